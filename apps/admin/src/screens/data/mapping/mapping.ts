/** A value of a record, and where it goes. */
export interface MappingField {
  source: string | number;
  target: string;
  format?: string;
  times?: string | number;
}

/** How records become users or events, as the server takes it. */
export interface Mapping {
  kind: 'users' | 'events';
  name?: string;
  fields: MappingField[];
  missing?: string[];
  timeZone?: string;
}

export const NEW_MAPPING: Mapping = { kind: 'events', fields: [{ source: 'id', target: 'externalId' }] };

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

/** What a path or a column's number leads to. */
export function valueAt(record: unknown, source: string | number): unknown {
  if (typeof record !== 'object' || record === null) return undefined;
  if (typeof source === 'number') return Object.values(record)[source - 1];
  const held = record as Record<string, unknown>;
  if (source in held) return held[source];
  return source
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], held);
}

/** What a record would store in a place: of a user or an event as the server gives it. */
export function storedAt(item: unknown, target: string): unknown {
  const [, list, key = ''] = /^(properties|attributes|identities)\.(.+)$/s.exec(target) ?? [];
  const held = item as Record<string, unknown> | null;
  if (list === undefined) return held?.[target];
  if (list !== 'identities') return (held?.[list] as Record<string, unknown> | undefined)?.[key];
  const [kind, namespace = ''] = key.split('/');
  const identities = (held?.['identities'] ?? [held?.['identity']]) as (
    { kind: string; namespace?: string; value: unknown } | undefined
  )[];
  return identities.find((one) => one?.kind === kind && (one?.namespace ?? '') === namespace)?.value;
}

/** Without a format: as the value and its place say. */
export function withFormat({ source, target, times }: MappingField, format: string): MappingField {
  return { source, target, ...(format !== '' && { format }), ...(times !== undefined && { times }) };
}

/** Of times without a zone; undefined: the workspace's. */
export function withTimeZone(mapping: Mapping, timeZone: string | undefined): Mapping {
  const changed = { ...mapping };
  if (timeZone === undefined) delete changed.timeZone;
  else changed.timeZone = timeZone;
  return changed;
}

/** Reads records where nothing says yet what becomes of them: all are shown as they came. */
export const PROBE: Mapping = { kind: 'events', name: 'probe', fields: [{ source: 1, target: 'externalId' }] };

/** Whether it says of whom a record is and, of events, what happened. */
export function isWhole(mapping: Mapping): boolean {
  const { kind, name, fields } = finished(mapping);
  const has = (test: (target: string) => boolean): boolean => fields.some(({ target }) => test(target));
  const who = has((target) => target === 'externalId' || target.startsWith('identities.'));
  return who && (kind === 'users' || name !== undefined || has((target) => target === 'name'));
}

/** A field for each value that was seen and that none comes from yet: attributes there are, or properties by their own names. */
export function withSeen(mapping: Mapping, paths: readonly string[], attributes: readonly string[]): Mapping {
  const used = new Set(mapping.fields.flatMap(({ source, times }) => [source, times]));
  const targets = new Set(mapping.fields.map(({ target }) => target));
  const added = paths.flatMap((source) => {
    const key = source.split('.').at(-1) ?? source;
    const target =
      mapping.kind === 'events' ? `properties.${key}` : attributes.includes(key) ? `attributes.${key}` : '';
    return used.has(source) || targets.has(target) ? [] : [{ source, target }];
  });
  return { ...mapping, fields: [...mapping.fields, ...added] };
}

/** The mapping without what was not filled in. */
export function finished({ kind, name, fields, missing, timeZone }: Mapping): Mapping {
  const filled = fields.filter(({ source, target }) => String(source).trim() !== '' && target.trim() !== '');
  return {
    kind,
    ...(kind === 'events' && name?.trim() && { name: name.trim() }),
    fields: filled,
    ...(missing && missing.length > 0 && { missing }),
    ...(timeZone !== undefined && { timeZone }),
  };
}
