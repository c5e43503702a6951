import { standardEvent } from '@strata/rules';

/** How records become users or events, as the server takes it. */
export interface Mapping {
  kind: 'users' | 'events';
  name?: string;
  fields: { source: string | number; target: string; format?: string }[];
}

export const NEW_MAPPING: Mapping = { kind: 'events', fields: [{ source: 'id', target: 'externalId' }] };

/** Places that a field may go to. */
export function targetsOf(mapping: Mapping, attributes: readonly string[]): string[] {
  if (mapping.kind === 'users')
    return [
      'externalId',
      'identities.PHONE',
      'identities.EMAIL',
      'identities.IM',
      'tags',
      ...attributes.map((key) => `attributes.${key}`),
    ];
  const properties = standardEvent(mapping.name ?? '')?.properties ?? [];
  return ['externalId', 'occurredAt', 'messageId', 'name', ...properties.map((key) => `properties.${key}`)];
}

/** The paths of a record's values, such as `buyer.id`: what a field may come from. */
export function pathsOf(record: unknown, before = '', depth = 0): string[] {
  if (typeof record !== 'object' || record === null || Array.isArray(record) || depth > 3) return [];
  return Object.entries(record).flatMap(([key, value]) => {
    if (key === '$') return [];
    const path = `${before}${key}`;
    const below = pathsOf(value, `${path}.`, depth + 1);
    return below.length > 0 ? below : [path];
  });
}

/** The mapping without what was not filled in. */
export function finished({ kind, name, fields }: Mapping): Mapping {
  const filled = fields.filter(({ source, target }) => String(source).trim() !== '' && target.trim() !== '');
  return { kind, ...(kind === 'events' && name?.trim() && { name: name.trim() }), fields: filled };
}
