import { useMutation } from '@apollo/client/react';
import { checkKey } from '@strata/rules';
import { Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFailureText } from '../../../parts/failure';
import { useComposition } from '../composition';
import { asInput } from '../preview';
import { CREATE } from '../segment';
import { useBuilderWords } from '../words';

interface CreateDialogProps {
  name: string;
  onClose: () => void;
  onCreated: (key: string) => void;
}

/** A key made of the name: what a key may have, in place. */
const suggestKey = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64);

/** Name, key and description of a new segment. */
export default function CreateDialog({ name: given, onClose, onCreated }: CreateDialogProps): ReactNode {
  const { sound } = useComposition();
  const say = useBuilderWords();
  const [name, setName] = useState(given);
  const [key, setKey] = useState<string>();
  const [description, setDescription] = useState('');
  const nameInput = useRef<InputRef>(null);
  const [send, sending] = useMutation(CREATE);
  const failure = useFailureText(sending.error);
  const wanted = key ?? suggestKey(name);
  const badKey = wanted !== '' && checkKey('segment', wanted).problem !== undefined;
  const submit = async (): Promise<void> => {
    if (!sound) return;
    const input = { key: wanted, name: name.trim(), description, rule: asInput(sound) };
    const { data, error } = await send({ variables: { input }, errorPolicy: 'all' });
    if (!error && data) onCreated(wanted);
  };
  return (
    <Modal
      open
      title={say('createTitle')}
      onCancel={onClose}
      // The dialog takes the focus for itself when it opens; then it is the name's.
      afterOpenChange={(open) => open && nameInput.current?.focus()}
      onOk={() => void submit()}
      okText={say('create')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: name.trim() === '' || wanted === '' || badKey || !sound, loading: sending.loading }}
      width={440}
    >
      <form
        className="create"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label>
          {say('name')}
          <Input ref={nameInput} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          {say('key')}
          <Input
            value={wanted}
            status={badKey ? 'error' : undefined}
            onChange={(event) => setKey(event.target.value)}
          />
          <small>{say('keyHint')}</small>
        </label>
        <label>
          {say('description')}
          <Input.TextArea value={description} rows={2} onChange={(event) => setDescription(event.target.value)} />
        </label>
        {sending.error && (
          <p role="alert" className="note note-fault">
            {failure}
          </p>
        )}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
