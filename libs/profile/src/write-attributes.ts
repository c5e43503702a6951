import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { foldedOf } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { holdOrigins, rowsSince, writeHistory } from './attribute-history.js';
import type { StoredOrigin } from './origin.js';
import { lateIn, settle } from './settle-attributes.js';
import type { Candidates, Past, Settled, UserState, Written } from './settle-attributes.js';
import { ranksOfSources } from './sources/source.service.js';
import { writeFirst } from './write-first.js';

interface Row extends Settled {
  userId: number;
  /** Tells the origins as they were read from any others; undefined where there were none. */
  version: string | undefined;
  isNew: boolean;
}

interface StoredState extends UserState {
  version: string | undefined;
}

const NOTHING: UserState = { values: {}, origins: {} };

/**
 * Settles what a batch says against what users have: the better ranked source stands, then the newer time. What stands is
 * written with its origin, what it superseded goes to the history, and each attribute's users are announced on the change
 * feed. What is already so is neither written nor announced, and neither is what loses; what was so before something that is known
 * already takes its place in the past. Of users whom this transaction `created` nothing is known, and nobody else can write of
 * them. Answers what was written.
 */
export async function writeAttributes(
  transaction: Transaction,
  candidates: Candidates,
  now: number,
  created: readonly number[] = [],
): Promise<readonly Written[]> {
  const rankOf = await ranksOfSources(transaction);
  const unknown = new Set(created);
  const written: Written[] = await writeFirst(transaction, candidates, unknown, { rankOf, now });
  let pending = [...candidates.keys()].filter((userId) => !unknown.has(userId)).sort((a, b) => a - b);
  while (pending.length > 0) {
    const states = await storedStates(transaction, pending);
    const past = await pastOfLate(transaction, candidates, states);
    const rows = pending.flatMap((userId): Row[] => {
      const state = states.get(userId);
      const known = state ?? NOTHING;
      const settled = settle(candidates.get(userId) ?? [], known, { rankOf, now }, past.get(userId));
      if (settled.origins.size + settled.values.size + settled.past.length === 0) return [];
      return [{ userId, version: state?.version, isNew: state === undefined, ...settled }];
    });
    // Origins go first, and only where they are still as they were read: whoever has written them keeps all else of the
    // user from others until the commit. Those of whom someone else wrote meanwhile are settled again.
    const mine = await writeOrigins(transaction, rows);
    const ready = rows.filter(({ userId }) => mine.has(userId));
    await writeValues(transaction, ready);
    written.push(...ready);
    pending = rows.filter(({ userId }) => !mine.has(userId)).map(({ userId }) => userId);
  }
  await writeHistory(transaction, written);
  await recordChanges(
    transaction,
    [...usersByKey(written)].map(([key, users]) => ({ topic: `attribute:${key}`, users })),
  );
  return written;
}

/** Deletes values of users as if they had never been: with where they came from, and those before them. */
export async function forgetAttributes(
  transaction: Transaction,
  users: readonly number[],
  keys: readonly string[],
): Promise<void> {
  // Origins first, as whoever writes values does.
  await transaction.query(
    'UPDATE user_attribute_origins SET origins = origins - $2::text[] WHERE user_id = ANY($1::integer[])',
    [users, keys],
  );
  await transaction.query(
    `UPDATE user_attributes SET "values" = "values" - $2::text[], folded = nullif(folded - $2::text[], '{}')
     WHERE user_id = ANY($1::integer[])`,
    [users, keys],
  );
  await transaction.query(
    'DELETE FROM user_attribute_history WHERE user_id = ANY($1::integer[]) AND key = ANY($2::text[])',
    [users, keys],
  );
  await recordChanges(
    transaction,
    keys.map((key) => ({ topic: `attribute:${key}`, users })),
  );
}

/** Of whom each attribute changed. */
function usersByKey(rows: readonly Written[]): Map<string, number[]> {
  const users = new Map<string, number[]>();
  for (const { userId, changed } of rows) {
    for (const key of changed) {
      const those = users.get(key);
      if (those) those.push(userId);
      else users.set(key, [userId]);
    }
  }
  return users;
}

async function storedStates(transaction: Transaction, userIds: number[]): Promise<Map<number, StoredState>> {
  const rows = await transaction.query<{
    user_id: number;
    values: Record<string, StoredValue>;
    origins: Record<string, StoredOrigin> | null;
    version: string | null;
  }>(
    `SELECT user_id, "values", origins, md5(origins::text) AS version
     FROM user_attributes LEFT JOIN user_attribute_origins USING (user_id) WHERE user_id = ANY($1::integer[])`,
    [userIds],
  );
  return new Map(
    rows.map(({ user_id, values, origins, version }) => [
      user_id,
      { values, origins: origins ?? {}, version: version ?? undefined },
    ]),
  );
}

/** The past of what came late, by user. What has been written of them until they were held is read again. */
async function pastOfLate(
  transaction: Transaction,
  candidates: Candidates,
  states: Map<number, StoredState>,
): Promise<Map<number, Past>> {
  const late = (userId: number): Map<string, number> =>
    lateIn(candidates.get(userId) ?? [], states.get(userId) ?? NOTHING);
  const users = [...states.keys()].filter((userId) => late(userId).size > 0);
  if (users.length === 0) return new Map<never, never>();
  await holdOrigins(transaction, users);
  for (const [userId, state] of await storedStates(transaction, users)) states.set(userId, state);
  const asked = users.flatMap((userId) => [...late(userId)].map(([key, at]) => ({ userId, key, at })));
  return rowsSince(transaction, asked);
}

/**
 * In a table of their own, as no rule of the present asks for them and they take more room than the values. Answers whose
 * were still as they had been read.
 */
async function writeOrigins(transaction: Transaction, rows: readonly Row[]): Promise<Set<number>> {
  const json = ({ origins }: Row): string => JSON.stringify(Object.fromEntries(origins));
  const first = rows.filter(({ version }) => version === undefined);
  const later = rows.filter(({ version }) => version !== undefined);
  const done: { user_id: number }[] = [];
  if (first.length > 0)
    done.push(
      ...(await transaction.query<{ user_id: number }>(
        `INSERT INTO user_attribute_origins (user_id, origins) SELECT * FROM unnest($1::integer[], $2::jsonb[])
         ON CONFLICT DO NOTHING RETURNING user_id`,
        [first.map(({ userId }) => userId), first.map(json)],
      )),
    );
  if (later.length > 0)
    done.push(
      ...(await transaction.query<{ user_id: number }>(
        `UPDATE user_attribute_origins stored SET origins = stored.origins || new.origins
         FROM unnest($1::integer[], $2::jsonb[], $3::text[]) AS new (user_id, origins, version)
         WHERE stored.user_id = new.user_id AND md5(stored.origins::text) = new.version RETURNING stored.user_id`,
        [later.map(({ userId }) => userId), later.map(json), later.map(({ version }) => version)],
      )),
    );
  return new Set(done.map(({ user_id }) => user_id));
}

async function writeValues(transaction: Transaction, rows: readonly Row[]): Promise<void> {
  const changed = rows.filter(({ values, isNew }) => isNew || values.size > 0);
  await insertRows(
    transaction,
    changed.filter(({ isNew }) => isNew),
  );
  await updateRows(
    transaction,
    changed.filter(({ isNew }) => !isNew),
  );
}

async function insertRows(transaction: Transaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO user_attributes (user_id, "values", folded)
     SELECT user_id, jsonb_strip_nulls(patch), nullif(jsonb_strip_nulls(folded), '{}')
     FROM unnest($1::integer[], $2::jsonb[], $3::jsonb[]) AS new (user_id, patch, folded)`,
    columnsOf(rows),
  );
}

async function updateRows(transaction: Transaction, rows: readonly Row[]): Promise<void> {
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

/** Parallel arrays of users, their values, and those in lower case. */
function columnsOf(rows: readonly Row[]): unknown[] {
  const jsonOf = (of: (value: StoredValue | null) => unknown): string[] =>
    rows.map(({ values }) => JSON.stringify(Object.fromEntries([...values].map(([key, value]) => [key, of(value)]))));
  return [
    rows.map(({ userId }) => userId),
    jsonOf((value) => value),
    jsonOf((value) => (value === null ? null : foldedOf(value))),
  ];
}
