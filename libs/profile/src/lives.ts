/** What is and was so of attributes, read and written whole: for who takes words back, or makes one user of two. */
import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { foldedOf } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { holdOrigins, rowsSince, writeHistory } from './attribute-history.js';
import type { StoredOrigin } from './origin.js';
import { rowsWithout } from './settle-attributes.js';
import { NO_LIFE } from './words.js';
import type { Life } from './words.js';

/** By user and key. */
export type Lives = ReadonlyMap<number, ReadonlyMap<string, Life>>;

/** What becomes of one attribute of one user. */
export interface NewLife {
  userId: number;
  key: string;
  was: Life;
  is: Life;
}

export const lifeAt = (lives: Lives, userId: number, key: string): Life => lives.get(userId)?.get(key) ?? NO_LIFE;

/** Of these attributes of these users. Until the commit nobody else changes them. */
export async function holdLives(
  transaction: Transaction,
  asked: readonly { userId: number; key: string }[],
): Promise<Lives> {
  const users = [...new Set(asked.map(({ userId }) => userId))].sort((one, other) => one - other);
  if (users.length === 0) return new Map();
  await holdOrigins(transaction, users);
  const states = await presentOf(transaction, users);
  const past = await rowsSince(
    transaction,
    asked.map((one) => ({ ...one, at: 0 })),
  );
  const lives = new Map<number, Map<string, Life>>(users.map((userId) => [userId, new Map()]));
  for (const { userId, key } of asked) {
    const { values, origins } = states.get(userId) ?? { values: {}, origins: {} };
    lives.get(userId)?.set(key, {
      past: past.get(userId)?.get(key) ?? [],
      value: Object.hasOwn(values, key) ? values[key]! : null,
      origin: Object.hasOwn(origins, key) ? origins[key]! : null,
    });
  }
  return lives;
}

/** The attributes of which anything is known of a user. */
export async function keysKnown(queryable: Queryable, userId: number): Promise<string[]> {
  const { values, origins } = (await presentOf(queryable, [userId])).get(userId) ?? { values: {}, origins: {} };
  const past = await queryable.query<{ key: string }>(
    'SELECT DISTINCT key FROM user_attribute_history WHERE user_id = $1',
    [userId],
  );
  return [...new Set([...Object.keys(values), ...Object.keys(origins), ...past.map(({ key }) => key)])].sort();
}

async function presentOf(
  queryable: Queryable,
  users: readonly number[],
): Promise<Map<number, { values: Record<string, StoredValue>; origins: Record<string, StoredOrigin> }>> {
  const rows = await queryable.query<{
    user: number;
    values: Record<string, StoredValue>;
    origins: Record<string, StoredOrigin> | null;
  }>(
    `SELECT user_id AS user, "values", origins FROM user_attributes LEFT JOIN user_attribute_origins USING (user_id)
     WHERE user_id = ANY($1::integer[])`,
    [users],
  );
  return new Map(rows.map(({ user, values, origins }) => [user, { values, origins: origins ?? {} }]));
}

/** Writes what became of them, a statement a table, and announces it. */
export async function writeLives(transaction: Transaction, all: readonly NewLife[]): Promise<void> {
  const lives = all.filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
  if (lives.length === 0) return;
  const byUser = new Map<number, NewLife[]>();
  for (const one of lives) byUser.set(one.userId, [...(byUser.get(one.userId) ?? []), one]);
  const ids = [...byUser.keys()].sort((one, other) => one - other);
  const json = (of: (life: Life) => unknown): string[] =>
    ids.map((id) => JSON.stringify(Object.fromEntries(byUser.get(id)!.map(({ key, is }) => [key, of(is)]))));
  for (const [table, column] of [
    ['user_attribute_origins', 'origins'],
    ['user_attributes', '"values"'],
  ] as const)
    await transaction.query(
      `INSERT INTO ${table} (user_id, ${column}) SELECT id, '{}'::jsonb FROM unnest($1::integer[]) AS id ON CONFLICT (user_id) DO NOTHING`,
      [ids],
    );
  // Origins first, as everybody who writes attributes does.
  await transaction.query(
    `UPDATE user_attribute_origins stored SET origins = jsonb_strip_nulls(stored.origins || new.patch)
     FROM unnest($1::integer[], $2::jsonb[]) AS new (user_id, patch) WHERE stored.user_id = new.user_id`,
    [ids, json(({ origin }) => origin)],
  );
  await transaction.query(
    `UPDATE user_attributes stored SET
       "values" = jsonb_strip_nulls(stored."values" || new.patch),
       folded = nullif(jsonb_strip_nulls(coalesce(stored.folded, '{}') || new.folded), '{}')
     FROM unnest($1::integer[], $2::jsonb[], $3::jsonb[]) AS new (user_id, patch, folded)
     WHERE stored.user_id = new.user_id`,
    [ids, json(({ value }) => value), json(({ value }) => (value === null ? null : foldedOf(value)))],
  );
  await writeHistory(
    transaction,
    ids.map((userId) => ({
      userId,
      past: byUser.get(userId)!.map(({ key, was, is }) => ({
        key,
        gone: rowsWithout(was.past, is.past),
        came: rowsWithout(is.past, was.past),
      })),
    })),
  );
  const users = new Map<string, number[]>();
  for (const { userId, key } of lives) users.set(key, [...(users.get(key) ?? []), userId]);
  await recordChanges(
    transaction,
    [...users].map(([key, those]) => ({ topic: `attribute:${key}`, users: those })),
  );
}
