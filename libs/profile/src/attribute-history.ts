import type { Queryable, Transaction } from '@strata/db';
import { foldedOf, showAttributeValue } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { attributeTypes } from './attribute.service.js';
import type { PersonalPiece } from './personal-data.js';
import type { PastChange } from './settle-attributes.js';
import type { PastRow } from './timeline.js';

/** Rows a statement: each has nine values. */
const BATCH = 10_000;

/** Keeps what is over by now, and drops what was not so after all, in the transaction that makes it so. */
export async function writeHistory(
  transaction: Transaction,
  written: readonly { userId: number; past: readonly PastChange[] }[],
): Promise<void> {
  const all = written.flatMap(({ userId, past }) => past.map((change) => ({ userId, ...change })));
  await dropRows(
    transaction,
    all.flatMap(({ userId, key, gone }) => gone.map(({ from }) => ({ userId, key, from }))),
  );
  await addRows(
    transaction,
    all.flatMap(({ userId, key, came }) => came.map((row) => ({ userId, key, ...row }))),
  );
}

type RowOf = { userId: number; key: string };

async function dropRows(transaction: Transaction, rows: readonly (RowOf & { from: number })[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH);
    await transaction.query(
      `DELETE FROM user_attribute_history past
       USING unnest($1::integer[], $2::text[], $3::timestamptz[]) AS gone (user_id, key, valid_from)
       WHERE past.user_id = gone.user_id AND past.key = gone.key AND past.valid_from = gone.valid_from`,
      [some.map(({ userId }) => userId), some.map(({ key }) => key), some.map(({ from }) => iso(from))],
    );
  }
}

async function addRows(transaction: Transaction, rows: readonly (RowOf & PastRow)[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH);
    await transaction.query(
      `INSERT INTO user_attribute_history
         (user_id, key, valid_from, valid_to, value, folded, source, original, inferred)
       SELECT * FROM unnest($1::integer[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::jsonb[], $6::text[],
         $7::text[], $8::text[], $9::text[])`,
      [
        some.map(({ userId }) => userId),
        some.map(({ key }) => key),
        some.map(({ from }) => iso(from)),
        some.map(({ to }) => iso(to)),
        some.map(({ value }) => (value === null ? null : JSON.stringify(value))),
        some.map(({ value }) => (value === null ? null : foldedOf(value))),
        some.map(({ source }) => source ?? null),
        some.map(({ original }) => original ?? null),
        some.map(({ inferred }) => inferred ?? null),
      ],
    );
  }
}

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Until the commit nobody else changes what these users have or had. Whoever changes a past that they have read holds it: nothing
 * else would tell another one, who has read the same. Written as they are, since a cluster locks no rows of several shards.
 */
export async function holdOrigins(transaction: Transaction, userIds: readonly number[]): Promise<void> {
  await transaction.query('UPDATE user_attribute_origins SET origins = origins WHERE user_id = ANY($1::integer[])', [
    userIds,
  ]);
}

/** Of these users' attributes the rows that end at a time or later, in their order; of whom there are none, no rows. */
export async function rowsSince(
  queryable: Queryable,
  asked: readonly (RowOf & { at: number })[],
): Promise<Map<number, Map<string, PastRow[]>>> {
  const found = new Map<number, Map<string, PastRow[]>>();
  for (const { userId, key } of asked)
    found.set(userId, (found.get(userId) ?? new Map<string, PastRow[]>()).set(key, []));
  const rows = await queryable.query<{
    user: number;
    key: string;
    from: Date;
    to: Date;
    value: StoredValue | null;
    source: string | null;
    original: string | null;
    inferred: string | null;
  }>(
    `SELECT past.user_id AS user, past.key, valid_from AS "from", valid_to AS "to", value, source, original, inferred
     FROM user_attribute_history past
     JOIN unnest($1::integer[], $2::text[], $3::timestamptz[]) AS asked (user_id, key, at)
       ON past.user_id = asked.user_id AND past.key = asked.key AND past.valid_to >= asked.at
     ORDER BY valid_from`,
    [asked.map(({ userId }) => userId), asked.map(({ key }) => key), asked.map(({ at }) => iso(at))],
  );
  for (const { user, key, from, to, value, source, original, inferred } of rows)
    found
      .get(user)
      ?.get(key)
      ?.push({
        from: from.getTime(),
        to: to.getTime(),
        value,
        source: source ?? undefined,
        original: original ?? undefined,
        inferred: inferred ?? undefined,
      });
  return found;
}

/** A row as the database writes it in JSON: instants are texts. */
export interface HistoryRow {
  key: string;
  valid_from: string;
  valid_to: string;
  /** Null where something had been removed. */
  value: StoredValue | null;
  folded: string | null;
  source: string | null;
  original: string | null;
  inferred: string | null;
}

/** All of one user's, which leaves the table. */
export async function takeHistory(transaction: Transaction, userId: number): Promise<HistoryRow[]> {
  const rows = await transaction.query<{ row: HistoryRow }>(
    `WITH gone AS (DELETE FROM user_attribute_history WHERE user_id = $1 RETURNING *) SELECT to_jsonb(gone) - 'user_id' AS row FROM gone`,
    [userId],
  );
  return rows.map(({ row }) => row);
}

const PIECE = 1_000;

/** All that was so of one user, for an export. */
export async function* historyPieces(queryable: Queryable, userId: number): AsyncGenerator<PersonalPiece> {
  const types = await attributeTypes(queryable);
  let after: [key: string, from: Date] = ['', new Date(0)];
  for (;;) {
    const rows = await queryable.query<{
      key: string;
      value: StoredValue | null;
      source: string | null;
      original: string | null;
      inferred: string | null;
      from: Date;
      to: Date;
    }>(
      `SELECT key, value, source, original, inferred, valid_from AS "from", valid_to AS "to" FROM user_attribute_history
       WHERE user_id = $1 AND (key, valid_from) > ($2, $3) ORDER BY key, valid_from LIMIT ${PIECE}`,
      [userId, ...after],
    );
    yield {
      kind: 'attribute history',
      rows: rows.map(({ key, value, from, to, ...rest }) => {
        const type = types.get(key);
        const shown = type && value !== null ? showAttributeValue(value, type) : value;
        return { key, value: shown, from: from.toISOString(), to: to.toISOString(), ...rest };
      }),
    };
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = [last.key, last.from];
  }
}
