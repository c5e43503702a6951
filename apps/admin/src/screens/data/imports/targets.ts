import { standardEvent, standardPropertyKeys } from '@strata/rules';
import { useMemo } from 'react';
import { useMayDo } from '../../../api/viewer';
import type { AttributeType, ImportKind } from '../../../graphql/graphql';
import { useNames } from '../../../i18n/names';
import { sourceOf } from './mapping-draft';
import type { Column, MappingDraft } from './mapping-draft';
import { useImportsWords } from './words';

export const LEAVE_OUT = '';
export const NEW_ATTRIBUTE = '+';

export interface TargetOption {
  value: string;
  label: string;
  /** What is typed to find it. */
  search: string;
}

export interface TargetGroup {
  label: string;
  options: TargetOption[];
}

export interface KnownAttribute {
  key: string;
  name: string;
  type: AttributeType;
}

const IDENTITIES = ['PHONE', 'EMAIL', 'IM/wechat', 'IM', 'DEVICE', 'ANONYMOUS', 'OTHER'] as const;

/** What a column may become, in groups. */
export function useTargets(
  draft: Pick<MappingDraft, 'kind' | 'name' | 'newAttributes'>,
  attributes: readonly KnownAttribute[],
): (column: Pick<Column, 'name' | 'number'>) => TargetGroup[] {
  const say = useImportsWords();
  const { nameOf, eventName } = useNames();
  const { kind, name, newAttributes } = draft;
  const defines = useMayDo()('defineAttribute');
  return useMemo(() => {
    const option = (value: string, label: string, search = ''): TargetOption => ({
      value,
      label,
      search: `${label} ${value} ${search}`.toLowerCase(),
    });
    const leave: TargetGroup = { label: '', options: [option(LEAVE_OUT, say('leaveOut'))] };
    const who = option('externalId', say('externalId'), 'id');
    const identities = IDENTITIES.map((one) => option(`identities.${one}`, say(`identity.${one}`)));
    if (kind === 'EVENTS') {
      const usual: readonly string[] = standardEvent(name.trim())?.properties ?? [];
      const others = standardPropertyKeys().filter((key) => !usual.includes(key));
      const properties = [...usual, ...others].map((key) => option(`properties.${key}`, eventName(key)));
      const groups = [
        leave,
        { label: say('groupWho'), options: [who, ...identities] },
        {
          label: say('groupEvent'),
          options: [
            option('occurredAt', say('occurredAt'), 'time'),
            option('name', say('eventName'), 'event'),
            option('messageId', say('messageId')),
          ],
        },
      ];
      return (column: Pick<Column, 'name' | 'number'>) => {
        const own = `properties.${String(sourceOf(column))}`;
        const has = properties.some(({ value }) => value === own);
        return [
          ...groups,
          {
            label: say('groupProperties'),
            options: [...(has ? [] : [option(own, say('ownProperty', { name: column.name }))]), ...properties],
          },
        ];
      };
    }
    const groups = [
      leave,
      {
        label: say('groupWho'),
        options: [who, ...identities],
      },
      {
        label: say('groupAttributes'),
        options: [
          ...(defines ? [option(NEW_ATTRIBUTE, say('newAttribute'))] : []),
          ...newAttributes
            .filter(({ key }) => !attributes.some((known) => known.key === key))
            .map((one) => option(`attributes.${one.key}`, say('isNew', { name: nameOf(one.key, one.name) }))),
          ...attributes.map((one) => option(`attributes.${one.key}`, nameOf(one.key, one.name), one.name)),
        ],
      },
      { label: say('groupTags'), options: [option('tags', say('tags'), 'tag')] },
      { label: say('groupTime'), options: [option('at', say('at'), 'time')] },
    ];
    return () => groups;
  }, [kind, name, newAttributes, attributes, defines, say, nameOf, eventName]);
}

const PLAIN = ['externalId', 'occurredAt', 'messageId', 'tags', 'at'] as const;

/** What a target is called, where it stands alone. */
export function useTargetName(
  attributes: readonly KnownAttribute[],
  newAttributes: readonly KnownAttribute[],
): (target: string) => string {
  const say = useImportsWords();
  const { nameOf, eventName } = useNames();
  return (target) => {
    const plain = PLAIN.find((one) => one === target);
    if (plain) return say(plain);
    if (target === 'name') return say('eventName');
    const [, prefix, key = ''] = /^(properties|attributes|identities)\.(.+)$/s.exec(target) ?? [];
    if (prefix === 'attributes') {
      const known = [...attributes, ...newAttributes].find((one) => one.key === key);
      return nameOf(key, known?.name);
    }
    if (prefix === 'identities') {
      const usual = IDENTITIES.find((one) => one === key);
      return usual ? say(`identity.${usual}`) : key;
    }
    return prefix === 'properties' ? eventName(key) : target;
  };
}

/** How the values of a target may be written: dates in some order, lists with some separator, numbers with a comma. */
export type FormatKind = 'DATE' | 'LIST' | 'NUMBER' | 'PROPERTY' | undefined;

export function formatKindOf(kind: ImportKind, target: string, attributes: readonly KnownAttribute[]): FormatKind {
  if (target === 'occurredAt' || target === 'at') return 'DATE';
  if (target === 'tags') return 'LIST';
  if (kind === 'EVENTS') return target.startsWith('properties.') ? 'PROPERTY' : undefined;
  const type = attributes.find(({ key }) => `attributes.${key}` === target)?.type;
  if (type === 'DATE' || type === 'DATETIME') return 'DATE';
  return type === 'TEXT_LIST' ? 'LIST' : type === 'NUMBER' ? 'NUMBER' : undefined;
}

const DATES = [
  ...['yyyy-M-d', 'yyyy/M/d', 'yyyy.M.d', 'yyyyMMdd', 'yyyy年M月d日', 'd/M/yyyy', 'M/d/yyyy', 'd.M.yyyy'],
  ...['yyyy-M-d H:mm', 'yyyy-M-d H:mm:ss', 'yyyy/M/d H:mm', 'yyyy/M/d H:mm:ss', 'yyyy年M月d日 H:mm'],
  ...['d/M/yyyy H:mm', 'M/d/yyyy H:mm', 'd/M/yyyy H:mm:ss', 'M/d/yyyy H:mm:ss', 'unix', 'unixms'],
];
const SEPARATORS = [';', ',', '|', '、', '/'];

/** Formats to choose from, the column's own among them. `''` leaves it to the values. */
export function useFormats(): (
  of: FormatKind,
  column: Pick<Column, 'ambiguous' | 'format' | 'shape'>,
  chosen: string | undefined,
) => { value: string; label: string }[] {
  const say = useImportsWords();
  return (of, column, chosen) => {
    const date = (format: string) => ({
      value: format,
      label:
        format === 'unix' || format === 'unixms'
          ? say(format)
          : `${say(format.startsWith('d') ? 'DMY' : format.startsWith('M') ? 'MDY' : 'YMD')} · ${format}`,
    });
    // Where day and month may be the other way round these two are the question.
    const orders =
      column.ambiguous && column.format !== null && column.format !== undefined ? swapped(column.format) : [];
    const dates = [...new Set([...orders, ...[chosen, column.format].filter(isDate), ...DATES])].map(date);
    const auto = { value: '', label: say('formatAuto') };
    if (of === 'DATE') return [auto, ...dates];
    if (of === 'LIST')
      return [
        auto,
        ...SEPARATORS.map((separator) => ({ value: `list(${separator})`, label: say('separatedBy', { separator }) })),
      ];
    const comma = { value: 'number(,)', label: say('asCommaNumber') };
    if (of === 'NUMBER') return [auto, comma];
    return [
      { value: '', label: say('asText') },
      { value: 'number', label: say('asNumber') },
      comma,
      { value: 'boolean', label: say('asBoolean') },
      { value: 'iso', label: say('asIso') },
      ...(column.shape === 'DATE' || column.shape === 'DATETIME' ? dates : [chosen].filter(isDate).map(date)),
    ];
  };
}

const isDate = (format: string | null | undefined): format is string =>
  format !== null && format !== undefined && /y{4}|^unix/.test(format);

const swapped = (format: string): string[] => {
  const other = format.startsWith('d/M') ? format.replace('d/M', 'M/d') : format.replace('M/d', 'd/M');
  return [...new Set([format, other])];
};
