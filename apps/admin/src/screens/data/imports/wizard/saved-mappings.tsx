import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import DownOutlined from '@ant-design/icons/DownOutlined';
import { useMutation } from '@apollo/client/react';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { DELETE_MAPPING } from '../documents';
import { draftOfMapping } from '../mapping-draft';
import type { MappingDraft } from '../mapping-draft';
import { useImportsWords } from '../words';
import type { Targets } from './steps';

interface SavedMappingsProps {
  draft: MappingDraft;
  setDraft: (next: MappingDraft) => void;
  targets: Targets;
}

/** Mappings that were saved and fit the columns of this file. */
export function SavedMappings({ draft, setDraft, targets }: SavedMappingsProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [forget] = useMutation(DELETE_MAPPING);
  const { mappings, refetch } = targets;
  if (mappings.length === 0) return <span className="imports-hint">{say('noneSaved')}</span>;
  const list = (
    <ul className="imports-saved">
      {mappings.map(({ name, updatedAt, mapping }) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => {
              setDraft(draftOfMapping(mapping, draft));
              setOpen(false);
            }}
          >
            <strong>{name}</strong>
            <span>
              {say(mapping.kind)} · {say('columnsCount', { count: mapping.fields.length })} ·{' '}
              {format.relative(updatedAt)}
            </span>
          </button>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${say('deleteSaved')} ${name}`}
            onClick={() => void forget({ variables: { input: { name } }, errorPolicy: 'all' }).then(refetch)}
          />
        </li>
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
