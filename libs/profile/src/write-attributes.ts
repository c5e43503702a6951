import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { foldedOf } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';

export type AttributePatch = Map<string, StoredValue | null>;
type Row = { userId: number; patch: AttributePatch };

const same = (a: StoredValue | undefined, b: StoredValue): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

/**
 * Merges patches into what users have, null removing a value, and announces each attribute's users on the change feed.
 * What is already so is neither written nor announced.
 */
export async function writeAttributes(
  transaction: Transaction,
  patches: ReadonlyMap<number, AttributePatch>,
  source: string,
  at: number,
): Promise<void> {
  const stored = await storedValues(transaction, [...patches.keys()]);
  const rows: Row[] = [];
  for (const [userId, wanted] of [...patches].sort(([a], [b]) => a - b)) {
    const current = stored.get(userId) ?? {};
    const patch = new Map([...wanted].filter(([key, value]) => !isAlready(current, key, value)));
    if (patch.size > 0) rows.push({ userId, patch });
  }
  if (rows.length === 0) return;

  // No row is locked before it is written: a patch names only what this batch sets, so whatever others write to other
  // keys stays, and of two writers of one key the later wins.
  const known = rows.filter(({ userId }) => stored.has(userId));
  const inserted = await insertRows(
    transaction,
    rows.filter(({ userId }) => !stored.has(userId)),
  );
  const arrivedMeanwhile = rows.filter(({ userId }) => !stored.has(userId) && !inserted.has(userId));
  await updateRows(transaction, [...known, ...arrivedMeanwhile]);
  await writeOrigins(transaction, rows, source, at);
  await recordChanges(
    transaction,
    [...usersByKey(rows)].map(([key, users]) => ({ topic: `attribute:${key}`, users })),
  );
}

/** Whom each attribute is written of. */
export function usersByKey(rows: readonly Row[]): Map<string, number[]> {
  const users = new Map<string, number[]>();
  for (const { userId, patch } of rows) {
    for (const key of patch.keys()) {
      const those = users.get(key);
      if (those) those.push(userId);
      else users.set(key, [userId]);
    }
  }
  return users;
}

function isAlready(current: Record<string, StoredValue>, key: string, value: StoredValue | null): boolean {
  const has = Object.hasOwn(current, key);
  return value === null ? !has : has && same(current[key], value);
}

async function storedValues(
  transaction: Transaction,
  userIds: number[],
): Promise<Map<number, Record<string, StoredValue>>> {
  const rows = await transaction.query<{ user_id: number; values: Record<string, StoredValue> }>(
    'SELECT user_id, "values" FROM user_attributes WHERE user_id = ANY($1::integer[])',
    [userIds],
  );
  return new Map(rows.map((row) => [row.user_id, row.values]));
}

async function insertRows(transaction: Transaction, rows: Row[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const inserted = await transaction.query<{ user_id: number }>(
    `INSERT INTO user_attributes (user_id, "values", folded)
     SELECT user_id, jsonb_strip_nulls(patch), nullif(jsonb_strip_nulls(folded), '{}')
     FROM unnest($1::integer[], $2::jsonb[], $3::jsonb[]) AS new (user_id, patch, folded)
     ON CONFLICT DO NOTHING RETURNING user_id`,
    columnsOf(rows),
  );
  return new Set(inserted.map(({ user_id }) => user_id));
}

async function updateRows(transaction: Transaction, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `UPDATE user_attributes SET
       "values" = jsonb_strip_nulls(user_attributes."values" || new.patch),
       folded = nullif(jsonb_strip_nulls(coalesce(user_attributes.folded, '{}') || new.folded), '{}')
     FROM unnest($1::integer[], $2::jsonb[], $3::jsonb[]) AS new (user_id, patch, folded)
     WHERE user_attributes.user_id = new.user_id`,
    columnsOf(rows),
  );
}

/** In a table of their own, as no rule asks for them and they take more room than the values. */
async function writeOrigins(transaction: Transaction, rows: Row[], source: string, at: number): Promise<void> {
  await transaction.query(
    `INSERT INTO user_attribute_origins (user_id, origins) SELECT * FROM unnest($1::integer[], $2::jsonb[])
     ON CONFLICT (user_id) DO UPDATE SET
       origins = jsonb_strip_nulls(user_attribute_origins.origins || excluded.origins)`,
    [rows.map(({ userId }) => userId), jsonOf(rows, (value) => (value === null ? null : [source, at]))],
  );
}

/** Parallel arrays of users, their values, and those in lower case. */
function columnsOf(rows: readonly Row[]): unknown[] {
  return [
    rows.map(({ userId }) => userId),
    jsonOf(rows, (value) => value),
    jsonOf(rows, (value) => (value === null ? null : foldedOf(value))),
  ];
}

/** Each row's patch as a JSON object. A null removes its key, wherever it is merged. */
function jsonOf(rows: readonly Row[], of: (value: StoredValue | null) => unknown): string[] {
  return rows.map(({ patch }) =>
    JSON.stringify(Object.fromEntries([...patch].map(([key, value]) => [key, of(value)]))),
  );
}
