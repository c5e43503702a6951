import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { AutoComplete, Button, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatKindOf, LEAVE_OUT, NEW_ATTRIBUTE, useFormats, useTargetName, useTargets } from '../imports/targets';
import type { KnownAttribute } from '../imports/targets';
import { holds } from './holds';
import { withFormat } from './mapping';
import type { Mapping, MappingField } from './mapping';
import { useMappingWords } from './words';

interface MappingFieldRowProps {
  at: number;
  field: MappingField;
  mapping: Mapping;
  attributes: readonly KnownAttribute[];
  paths: readonly string[];
  onChange: (field: MappingField) => void;
  onRemove: () => void;
  onDefine: () => void;
}

/** Every way to write a time may be meant: of records nothing is told before they are read. */
const ANY = { shape: 'DATETIME', ambiguous: false, format: null } as const;
const PATTERN = /^(?=.*y{4})(?=.*M)(?=.*d)/;

/** One value: where it comes from, where it goes, how it is written. */
export function MappingFieldRow(props: MappingFieldRowProps): ReactNode {
  const { at, field, mapping, attributes, paths, onChange, onRemove, onDefine } = props;
  const say = useMappingWords();
  const [typed, setTyped] = useState('');
  const { source, target, format } = field;
  const kind = mapping.kind === 'users' ? 'USERS' : 'EVENTS';
  const targetsOf = useTargets({ kind, name: mapping.name ?? '', newAttributes: [] }, attributes);
  const nameOfTarget = useTargetName(attributes, []);
  const formatsOf = useFormats();
  const leaf = String(source).split('.').at(-1) ?? '';
  const groups = targetsOf({ name: leaf, number: 0 })
    .map(({ label, options }) => ({
      label,
      title: label,
      options: options.filter(({ value }) => value !== LEAVE_OUT && !(value === `properties.${leaf}` && leaf === '')),
    }))
    .filter(({ options }) => options.length > 0);
  const listed = groups.some(({ options }) => options.some(({ value }) => value === target));
  const written = formatKindOf(kind, target, attributes);
  const formats = written ? formatsOf(written, ANY, format) : [];
  const own = [format, written === 'DATE' || written === 'PROPERTY' ? typed.trim() : undefined].filter(
    (one): one is string => one !== undefined && PATTERN.test(one) && !formats.some(({ value }) => value === one),
  );
  return (
    <li>
      <AutoComplete
        aria-label={say('source')}
        placeholder={say('source')}
        value={String(source)}
        onChange={(value) => onChange({ ...field, source: value })}
        showSearch={{ filterOption: holds }}
        options={paths.map((value) => ({ value }))}
      />
      <span aria-hidden="true">→</span>
      <Select
        aria-label={say('targetOf', { name: String(source) || at + 1 })}
        placeholder={say('target')}
        value={target === '' ? null : target}
        showSearch={{ filterOption: (text, option) => holds(text, option) }}
        popupMatchSelectWidth={260}
        options={[...groups, ...(listed || target === '' ? [] : [{ value: target, label: nameOfTarget(target) }])]}
        onChange={(next) => {
          if (next === NEW_ATTRIBUTE) return onDefine();
          const put = { ...field, target: next ?? '' };
          // Another kind of place is written in other ways.
          const keeps = formatKindOf(kind, put.target, attributes) === written;
          onChange(keeps ? put : withFormat(put, ''));
        }}
      />
      {written ? (
        <Select
          aria-label={say('formatOf', { name: String(source) || at + 1 })}
          value={format ?? ''}
          popupMatchSelectWidth={260}
          showSearch={{ filterOption: holds, onSearch: setTyped }}
          options={[...formats, ...[...new Set(own)].map((value) => ({ value, label: value }))]}
          onChange={(next) => onChange(withFormat(field, next))}
        />
      ) : (
        <span className="mapping-plain">—</span>
      )}
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={say('remove', { name: target ? nameOfTarget(target) : at + 1 })}
        onClick={onRemove}
      />
    </li>
  );
}
