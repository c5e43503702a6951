import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { holdOrigins, rowsSince } from './attribute-history.js';
import { foldedOf } from './attribute-value.js';
import { announceIdentities } from './consent/channels.js';
import { guardedAttributes, refusedWithoutConsent } from './consent/guarded.js';
import type { StoredValue } from './attribute-value.js';
import { lockWriting, rowLock } from './identities/hold-users.js';
import { startOf } from './origin.js';
import type { StoredOrigin } from './origin.js';
import { ranksOfSources } from './sources/source.service.js';
import { toldBy, wordsOf } from './timeline.js';

/** What users have, as it is stored, with where each value came from. */
export type StoredAttributes = Map<
  number,
  { values: Record<string, StoredValue>; origins: Record<string, StoredOrigin> }
>;

export async function attributesOf(queryable: Queryable, userIds: readonly number[]): Promise<StoredAttributes> {
  const rows = await queryable.query<{
    user_id: number;
    values: Record<string, StoredValue>;
    origins: Record<string, StoredOrigin> | null;
  }>(
    `SELECT a.user_id, a."values", o.origins FROM user_attributes a LEFT JOIN user_attribute_origins o ON o.user_id = a.user_id
     WHERE a.user_id = ANY($1::integer[])`,
    [userIds],
  );
  return new Map(rows.map(({ user_id, values, origins }) => [user_id, { values, origins: origins ?? {} }]));
}

/** Attributes of a user as they were: key to value and origin, null where there was none. */
export interface PutBack {
  userId: number;
  values: ReadonlyMap<string, { value: StoredValue | null; origin: StoredOrigin | null }>;
}

/** Who wrote what is taken back, and since when, in milliseconds. */
export interface TakenBack {
  source: string;
  began: number;
}

/**
 * Puts attributes back to what they were, whoever set them since, and announces it. What came in between was never so: it
 * leaves the history, and the value counts from its own beginning again. A value that needs a consent which is not given is not
 * put back; what came in its place goes all the same.
 */
export async function putBack(transaction: Transaction, wanted: readonly PutBack[], taken?: TakenBack): Promise<void> {
  const rows = taken ? await withWhatCameLate(transaction, wanted, taken) : wanted;
  const guarded = await guardedAttributes(transaction);
  const part = (isGuarded: boolean): PutBack[] =>
    rows.map(({ userId, values }) => ({
      userId,
      values: new Map([...values].filter(([key]) => guarded.has(key) === isGuarded)),
    }));
  // Whether a consent counts may hang on a birth date that is put back, too.
  await putBackAll(transaction, part(false));
  await putBackAll(transaction, await consented(transaction, part(true), guarded));
}

/** What was so just before what is taken back: what was so then, or what has come late since and is of a later time. */
async function withWhatCameLate(
  transaction: Transaction,
  rows: readonly PutBack[],
  taken: TakenBack,
): Promise<readonly PutBack[]> {
  const asked = rows.flatMap(({ userId, values }) =>
    [...values].map(([key, { origin }]) => ({ userId, key, at: origin ? startOf({ origin })! : 0 })),
  );
  if (asked.length === 0) return rows;
  await holdOrigins(transaction, [...new Set(asked.map(({ userId }) => userId))]);
  const past = await rowsSince(transaction, asked);
  const rules = { rankOf: await ranksOfSources(transaction), now: Date.now() };
  return rows.map(({ userId, values }) => ({
    userId,
    values: new Map(
      [...values].map(([key, was]) => {
        const start = was.origin ? startOf({ origin: was.origin })! : 0;
        const others = past
          .get(userId)
          ?.get(key)
          ?.filter(({ source }) => source !== taken.source || was.origin?.[0] === source);
        const before = others?.filter(({ from }) => from >= start && from < taken.began) ?? [];
        const last = before.at(-1);
        if (!last || last.from < (was.origin?.[1] ?? -Infinity)) return [key, was];
        const { value, origin } = toldBy(
          wordsOf(before, {}).filter(({ from }) => from <= last.from),
          rules,
        );
        return [key, { value, origin: origin ?? null }];
      }),
    ),
  }));
}

async function putBackAll(transaction: Transaction, rows: readonly PutBack[]): Promise<void> {
  const changed = rows.filter(({ values }) => values.size > 0);
  if (changed.length === 0) return;
  const json = (of: (was: { value: StoredValue | null; origin: StoredOrigin | null }) => unknown): string[] =>
    changed.map(({ values }) => JSON.stringify(Object.fromEntries([...values].map(([key, was]) => [key, of(was)]))));
  const ids = changed.map(({ userId }) => userId);
  // Origins first, as everybody who writes attributes does.
  await transaction.query(
    `UPDATE user_attribute_origins stored SET origins = jsonb_strip_nulls(stored.origins || old.patch)
     FROM unnest($1::integer[], $2::jsonb[]) AS old (user_id, patch) WHERE stored.user_id = old.user_id`,
    [ids, json(({ origin }) => origin)],
  );
  await transaction.query(
    `UPDATE user_attributes stored SET
       "values" = jsonb_strip_nulls(stored."values" || old.patch),
       folded = nullif(jsonb_strip_nulls(coalesce(stored.folded, '{}') || old.folded), '{}')
     FROM unnest($1::integer[], $2::jsonb[], $3::jsonb[]) AS old (user_id, patch, folded)
     WHERE stored.user_id = old.user_id`,
    [ids, json(({ value }) => value), json(({ value }) => (value === null ? null : foldedOf(value)))],
  );
  await forgetHistory(transaction, changed);
  const users = new Map<string, number[]>();
  for (const { userId, values } of changed) {
    for (const key of values.keys()) {
      const those = users.get(key);
      if (those) those.push(userId);
      else users.set(key, [userId]);
    }
  }
  await recordChanges(
    transaction,
    [...users].map(([key, those]) => ({ topic: `attribute:${key}`, users: those })),
  );
}

async function consented(
  transaction: Transaction,
  rows: readonly PutBack[],
  guarded: ReadonlyMap<string, string>,
): Promise<readonly PutBack[]> {
  const brought = rows.flatMap(({ userId, values }) =>
    [...values].flatMap(([key, { value }]) => (value === null ? [] : [{ user: userId, keys: [key] }])),
  );
  const refused = await refusedWithoutConsent(
    transaction,
    brought.map((one, index) => ({ index, ...one })),
    guarded,
    Date.now(),
  );
  if (refused.size === 0) return rows;
  const without = new Set([...refused.keys()].map((index) => `${brought[index]!.user} ${brought[index]!.keys[0]}`));
  return rows.map(({ userId, values }) => ({
    userId,
    values: new Map(
      [...values].map(([key, was]) => [key, without.has(`${userId} ${key}`) ? { value: null, origin: null } : was]),
    ),
  }));
}

/** All that began when what is so again had begun already. */
async function forgetHistory(transaction: Transaction, rows: readonly PutBack[]): Promise<void> {
  const all = rows.flatMap(({ userId, values }) =>
    [...values].map(([key, { origin }]) => ({
      userId,
      key,
      since: origin ? new Date(startOf({ origin })!).toISOString() : '-infinity',
    })),
  );
  await transaction.query(
    `DELETE FROM user_attribute_history past
     USING unnest($1::integer[], $2::text[], $3::timestamptz[]) AS back (user_id, key, since)
     WHERE past.user_id = back.user_id AND past.key = back.key AND past.valid_from >= back.since`,
    [all.map(({ userId }) => userId), all.map(({ key }) => key), all.map(({ since }) => since)],
  );
}

/** Takes identities from the users that hold them. Answers how many. */
export async function releaseIdentities(
  transaction: Transaction,
  identities: readonly { userId: number; kind: string; namespace: string; value: string }[],
): Promise<number> {
  if (identities.length === 0) return 0;
  const released = await transaction.query<{ kind: string; userId: number }>(
    `DELETE FROM identities held
     USING unnest($1::integer[], $2::text[], $3::text[], $4::text[]) AS given (user_id, kind, namespace, value)
     WHERE held.value = given.value AND held.kind = given.kind AND held.namespace = given.namespace
       AND held.user_id = given.user_id RETURNING held.kind, held.user_id AS "userId"`,
    [
      identities.map(({ userId }) => userId),
      identities.map(({ kind }) => kind),
      identities.map(({ namespace }) => namespace),
      identities.map(({ value }) => value),
    ],
  );
  await announceIdentities(transaction, released);
  return released.length;
}

/**
 * Removes users of whom nothing is kept but that they exist, with the merges among them, and announces it. Who is one person goes
 * together or stays together. Whoever has an identity beside the external ids that they were made with, or a value, stays. Answers whom
 * it removed; their keys are never given again.
 */
export async function removeUsers(transaction: Transaction, userIds: readonly number[]): Promise<number[]> {
  if (userIds.length === 0) return [];
  await lockWriting(transaction);
  const users = await transaction.query<{ id: number; into: number | null; since: string; bare: boolean }>(
    `SELECT id, merged_into AS "into", created_at::text AS since,
       NOT EXISTS (SELECT FROM user_attributes a WHERE a.user_id = users.id AND a."values" <> '{}') AS bare
     FROM users WHERE id = ANY($1::integer[]) AND erased_at IS NULL ORDER BY id ${await rowLock(transaction)}`,
    [userIds],
  );
  // By a statement of their own: a cluster has them on other nodes.
  const identities = await transaction.query<{ user: number; external: boolean; since: string }>(
    `SELECT user_id AS user, kind = 'EXTERNAL_ID' AND namespace = '' AS external, created_at::text AS since
     FROM identities WHERE user_id = ANY($1::integer[])`,
    [userIds],
  );
  const into = new Map(users.map((user) => [user.id, user.into]));
  const keptOf = (id: number): number => {
    const next = into.get(id) ?? null;
    return next === null ? id : keptOf(next);
  };
  /** When each person's profiles were made. */
  const made = new Map<number, Set<string>>();
  for (const { id, since } of users) made.set(keptOf(id), (made.get(keptOf(id)) ?? new Set()).add(since));
  const staying = new Set([
    ...users.filter(({ bare }) => !bare).map(({ id }) => keptOf(id)),
    ...identities
      .filter(({ user, external, since }) => !external || !made.get(keptOf(user))?.has(since))
      .map(({ user }) => keptOf(user)),
  ]);
  const gone = users.map(({ id }) => id).filter((id) => into.has(keptOf(id)) && !staying.has(keptOf(id)));
  if (gone.length === 0) return [];
  await transaction.query('DELETE FROM identities WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM user_attributes WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM user_attribute_history WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM user_attribute_origins WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query('DELETE FROM duplicate_keys WHERE user_id = ANY($1::integer[])', [gone]);
  await transaction.query(
    'DELETE FROM duplicates WHERE user_id = ANY($1::integer[]) OR other_id = ANY($1::integer[])',
    [gone],
  );
  await transaction.query('DELETE FROM merges WHERE user_id = ANY($1::integer[]) AND merged_id = ANY($1::integer[])', [
    gone,
  ]);
  await transaction.query('DELETE FROM users WHERE id = ANY($1::integer[])', [gone]);
  await recordChanges(transaction, [{ topic: 'users', users: gone }]);
  return gone;
}
