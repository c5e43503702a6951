import { Refusal } from '@strata/db';
import { isObject } from '../mapping/read-json.js';
import type { JsonRecord } from './record-road.js';

/**
 * The records in a body of JSON. Without a path the body itself is one, or each item of it where it is a list. Every record
 * bears the whole body as `$`.
 */
export function recordsOf(body: unknown, path: string | null | undefined, most: number): JsonRecord[] {
  const found = path ? at(body, path) : body;
  if (path && found === undefined) throw new Refusal('NO_ITEMS', `there is nothing at "${path}"`);
  const list: unknown[] = Array.isArray(found) ? found : [found];
  if (list.length > most) throw new Refusal('TOO_LARGE', `at most ${most} items at once`);
  return list.map((item) => {
    if (!isObject(item)) throw new Refusal('NO_ITEMS', `expected objects${path ? ` at "${path}"` : ''}`);
    return { ...item, $: body };
  });
}

/** The value at a path such as `data.orders`; undefined where there is none. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.'))
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Record<string, unknown>)[key]
        : undefined;
  return found;
}
