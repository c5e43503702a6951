/** What an import brought of the attributes of a user, as its undo needs it. No database. */
import { createHash } from 'node:crypto';
import { markOf, startOf } from '@strata/profile';
import type { StoredOrigin, StoredValue, Word, WordChange } from '@strata/profile';

/** Of one attribute: the marks of the words that the import said, and the words that count no more beside them. */
export interface Before extends WordChange {
  /** Of a user whom it created by one row: the time of what that said, whose mark was not kept. */
  at?: number;
}

/** As earlier versions kept it: value and origin before, and a fingerprint of what the import made of them. */
type EarlierBefore = [value: StoredValue | null, origin: StoredOrigin | null, after: string];

/**
 * Of a user whom the import created by one row: the time of what it gave, in milliseconds, and the keys. There was nothing before, and what
 * still is of that source and time is the import's; eight marks would take half as long as all that is stored of the user.
 */
export type Given = [at: number, ...keys: string[]];

/** As it is stored, by key. */
export type Brought = Readonly<Record<string, Before | EarlierBefore>> | Given;

/** What an import said of the attributes of one user, by key, however it is stored. */
export function saidByKey(before: Brought): Map<string, Before> {
  if (Array.isArray(before)) {
    const [at, ...keys] = before;
    return new Map(keys.map((key) => [key, { came: [], went: [], at }]));
  }
  return new Map(Object.entries(before).map(([key, one]) => [key, Array.isArray(one) ? read(one) : one]));
}

function read([value, origin, after]: EarlierBefore): Before {
  const at = startOf({ value: value ?? undefined, origin: origin ?? undefined });
  return { came: [after], went: at === undefined ? [] : [{ at, value, source: origin?.[0], ...origin?.[2] }] };
}

/** Whether a word is one of those that an import of a source said; `next` is the word after it. */
export function isSaid({ came, at }: Before, source: string, word: Word, next: Word | undefined): boolean {
  if (came.includes(markOf(word)) || came.includes(earlierMark(word))) return true;
  if (word.from !== at) return false;
  // Of a value that somebody else has said again only the later name is kept.
  return word.source === source || (next?.source === word.source && markOf({ ...next!, from: at }) === markOf(word));
}

/** As earlier versions knew a value and who said so, when. */
const earlierMark = ({ value, source, from }: Word): string =>
  createHash('sha256')
    .update(JSON.stringify([value, source === undefined ? null : [source, from]]))
    .digest('base64url')
    .slice(0, 11);

/** What an import said by several batches, and all that went by it. */
export function together(earlier: Brought = {}, later: ReadonlyMap<string, WordChange>): Record<string, Before> {
  const both = saidByKey(earlier);
  for (const [key, { came, went }] of later) {
    const first = both.get(key);
    both.set(
      key,
      first ? { ...first, came: [...first.came, ...came], went: [...first.went, ...went] } : { came, went },
    );
  }
  return Object.fromEntries(both);
}
