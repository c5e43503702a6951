import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { standardEventNames } from '@strata/rules';
import { AutoComplete, Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useNames } from '../../../i18n/names';
import { ATTRIBUTES } from '../documents';
import { targetsOf } from './mapping';
import type { Mapping } from './mapping';
import { useMappingWords } from './words';
import './mapping.css';

interface MappingEditorProps {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  /** Paths that records were seen to have. */
  paths: readonly string[];
}

const holds = (input: string, option?: { value: string; label?: ReactNode }): boolean =>
  `${option?.value} ${typeof option?.label === 'string' ? option.label : ''}`
    .toLowerCase()
    .includes(input.toLowerCase());

/** From which value of a record each thing that is stored comes. */
export function MappingEditor({ mapping, onChange, paths }: MappingEditorProps): ReactNode {
  const say = useMappingWords();
  const { eventName } = useNames();
  const { data } = useQuery(ATTRIBUTES);
  const targets = targetsOf(mapping, data?.attributes.map(({ key }) => key) ?? []);
  const change = (at: number, part: Partial<Mapping['fields'][number]>): void =>
    onChange({
      ...mapping,
      fields: mapping.fields.map((field, index) => (index === at ? { ...field, ...part } : field)),
    });
  return (
    <div className="mapping">
      <div className="mapping-kind">
        <span>{say('becomes')}</span>
        <Segmented<Mapping['kind']>
          aria-label={say('becomes')}
          value={mapping.kind}
          onChange={(kind) => onChange({ ...mapping, kind })}
          options={[
            { value: 'events', label: say('events') },
            { value: 'users', label: say('users') },
          ]}
        />
        {mapping.kind === 'events' && (
          <AutoComplete
            className="mapping-event"
            aria-label={say('eventName')}
            placeholder={say('eventName')}
            value={mapping.name ?? ''}
            onChange={(name) => onChange({ ...mapping, name })}
            showSearch={{ filterOption: holds }}
            options={standardEventNames().map((value) => ({ value, label: `${eventName(value)} · ${value}` }))}
          />
        )}
      </div>
      <ul className="mapping-fields" aria-label={say('fields')}>
        {mapping.fields.map(({ source, target }, at) => (
          <li key={at}>
            <AutoComplete
              aria-label={say('source')}
              placeholder={say('source')}
              value={String(source)}
              onChange={(value) => change(at, { source: value })}
              showSearch={{ filterOption: holds }}
              options={paths.map((value) => ({ value }))}
            />
            <span aria-hidden="true">→</span>
            <AutoComplete
              aria-label={say('target')}
              placeholder={say('target')}
              value={target}
              onChange={(value) => change(at, { target: value })}
              showSearch={{ filterOption: holds }}
              options={targets.map((value) => ({ value }))}
            />
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={say('remove', { name: target || at + 1 })}
              onClick={() => onChange({ ...mapping, fields: mapping.fields.filter((_, index) => index !== at) })}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={<PlusOutlined />}
        onClick={() => onChange({ ...mapping, fields: [...mapping.fields, { source: '', target: '' }] })}
      >
        {say('add')}
      </Button>
    </div>
  );
}
