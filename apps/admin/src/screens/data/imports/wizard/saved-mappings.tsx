import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import DownOutlined from '@ant-design/icons/DownOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import { useMutation } from '@apollo/client/react';
import { Button, Input, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { DELETE_MAPPING, RENAME_MAPPING } from '../documents';
import { useRefusalText } from '../fault-words';
import { draftOfMapping } from '../mapping-draft';
import type { MappingDraft } from '../mapping-draft';
import { useImportsWords } from '../words';
import type { SavedMapping, Targets } from './steps';

interface SavedMappingsProps {
  draft: MappingDraft;
  setDraft: (next: MappingDraft) => void;
  targets: Targets;
}

/** Mappings that were made for files with columns like these, the likest first; each can be used, renamed and deleted. */
export function SavedMappings({ draft, setDraft, targets }: SavedMappingsProps): ReactNode {
  const say = useImportsWords();
  const [open, setOpen] = useState(false);
  const { mappings, refetch } = targets;
  if (mappings.length === 0) return <span className="imports-hint">{say('noneSaved')}</span>;
  const use = ({ mapping }: SavedMapping): void => {
    setDraft(draftOfMapping(mapping, draft));
    setOpen(false);
  };
  const list = (
    <ul className="imports-saved">
      {mappings.map((saved) => (
        <SavedRow key={saved.name} saved={saved} onUse={() => use(saved)} onChanged={refetch} />
      ))}
    </ul>
  );
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={list}>
      <Button>
        {say('saved', { count: mappings.length })} <DownOutlined />
      </Button>
    </Popover>
  );
}

function SavedRow(props: { saved: SavedMapping; onUse: () => void; onChanged: () => void }): ReactNode {
  const { saved, onUse, onChanged } = props;
  const say = useImportsWords();
  const format = useFormat();
  const [name, setName] = useState<string>();
  const [rename, renaming] = useMutation(RENAME_MAPPING);
  const [forget, forgetting] = useMutation(DELETE_MAPPING);
  const error = renaming.error ?? forgetting.error;
  const failure = useRefusalText(error);
  const { lacks, mapping, updatedAt } = saved;
  const save = async (): Promise<void> => {
    const to = name?.trim() ?? '';
    if (to === '') return;
    const { data } = await rename({ variables: { input: { name: saved.name, to } }, errorPolicy: 'all' });
    if (!data?.renameImportMapping) return;
    setName(undefined);
    onChanged();
  };
  const remove = async (): Promise<void> => {
    const { data } = await forget({ variables: { input: { name: saved.name } }, errorPolicy: 'all' });
    if (data) onChanged();
  };
  return (
    <li>
      {name === undefined ? (
        <button type="button" onClick={onUse}>
          <strong>{saved.name}</strong>
          <span>
            {say(mapping.kind)} · {format.relative(updatedAt)}
          </span>
          <span>
            {lacks.length === 0
              ? say('fits', { count: mapping.fields.length })
              : say('lacks', { count: mapping.fields.length, columns: format.list(lacks.slice(0, 3)) })}
          </span>
        </button>
      ) : (
        <form
          className="imports-save-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Input
            autoFocus
            aria-label={say('renameTo', { name: saved.name })}
            value={name}
            maxLength={128}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setName(undefined);
            }}
          />
          <Button htmlType="submit" loading={renaming.loading}>
            {say('save')}
          </Button>
        </form>
      )}
      {error && (
        <span role="alert" className="imports-fault-line">
          {failure}
        </span>
      )}
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={`${say('renameSaved')} ${saved.name}`}
        onClick={() => setName(saved.name)}
      />
      <Popconfirm
        title={say('deleteSure', { name: saved.name })}
        description={say('deleteText')}
        okText={say('deleteSaved')}
        cancelText={say('keep')}
        okButtonProps={{ danger: true }}
        onConfirm={() => void remove()}
      >
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${say('deleteSaved')} ${saved.name}`} />
      </Popconfirm>
    </li>
  );
}

/** Says by itself that a saved mapping fits whole, until it or another was chosen. */
export function SavedSuggestion({ draft, setDraft, targets }: SavedMappingsProps): ReactNode {
  const say = useImportsWords();
  const best = targets.mappings.find(({ lacks }) => lacks.length === 0);
  if (!best) return null;
  const fitted = draftOfMapping(best.mapping, draft);
  const used = JSON.stringify([fitted.kind, fitted.fields]) === JSON.stringify([draft.kind, draft.fields]);
  return (
    <p className="imports-suggest" role="status">
      {say(used ? 'using' : 'suggest', { name: best.name })}{' '}
      {!used && (
        <Button size="small" onClick={() => setDraft(fitted)}>
          {say('useIt')}
        </Button>
      )}
    </p>
  );
}
