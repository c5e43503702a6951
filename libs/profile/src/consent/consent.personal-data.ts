import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { inPieces } from '../personal-data.js';
import type { PersonalData, PersonalPiece } from '../personal-data.js';
import { consentTopic, SUPPRESSION_TOPIC } from './channels.js';

type Row = PersonalPiece['rows'][number];
/** `added`: whether the user it moved to had no such row of their own. */
type Moved = {
  consents: Row[];
  suppressions: Row[];
  /** The names of all that the kept user has had since the move; not in moves of earlier versions. */
  had?: { consents: string[]; suppressions: string[] };
};

const CONSENT = 'purpose, channel, at, state, given_by, source, wording, proof, recorded_at';
const SUPPRESSION = 'channel, suppressed_at, reason, lifted_at, lift_reason';
/** Which columns name a row among those of one user. */
const CONSENT_KEY = ['purpose', 'channel', 'at', 'state', 'given_by'];
const SUPPRESSION_KEY = ['channel', 'suppressed_at'];

/** Consents and suppressions of people, for merging, erasure and the export of one person. */
export const consentPersonalData: PersonalData = {
  name: 'consents',
  tables: ['consents', 'suppressions'],

  async *pieces(queryable: Queryable, userId: number): AsyncIterable<PersonalPiece> {
    for (const [table, columns, key] of TABLES)
      yield* inPieces(
        queryable,
        table,
        `SELECT ${columns} FROM ${table} WHERE user_id = $1 ORDER BY ${key.join(', ')}`,
        [userId],
      );
  },

  async move(transaction, from, to) {
    const had = { consents: [] as string[], suppressions: [] as string[] };
    const moved: Moved = { consents: [], suppressions: [], had };
    for (const [table, columns, key] of TABLES) {
      const rows = await take(transaction, table, columns, from);
      const added = await give(transaction, table, columns, key, to, rows);
      moved[table] = rows.map((row) => ({ ...row, added: added.has(nameOf(row, key)) }));
      had[table] = (await rowsOf(transaction, table, columns, to)).map((row) => nameOf(row, key));
    }
    await announce(transaction, moved, [from, to]);
    return moved;
  },

  /** What was withdrawn or suppressed meanwhile was so of both: nobody knows which of the two asked for it. */
  async moveBack(transaction, from, to, state) {
    const moved = state as Moved;
    const since: Moved = { consents: [], suppressions: [] };
    for (const [table, columns, key] of TABLES) {
      const had = moved.had && new Set(moved.had[table]);
      if (had)
        since[table] = (await rowsOf(transaction, table, columns, to)).filter(
          (row) => !had.has(nameOf(row, key)) && (row.state === 'WITHDRAWN' || row.suppressed_at !== undefined),
        );
      const added = moved[table].filter((row) => row.added === true);
      if (added.length > 0) {
        await permit(transaction);
        await transaction.query(
          `DELETE FROM ${table} USING jsonb_populate_recordset(NULL::${table}, $2) gone
           WHERE ${table}.user_id = $1 AND ${key.map((column) => `${table}.${column} = gone.${column}`).join(' AND ')}`,
          [to, JSON.stringify(added)],
        );
      }
      await give(transaction, table, columns, key, from, [...moved[table], ...since[table]]);
    }
    await announce(transaction, moved, [from, to]);
    await announce(transaction, since, [from, to]);
  },

  async erase(transaction, userId) {
    let count = 0;
    for (const [table, columns] of TABLES) count += (await take(transaction, table, columns, userId)).length;
    return count;
  },
};

const TABLES = [
  ['consents', CONSENT, CONSENT_KEY],
  ['suppressions', SUPPRESSION, SUPPRESSION_KEY],
] as const satisfies readonly (readonly [keyof Moved, string, readonly string[]])[];

/** Lets this transaction delete consents, which nothing else may; on a cluster on every node. */
async function permit(transaction: Transaction): Promise<void> {
  await transaction.query(`SET LOCAL citus.propagate_set_commands = 'local'`);
  await transaction.query(`SET LOCAL strata.person_leaves = 'on'`);
}

async function take(transaction: Transaction, table: string, columns: string, userId: number): Promise<Row[]> {
  await permit(transaction);
  const rows = await transaction.query<{ row: Row }>(
    `WITH gone AS (DELETE FROM ${table} WHERE user_id = $1 RETURNING ${columns}) SELECT to_jsonb(gone) AS row FROM gone`,
    [userId],
  );
  return rows.map(({ row }) => row);
}

async function rowsOf(transaction: Transaction, table: string, columns: string, userId: number): Promise<Row[]> {
  const rows = await transaction.query<{ row: Row }>(
    `SELECT to_jsonb(held) AS row FROM (SELECT ${columns} FROM ${table} WHERE user_id = $1) held`,
    [userId],
  );
  return rows.map(({ row }) => row);
}

/** Adds rows to a user; returns the names of those that they did not have. */
async function give(
  transaction: Transaction,
  table: string,
  columns: string,
  key: readonly string[],
  userId: number,
  rows: readonly Row[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const added = await transaction.query<{ row: Row }>(
    `WITH new AS (INSERT INTO ${table} (user_id, ${columns})
       SELECT $1, ${columns} FROM jsonb_populate_recordset(NULL::${table}, $2) ON CONFLICT DO NOTHING RETURNING ${key.join(', ')})
     SELECT to_jsonb(new) AS row FROM new`,
    [userId, JSON.stringify(rows)],
  );
  return new Set(added.map(({ row }) => nameOf(row, key)));
}

const nameOf = (row: Row, key: readonly string[]): string => JSON.stringify(key.map((column) => row[column]));

async function announce(transaction: Transaction, moved: Moved, users: readonly number[]): Promise<void> {
  const purposes = new Set(moved.consents.flatMap(({ purpose }) => (typeof purpose === 'string' ? purpose : [])));
  await recordChanges(transaction, [
    ...[...purposes].map((purpose) => ({ topic: consentTopic(purpose), users })),
    ...(moved.suppressions.length > 0 ? [{ topic: SUPPRESSION_TOPIC, users }] : []),
  ]);
}
