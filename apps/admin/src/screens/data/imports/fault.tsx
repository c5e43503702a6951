import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Offered } from '../../../parts/offered';
import { Face } from '../../../parts/face';
import { DISCARD_IMPORT } from './documents';
import { useFaultWords, useRefusalText } from './fault-words';
import { useFilePicker } from './file-picker';
import type { FoundImport } from './mapping-draft';
import { send } from './uploads';
import { ReadSettings } from './wizard/read-settings';
import { useImportsWords } from './words';

/** A file that cannot be read: why, what to do, and the ways to have it read otherwise. */
export function Fault({ found, onChanged }: { found: FoundImport; onChanged: () => void }): ReactNode {
  const say = useImportsWords();
  const navigate = useNavigate();
  const { text, advice } = useFaultWords();
  const [discard, { error }] = useMutation(DISCARD_IMPORT);
  const failure = useRefusalText(error);
  const picker = useFilePicker((files) => {
    const keys = files.map((file) => send(file));
    void navigate(keys.length === 1 ? `/data/imports/upload-${keys[0] ?? ''}` : '/data?tab=imports');
  });
  const drop = async (): Promise<void> => {
    const { data } = await discard({ variables: { input: { id: found.id } }, errorPolicy: 'all' });
    if (data) void navigate('/data?tab=imports');
  };
  const failed = found.state === 'FAILED';
  const { fault } = found;
  return (
    <>
      <Face
        role="alert"
        title={say(failed ? 'unreadable' : fault ? 'expired' : 'discarded')}
        text={fault ? `${text(fault)}${advice(fault.code)}` : say('discardedText')}
        {...(fault && failed && { detail: fault.code })}
        actions={
          <Offered to={['uploadImport', 'discardImport']}>
            <Button type="primary" icon={<UploadOutlined />} onClick={picker.open}>
              {say('chooseFile')}
            </Button>
            {failed && found.fileKept && (
              <Button type="text" onClick={() => void drop()}>
                {say('discard')}
              </Button>
            )}
          </Offered>
        }
      />
      {error && (
        <p role="alert" className="imports-fault-line">
          {failure}
        </p>
      )}
      {failed && found.fileKept && (
        <Offered to={['examineImport']}>
          <section className="imports-section imports-reread">
            <h2>{say('readOtherwise')}</h2>
            <ReadSettings found={found} onChanged={onChanged} />
          </section>
        </Offered>
      )}
      {picker.input}
    </>
  );
}
