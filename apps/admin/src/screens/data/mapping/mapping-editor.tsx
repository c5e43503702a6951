import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { standardEventNames } from '@strata/rules';
import { AutoComplete, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../../api/workspace';
import { useNames } from '../../../i18n/names';
import { DefineAttribute } from '../define-attribute';
import { ATTRIBUTES } from '../documents';
import { MappingFieldRow } from './mapping-field';
import { holds } from './holds';
import { withSeen, withTimeZone } from './mapping';
import type { Mapping, MappingField } from './mapping';
import { useMappingWords } from './words';
import './mapping.css';

interface MappingEditorProps {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  /** Paths that records were seen to have. */
  paths: readonly string[];
}

const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));

/** From which value of a record each thing that is stored comes, and how it is written there. */
export function MappingEditor({ mapping, onChange, paths }: MappingEditorProps): ReactNode {
  const say = useMappingWords();
  const { eventName } = useNames();
  const workspace = useWorkspace();
  const [making, setMaking] = useState<number>();
  const { data } = useQuery(ATTRIBUTES);
  const attributes = data?.attributes ?? [];
  const keys = attributes.map(({ key }) => key);
  const { kind, name, fields, missing, timeZone } = mapping;
  const unused = withSeen(mapping, paths, keys).fields.length - fields.length;
  const put = (at: number, field: MappingField): void =>
    onChange({ ...mapping, fields: fields.map((one, index) => (index === at ? field : one)) });
  return (
    <div className="mapping">
      <div className="mapping-kind">
        <span>{say('becomes')}</span>
        <Segmented<Mapping['kind']>
          aria-label={say('becomes')}
          value={kind}
          onChange={(next) => onChange({ ...mapping, kind: next })}
          options={[
            { value: 'events', label: say('events') },
            { value: 'users', label: say('users') },
          ]}
        />
        {kind === 'events' && (
          <AutoComplete
            className="mapping-event"
            aria-label={say('eventName')}
            placeholder={say('eventName')}
            value={name ?? ''}
            onChange={(next) => onChange({ ...mapping, name: next })}
            showSearch={{ filterOption: holds }}
            options={standardEventNames().map((value) => ({ value, label: `${eventName(value)} · ${value}` }))}
          />
        )}
      </div>
      <div className="mapping-head" aria-hidden="true">
        <span>{say('source')}</span>
        <span />
        <span>{say('target')}</span>
        <span>{say('format')}</span>
      </div>
      <ul className="mapping-fields" aria-label={say('fields')}>
        {fields.map((field, at) => (
          <MappingFieldRow
            key={at}
            at={at}
            field={field}
            mapping={mapping}
            attributes={attributes}
            paths={paths}
            onChange={(next) => put(at, next)}
            onRemove={() => onChange({ ...mapping, fields: fields.filter((_, index) => index !== at) })}
            onDefine={() => setMaking(at)}
          />
        ))}
      </ul>
      <div className="data-buttons">
        <Button
          icon={<PlusOutlined />}
          onClick={() => onChange({ ...mapping, fields: [...fields, { source: '', target: '' }] })}
        >
          {say('add')}
        </Button>
        {unused > 0 && (
          <Button onClick={() => onChange(withSeen(mapping, paths, keys))}>{say('addSeen', { count: unused })}</Button>
        )}
      </div>
      <div className="mapping-around">
        <label>
          <span>{say('timeZone')}</span>
          <Select
            aria-label={say('timeZone')}
            value={timeZone ?? workspace.timeZone}
            options={ZONES}
            showSearch
            onChange={(zone) => onChange(withTimeZone(mapping, zone === workspace.timeZone ? undefined : zone))}
          />
        </label>
        <label>
          <span>{say('missing')}</span>
          <Select
            aria-label={say('missing')}
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={20}
            placeholder={say('missingHint')}
            value={missing ?? []}
            onChange={(next: string[]) => onChange({ ...mapping, missing: next })}
          />
        </label>
      </div>
      {making !== undefined && (
        <DefineAttribute
          onDefined={(key) => put(making, { ...(fields[making] ?? { source: '' }), target: `attributes.${key}` })}
          onClose={() => setMaking(undefined)}
        />
      )}
    </div>
  );
}
