import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { foldedOf } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import type { Json } from './personal-data.js';

/** An origin as it is stored: source, milliseconds, and what else is known of it. */
type Origin = [source: string, at: number, ...more: Json[]];
type Held = { value: StoredValue; origin: Origin | null };

/** One value that was taken, and the one of the kept user that it stands in the place of. */
export type MovedAttributes = { key: string; taken: Held; was: Held | null; won: boolean }[];

/** Gives the attributes of one user to another: of two values of one attribute the newer stays, of two of one time the kept user's. */
export async function moveAttributes(transaction: Transaction, from: number, to: number): Promise<MovedAttributes> {
  const held = await heldBy(transaction, [from, to]);
  const kept = held.get(to) ?? new Map<string, Held>();
  const moved = [...(held.get(from) ?? [])].map(([key, taken]) => {
    const was = kept.get(key) ?? null;
    return { key, taken, was, won: was === null || timeOf(taken) > timeOf(was) };
  });
  for (const { key, taken, won } of moved) if (won) kept.set(key, taken);
  await write(transaction, to, kept);
  await write(transaction, from, new Map());
  await announce(
    transaction,
    moved.map(({ key }) => key),
    [from, to],
  );
  return moved;
}

/** Gives them back. A value that has changed since the move stays as it is now. */
export async function moveAttributesBack(
  transaction: Transaction,
  from: number,
  to: number,
  moved: MovedAttributes,
): Promise<void> {
  const kept = (await heldBy(transaction, [to])).get(to) ?? new Map<string, Held>();
  for (const { key, taken, was, won } of moved) {
    if (!won || !isSame(kept.get(key), taken)) continue;
    if (was) kept.set(key, was);
    else kept.delete(key);
  }
  await write(transaction, to, kept);
  await write(transaction, from, new Map(moved.map(({ key, taken }) => [key, taken])));
  await announce(
    transaction,
    moved.map(({ key }) => key),
    [from, to],
  );
}

const timeOf = ({ origin }: Held): number => origin?.[1] ?? -Infinity;
const isSame = (one: Held | undefined, other: Held): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Locked, so that nothing written meanwhile is lost. */
async function heldBy(transaction: Transaction, users: number[]): Promise<Map<number, Map<string, Held>>> {
  const rows = await transaction.query<{ user_id: number; values: Record<string, StoredValue> }>(
    'SELECT user_id, "values" FROM user_attributes WHERE user_id = ANY($1::integer[]) ORDER BY user_id FOR UPDATE',
    [users],
  );
  const origins = await transaction.query<{ user_id: number; origins: Record<string, Origin> }>(
    'SELECT user_id, origins FROM user_attribute_origins WHERE user_id = ANY($1::integer[]) ORDER BY user_id FOR UPDATE',
    [users],
  );
  const originsOf = new Map(origins.map((row) => [row.user_id, row.origins]));
  return new Map(
    rows.map(({ user_id, values }) => [
      user_id,
      new Map(
        Object.entries(values).map(([key, value]) => [key, { value, origin: originsOf.get(user_id)?.[key] ?? null }]),
      ),
    ]),
  );
}

/** Makes these all the attributes that a user has. */
async function write(transaction: Transaction, user: number, held: ReadonlyMap<string, Held>): Promise<void> {
  if (held.size === 0) {
    await transaction.query('DELETE FROM user_attributes WHERE user_id = $1', [user]);
    await transaction.query('DELETE FROM user_attribute_origins WHERE user_id = $1', [user]);
    return;
  }
  const entries = [...held];
  const folded = entries.flatMap(([key, { value }]) => {
    const lower = foldedOf(value);
    return lower === null ? [] : [[key, lower] as const];
  });
  await transaction.query(
    `INSERT INTO user_attributes (user_id, "values", folded) VALUES ($1, $2::jsonb, $3::jsonb)
     ON CONFLICT (user_id) DO UPDATE SET "values" = excluded."values", folded = excluded.folded`,
    [
      user,
      JSON.stringify(Object.fromEntries(entries.map(([key, { value }]) => [key, value]))),
      folded.length > 0 ? JSON.stringify(Object.fromEntries(folded)) : null,
    ],
  );
  await transaction.query(
    `INSERT INTO user_attribute_origins (user_id, origins) VALUES ($1, $2::jsonb)
     ON CONFLICT (user_id) DO UPDATE SET origins = excluded.origins`,
    [user, JSON.stringify(Object.fromEntries(entries.flatMap(([key, { origin }]) => (origin ? [[key, origin]] : []))))],
  );
}

async function announce(transaction: Transaction, keys: string[], users: number[]): Promise<void> {
  await recordChanges(
    transaction,
    keys.map((key) => ({ topic: `attribute:${key}`, users })),
  );
}
