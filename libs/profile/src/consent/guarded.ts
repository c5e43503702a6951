/**
 * Attributes that need a consent of their own, as sensitive ones do: values are taken only of those who have consented to the
 * attribute's purpose, on no channel in particular, and go when the consent does.
 */
import type { Database, Queryable, Transaction } from '@strata/db';
import { SqlParameters } from '@strata/rules';
import { externalIdentity, nameOf, ownersOf } from '../identities/identity-rows.js';
import { withMerged } from '../merge/with-merged.js';
import type { PersonalData } from '../personal-data.js';
import type { ReadUser } from '../user-item.js';
import { forgetAttributes } from '../write-attributes.js';
import { birthDateKeys } from './birth-dates.js';
import { consentRows } from './consent.columns.js';

/** Names the lock by which writing a guarded value and withdrawing its consent follow one another. */
const LOCK = 7_301_001;

/** The purposes that attributes need, by attribute key. */
export async function guardedAttributes(queryable: Queryable): Promise<Map<string, string>> {
  const rows = await queryable.query<{ key: string; purpose: string }>(
    'SELECT key, consent_purpose AS purpose FROM attribute_definitions WHERE consent_purpose IS NOT NULL',
  );
  return new Map(rows.map(({ key, purpose }) => [key, purpose]));
}

/** Until this transaction ends no consent to a guarded purpose is withdrawn; or, `withdrawing`, no guarded value written. */
export async function lockGuarded(transaction: Transaction, { withdrawing }: { withdrawing: boolean }): Promise<void> {
  await transaction.query(`SELECT pg_advisory_xact_lock${withdrawing ? '' : '_shared'}($1)`, [LOCK]);
}

/**
 * Asked for before any user is held, as those ask who write guarded values: in another order the two would wait for each other.
 * Undefined: any purpose may be withdrawn. Nothing to wait for where no value needs one of them.
 */
export async function lockWithdrawals(transaction: Transaction, purposes?: readonly string[]): Promise<void> {
  if (purposes?.length === 0) return;
  const guarded = new Set((await guardedAttributes(transaction)).values());
  if (purposes ? purposes.some((purpose) => guarded.has(purpose)) : guarded.size > 0)
    await lockGuarded(transaction, { withdrawing: true });
}

/** For each purpose, those of the users who have consented to it now. */
export async function consenting(
  transaction: Transaction,
  users: readonly number[],
  purposes: Iterable<string>,
  now: number,
): Promise<Map<string, Set<number>>> {
  const found = new Map<string, Set<number>>();
  const moment = { asOf: now, timeZone: await timeZoneOf(transaction) };
  const birthDates = await birthDateKeys(transaction);
  for (const purpose of new Set(purposes)) {
    const parameters = new SqlParameters();
    const some = parameters.add(users, 'int[]');
    const rows = consentRows({ purpose, channel: '', birthDates }, moment, parameters, some);
    const granted = await transaction.query<{ user_id: number }>(
      `SELECT user_id FROM (${rows}) c WHERE value > 0`,
      parameters.values,
    );
    found.set(purpose, new Set(granted.map(({ user_id }) => user_id)));
  }
  return found;
}

/** Values that something brings for one user. */
interface Bringing {
  /** Where it stands among the others. */
  index: number;
  /** Undefined where the user does not exist yet: nobody has consented then. */
  user: number | undefined;
  keys: readonly string[];
}

/** Why guarded values cannot be kept, by place: their user does not consent to it. Until the transaction ends none withdraws. */
export async function refusedWithoutConsent(
  transaction: Transaction,
  brought: readonly Bringing[],
  guarded: ReadonlyMap<string, string>,
  now: number,
): Promise<Map<number, string>> {
  const needing = brought.flatMap((one) => {
    const keys = one.keys.filter((key) => guarded.has(key));
    return keys.length > 0 ? [{ ...one, keys }] : [];
  });
  if (needing.length === 0) return new Map();
  await lockGuarded(transaction, { withdrawing: false });
  const users = needing.flatMap(({ user }) => (user === undefined ? [] : [user]));
  const purposes = new Set(needing.flatMap(({ keys }) => keys.map((key) => guarded.get(key) ?? '')));
  const granted = await consenting(transaction, users, purposes, now);
  const refused = new Map<number, string>();
  for (const { index, user, keys } of needing) {
    const key = keys.find((one) => user === undefined || !granted.get(guarded.get(one) ?? '')?.has(user));
    if (key !== undefined)
      refused.set(index, `attribute "${key}" needs consent to "${guarded.get(key)}", which this person has not given`);
  }
  return refused;
}

/** An item that carries a guarded value and whose user does not consent to its being kept, by the item's place. */
export async function unconsented(
  transaction: Transaction,
  items: readonly ReadUser[],
  now: number,
): Promise<Map<number, string>> {
  const guarded = await guardedAttributes(transaction);
  const carrying = items.flatMap((item) => {
    const keys = [...item.values].filter(([key, { value }]) => value !== null && guarded.has(key)).map(([key]) => key);
    return keys.length > 0 ? [{ item, keys }] : [];
  });
  if (carrying.length === 0) return new Map();
  // An item names its user by its external id, or else by its first identity.
  const named = carrying.flatMap(({ item: { index, externalId, identities }, keys }) => {
    const [first] = identities;
    const identity = externalId === null ? first : externalIdentity(externalId);
    return identity ? [{ index, identity, keys }] : [];
  });
  const owners = await ownersOf(
    transaction,
    named.map(({ identity }) => identity),
  );
  const brought = named.map(({ index, identity, keys }) => ({ index, user: owners.of.get(nameOf(identity)), keys }));
  return refusedWithoutConsent(transaction, brought, guarded, now);
}

/**
 * Deletes the values of users who do not consent to keeping them any more, with their past and every copy. Those who have no value
 * are passed over, unless one of these users has just withdrawn: then there may be copies all the same.
 */
export async function forgetUnconsented(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  users: readonly number[],
  { now, withdrawn }: { now: number; withdrawn: boolean },
): Promise<number> {
  const guarded = await guardedAttributes(transaction);
  if (guarded.size === 0 || users.length === 0) return 0;
  let forgotten = 0;
  const granted = await consenting(transaction, users, guarded.values(), now);
  for (const [key, purpose] of guarded) {
    const without = users.filter((user) => !granted.get(purpose)?.has(user));
    const affected = withdrawn ? without : await holding(transaction, without, key);
    if (affected.length === 0) continue;
    await forgetAttributes(transaction, affected, [key]);
    await forgetCopies(transaction, personalData, affected, [key]);
    forgotten += affected.length;
  }
  return forgotten;
}

/** Those of the users who have a value, of whom one was removed, or who had one in the past. */
async function holding(transaction: Transaction, users: readonly number[], key: string): Promise<number[]> {
  if (users.length === 0) return [];
  const rows = await transaction.query<{ user: number }>(
    `SELECT user_id AS user FROM user_attributes LEFT JOIN user_attribute_origins USING (user_id)
     WHERE user_id = ANY($1::integer[]) AND ("values" ? $2 OR origins ? $2)
     UNION SELECT user_id FROM user_attribute_history WHERE user_id = ANY($1::integer[]) AND key = $2`,
    [users, key],
  );
  return rows.map(({ user }) => user);
}

/** Deletes what every folder keeps of values that were deleted, of users and of those who were merged into them. */
export async function forgetCopies(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  users: readonly number[],
  keys: readonly string[],
): Promise<void> {
  if (users.length === 0) return;
  const all = await withMerged(transaction, users);
  for (const folder of personalData) await folder.forgetCopies?.(transaction, all, keys);
}

const USERS_A_BATCH = 5_000;

/**
 * Looks at everyone who has a guarded value or had one. A withdrawal is heeded when it is written; this finds those of whom something else has
 * changed: an attribute that has become a guarded one, a birth date by which a child had consented alone.
 */
export async function forgetAllUnconsented(
  database: Database,
  personalData: readonly PersonalData[],
  now: number,
  signal?: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  for (const [key] of await guardedAttributes(database)) {
    for (let last = 0; !signal?.aborted;) {
      const { found: users, gone } = await database.transaction(async (transaction) => {
        await lockGuarded(transaction, { withdrawing: true });
        const rows = await transaction.query<{ user: number }>(
          `(SELECT user_id AS user FROM user_attributes WHERE user_id > $1 AND "values" ? $2 ORDER BY user_id LIMIT ${USERS_A_BATCH})
           UNION
           (SELECT user_id FROM user_attribute_history WHERE user_id > $1 AND key = $2
            GROUP BY user_id ORDER BY user_id LIMIT ${USERS_A_BATCH})
           ORDER BY 1 LIMIT ${USERS_A_BATCH}`,
          [last, key],
        );
        const found = rows.map(({ user }) => user);
        return { found, gone: await forgetUnconsented(transaction, personalData, found, { now, withdrawn: false }) };
      });
      forgotten += gone;
      if (users.length < USERS_A_BATCH) break;
      last = users.at(-1) ?? last;
    }
  }
  return forgotten;
}

export async function timeZoneOf(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ zone: string }>('SELECT time_zone AS zone FROM workspace');
  return row?.zone ?? 'UTC';
}
