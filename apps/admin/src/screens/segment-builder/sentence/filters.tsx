import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { propertyType } from '@strata/rules';
import type { EventCondition, Predicate, PredicateType, PropertyFilter } from '@strata/rules';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useNames } from '../../../i18n/names';
import type { EventInfo } from '../definitions';
import { PredicateEditor } from './predicate-editor';
import { useSentenceWords } from './words';

interface FiltersProps {
  event: EventCondition;
  info: EventInfo | undefined;
  onChange: (event: EventCondition, kind?: string) => void;
  wrong: (path: string) => boolean;
}

const START: Partial<Record<PredicateType, Predicate>> = {
  NUMBER: { gte: 0 },
  BOOLEAN: { eq: true },
  DATETIME: { inLast: 'P30D' },
};

const typesOf = (info: EventInfo | undefined, property: string): PredicateType[] => {
  const known = info?.properties.find(({ name }) => name === property)?.types ?? [];
  return known
    .map((type) => type.toUpperCase())
    .filter((type): type is PredicateType => ['TEXT', 'NUMBER', 'BOOLEAN', 'DATETIME'].includes(type));
};

/** ，评分 ≥ 4: what one and the same event must meet, each filter with its own small controls. */
export function Filters({ event, info, onChange, wrong }: FiltersProps): ReactNode {
  const say = useSentenceWords();
  const { eventName } = useNames();
  const filters = event.where ?? [];
  const set = (next: PropertyFilter[], kind?: string): void => {
    const changed = { ...event };
    delete changed.where;
    onChange(next.length > 0 ? { ...changed, where: next } : changed, kind);
  };
  const lower = (text: string): string =>
    /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  return (
    <>
      {filters.map(({ property, is }, at) => {
        const types = typesOf(info, property);
        const read = propertyType(is);
        return (
          <span key={at} className="clause">
            <span className="verb">{say('with')}</span>
            <strong className="noun">{lower(eventName(property))}</strong>
            <PredicateEditor
              subject={{
                name: eventName(property),
                type: read === 'ANY' && 'exists' in is ? 'ANY' : read,
                offered: types,
              }}
              is={is}
              onChange={(next, kind) =>
                set(
                  filters.map((filter, index) => (index === at ? { property, is: next } : filter)),
                  kind && `${at} ${kind}`,
                )
              }
              wrong={(operator) => wrong(operator === '' ? `where[${at}].is` : `where[${at}].is.${operator}`)}
            />
            <button
              type="button"
              className="clause-remove"
              aria-label={`${say('removeFilter')}: ${eventName(property)}`}
              onClick={() => set(filters.filter((_, index) => index !== at))}
            >
              <CloseOutlined />
            </button>
          </span>
        );
      })}
    </>
  );
}

/** Closes the sentence: another property that the same event must meet. */
export function AddFilter({ event, info, onChange }: Omit<FiltersProps, 'wrong'>): ReactNode {
  const { eventName } = useNames();
  const say = useSentenceWords();
  if (!info || info.properties.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        style: { maxHeight: 320, overflow: 'auto' },
        items: info.properties.map(({ name }) => ({ key: name, label: eventName(name) })),
        onClick: ({ key }) => {
          const [type] = typesOf(info, key);
          const filter = { property: key, is: START[type ?? 'TEXT'] ?? { in: [] } };
          onChange({ ...event, where: [...(event.where ?? []), filter] });
        },
      }}
    >
      <button
        type="button"
        className="clause-add"
        aria-label={`${say('filterBy')}: ${eventName(event.name ?? '')}`}
        title={say('filterBy')}
      >
        <PlusOutlined />
      </button>
    </Dropdown>
  );
}
