import type { Actor } from '@strata/access';
import type { TriedRecord } from '@strata/collect';

const HIDDEN = '•••';

/**
 * Records as they came, before anybody has said what of them is sensitive: whoever may not see that sees their form alone.
 * The reason of a rejection quotes values, and its code says as much.
 */
export function veiled({ permissions }: Actor, tried: readonly TriedRecord[]): readonly object[] {
  if (permissions.has('profile.sensitive')) return tried;
  return tried.map(({ record, item, rejected, repairs }) => ({
    record: formOf(record),
    item: formOf(item),
    rejected: rejected && { ...rejected, message: rejected.code },
    repairs,
  }));
}

function formOf(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(formOf);
  if (typeof value !== 'object' || value instanceof Date) return HIDDEN;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, formOf(below)]));
}
