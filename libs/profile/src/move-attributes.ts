import type { Queryable, Transaction } from '@strata/db';
import type { StoredValue } from './attribute-value.js';
import type { HistoryRow } from './attribute-history.js';
import { holdLives, keysKnown, lifeAt, writeLives } from './lives.js';
import { stands } from './origin.js';
import type { Candidate, Present, StoredOrigin } from './origin.js';
import { ranksOfSources } from './sources/source.service.js';
import type { Rules } from './timeline.js';
import { changeOf, joined, lifeOf, markOf, NO_LIFE, withdrawn, wordsIn } from './words.js';
import type { Life, WordChange } from './words.js';

/** What was so of one attribute; an origin without a value is that of a removal. */
export type Held = { value: StoredValue | null; origin: StoredOrigin | null };

/** One attribute of a user who was merged: what was and is so of it, and what its words made of those of the kept user. */
export interface MovedAttribute extends WordChange {
  key: string;
  taken: Life;
}

export interface MovedAttributes {
  words: MovedAttribute[];
}

/** What records of earlier versions say, up to 30 days old. */
interface EarlierMove {
  attributes: { key: string; taken: Held; was: Held | null; became: Held | null }[];
  /** The whole past of the user that was merged, and by what the kept user's history grew. */
  past: HistoryRow[];
  added: [key: string, from: string, to?: string][];
}

/**
 * Gives the attributes of one user to another, as if the other's words had been said of the kept one, of all times: at every instant the
 * better ranked source stands, then the newer value, at one time the kept user's. A removal comes only where nothing is.
 */
export async function moveAttributes(transaction: Transaction, from: number, to: number): Promise<MovedAttributes> {
  const rules = await rulesOfNow(transaction);
  const keys = await keysKnown(transaction, from);
  const lives = await holdLives(
    transaction,
    [from, to].flatMap((userId) => keys.map((key) => ({ userId, key }))),
  );
  const moves = keys.map((key) => {
    const [taken, was] = [lifeAt(lives, from, key), lifeAt(lives, to, key)];
    return { taken, was, ...joinedLife(key, was, taken, rules) };
  });
  await writeLives(
    transaction,
    moves.flatMap(({ moved: { key }, taken, was, is }) => [
      { userId: to, key, was, is },
      { userId: from, key, was: taken, is: NO_LIFE },
    ]),
  );
  for (const table of ['user_attributes', 'user_attribute_origins'])
    await transaction.query(`DELETE FROM ${table} WHERE user_id = $1`, [from]);
  return { words: moves.map(({ moved }) => moved) };
}

/** What two are as one, and the record of it. */
export function joinedLife(key: string, kept: Life, taken: Life, rules: Rules): { is: Life; moved: MovedAttribute } {
  const words = wordsIn(kept);
  const is = lifeOf(joined(words, wordsIn(taken), rules), rules);
  return { is, moved: { key, taken, ...changeOf(words, wordsIn(is)) } };
}

/** What the kept one is without what came from the other; what was said since stays. */
export function partedLife(kept: Life, { came, went }: WordChange, rules: Rules): Life {
  const marks = new Set(came);
  return lifeOf(
    withdrawn(wordsIn(kept), (word) => marks.has(markOf(word)), went, rules),
    rules,
  );
}

/** Gives them back: each has what was said of them, and the kept one what was said of both since. */
export async function moveAttributesBack(
  transaction: Transaction,
  from: number,
  to: number,
  record: MovedAttributes | EarlierMove,
): Promise<void> {
  const { words } = movedWords(record);
  const rules = await rulesOfNow(transaction);
  const lives = await holdLives(
    transaction,
    [from, to].flatMap((userId) => words.map(({ key }) => ({ userId, key }))),
  );
  await writeLives(
    transaction,
    words.flatMap((moved) => {
      const [was, theirs] = [lifeAt(lives, to, moved.key), lifeAt(lives, from, moved.key)];
      return [
        { userId: to, key: moved.key, was, is: partedLife(was, moved, rules) },
        { userId: from, key: moved.key, was: theirs, is: moved.taken },
      ];
    }),
  );
}

export const rulesOfNow = async (transaction: Transaction): Promise<Rules> => ({
  rankOf: await ranksOfSources(transaction),
  now: Date.now(),
});

/** The record of a merge, also of an earlier version. */
export function movedWords(record: MovedAttributes | EarlierMove): MovedAttributes {
  if ('words' in record) return record;
  const keys = new Set([...record.attributes, ...record.past].map(({ key }) => key));
  return {
    words: [...keys].map((key): MovedAttribute => {
      const one = record.attributes.find((other) => other.key === key);
      const past = record.past
        .filter((row) => row.key === key)
        .map(({ value, source, original, inferred, valid_from, valid_to }) => ({
          from: Date.parse(valid_from),
          to: Date.parse(valid_to),
          value,
          source: source ?? undefined,
          original: original ?? undefined,
          inferred: inferred ?? undefined,
        }))
        .sort((a, b) => a.from - b.from);
      const taken: Life = { past, value: one?.taken.value ?? null, origin: one?.taken.origin ?? null };
      const along = one && !one.was ? past : [];
      const became = one?.became ? wordsIn({ past: [], ...one.became }) : [];
      const was = one?.became && one.was ? wordsIn({ past: [], ...one.was }) : [];
      return {
        key,
        taken,
        came: [...along, ...became].map(markOf),
        went: was.map(({ from, value, source, original, inferred }) => ({
          at: from,
          value,
          source,
          original,
          inferred,
        })),
      };
    }),
  };
}

/** Whether what is taken stands in place of what the kept user has. Of two of which neither is ahead, the kept user's stays. */
export function prevails(taken: Held, was: Held, rankOf: (source?: string) => number): boolean {
  if (taken.value === null) return false;
  return stands(candidate(taken), present(was), rankOf) && !stands(candidate(was), present(taken), rankOf);
}

const present = ({ value, origin }: Held): Present => ({ value: value ?? undefined, origin: origin ?? undefined });
const candidate = ({ value, origin }: Held): Candidate => ({
  value,
  source: origin?.[0] ?? '',
  at: origin?.[1] ?? -Infinity,
  inferred: origin?.[2]?.inferred,
});

/** All that is so of the attributes of these users. */
export async function attributesHeld(queryable: Queryable, users: number[]): Promise<Map<number, Map<string, Held>>> {
  const rows = await queryable.query<{ user_id: number; values: Record<string, StoredValue> }>(
    'SELECT user_id, "values" FROM user_attributes WHERE user_id = ANY($1::integer[])',
    [users],
  );
  const origins = await queryable.query<{ user_id: number; origins: Record<string, StoredOrigin> }>(
    'SELECT user_id, origins FROM user_attribute_origins WHERE user_id = ANY($1::integer[])',
    [users],
  );
  const originsOf = new Map(origins.map((row) => [row.user_id, row.origins]));
  return new Map(
    rows.map(({ user_id, values }) => {
      const known = originsOf.get(user_id) ?? {};
      const keys = [...new Set([...Object.keys(values), ...Object.keys(known)])];
      return [user_id, new Map(keys.map((key) => [key, { value: values[key] ?? null, origin: known[key] ?? null }]))];
    }),
  );
}
