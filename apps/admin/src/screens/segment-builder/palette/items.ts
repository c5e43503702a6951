import type { AttributeType, Predicate } from '@strata/rules';
import type { BuilderDefinitions } from '../definitions';
import type { Condition, ConditionForm } from '../tree';

export type Section = 'frequent' | 'attributes' | 'tags' | 'events' | 'segments' | 'others';

type Covered = 'attributes' | 'tags' | 'events' | 'segments';

export interface PaletteItem {
  /** `attribute city`: unique in the whole palette, and what a condition uses. */
  id: string;
  form: ConditionForm;
  label: string;
  /** What its coverage is asked for by; absent where that means nothing. */
  covered?: { of: Covered; key: string };
  stale?: boolean;
  /** It is sensitive, and a condition on it is refused to whoever builds. */
  locked?: boolean;
  /** Of a tag: its level below the section, and whether others lie below it. */
  depth: number;
  parent?: string;
  branch?: boolean;
  condition: Condition;
}

/** What a condition begins with: something true of somebody, so that the number answers at once. */
const START: Record<AttributeType, (options: readonly string[]) => Predicate> = {
  TEXT: ([first]) => (first === undefined ? { exists: true } : { in: [first] }),
  NUMBER: () => ({ gte: 0 }),
  BOOLEAN: () => ({ eq: true }),
  DATE: () => ({ inLast: 'P30D' }),
  DATETIME: () => ({ inLast: 'P30D' }),
  TEXT_LIST: ([first]) => (first === undefined ? { exists: true } : { hasAny: [first] }),
};

const BIRTHDAY = /birth/i;

/** The items of every section, in the order of the palette; tags as their tree. */
export function paletteItems(
  definitions: BuilderDefinitions,
  words: {
    everyone: string;
    sample: string;
    reachable: (purpose: string) => string;
    eventName: (name: string) => string;
  },
  seesSensitive: boolean,
): Record<Exclude<Section, 'frequent'>, PaletteItem[]> {
  const tagKeys = definitions.tags.map(({ key }) => key);
  return {
    attributes: definitions.attributes.map(({ key, name, type, options, sensitive }) => ({
      id: `attribute ${key}`,
      form: 'attribute',
      label: name,
      covered: { of: 'attributes', key },
      locked: sensitive && !seesSensitive,
      depth: 0,
      condition: {
        attribute: {
          key,
          is: type === 'DATE' && BIRTHDAY.test(key) ? { anniversaryInNext: 'P7D' } : START[type](options ?? []),
        },
      },
    })),
    tags: definitions.tags
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, name, stale }) => ({
        id: `tag ${key}`,
        form: 'tag',
        label: name,
        covered: { of: 'tags', key },
        stale,
        depth: key.split('/').length - 1,
        parent: key.includes('/') ? `tag ${key.slice(0, key.lastIndexOf('/'))}` : undefined,
        branch: tagKeys.some((other) => other.startsWith(`${key}/`)),
        condition: { tag: { in: [key] } },
      })),
    events: definitions.events.map(({ name }) => ({
      id: `event ${name}`,
      form: 'event',
      label: words.eventName(name),
      covered: { of: 'events', key: name },
      depth: 0,
      condition: { event: { name, during: { last: 'P30D' }, measure: { count: true }, is: { gte: 1 } } },
    })),
    segments: definitions.segments.map(({ key, name }) => ({
      id: `segment ${key}`,
      form: 'segment',
      label: name,
      covered: { of: 'segments', key },
      depth: 0,
      condition: { segment: { key } },
    })),
    others: [
      { id: 'everyone', form: 'everyone', label: words.everyone, depth: 0, condition: { everyone: true } },
      {
        id: 'sample',
        form: 'sample',
        label: words.sample,
        depth: 0,
        condition: { sample: { salt: 'a', from: 0, to: 10 } },
      },
      ...definitions.purposes
        .filter(({ channels }) => channels.length > 0)
        .map(({ key, label, channels }) => ({
          id: `reachable ${key}`,
          form: 'reachable' as const,
          label: words.reachable(label),
          depth: 0,
          condition: {
            reachable: { channel: channels.includes('EMAIL') ? 'EMAIL' : (channels[0] ?? 'EMAIL'), purpose: key },
          },
        })),
    ],
  };
}

/** The palette's items that a condition uses. */
export function itemsOf(condition: Condition): string[] {
  if ('attribute' in condition) return [`attribute ${condition.attribute.key}`];
  if ('tag' in condition) return condition.tag.in.map((key) => `tag ${key}`);
  if ('event' in condition) {
    const { name, sequence } = condition.event;
    return [name, ...(sequence?.steps ?? []).map((step) => step.name)]
      .flatMap((known) => known ?? [])
      .map((known) => `event ${known}`);
  }
  if ('segment' in condition) return [`segment ${condition.segment.key}`];
  if ('reachable' in condition) return [`reachable ${condition.reachable.purpose}`];
  return [Object.keys(condition)[0] ?? ''];
}
