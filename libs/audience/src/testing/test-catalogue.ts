/** A small catalogue over tables of its own, so that the engine is tested without those downstream. */
import type { Database, Transaction } from '@strata/db';
import type { Catalogue, Column, Plan, Predicate } from '@strata/rules';
import { PRESENT_USERS, resolveWindow } from '@strata/rules';
import { recordChanges } from '../index.js';

const onlyUsers = (users?: string): string => (users ? ` AND user_id = ANY(${users})` : '');

const unused = (): never => {
  throw new Error('not in this catalogue');
};
const notOffered = { valueKind: unused, missing: unused, rows: unused, topics: unused, moved: unused };

const HELD = 4_711;

export const testCatalogue: Catalogue = {
  everyone: {
    valueKind: () => 'number',
    missing: () => undefined,
    rows: (_column, _moment, _parameters, users) =>
      `SELECT id AS user_id, 1::float8 AS value FROM users WHERE ${PRESENT_USERS}${users ? ` AND id = ANY(${users})` : ''}`,
    topics: () => ['users'],
    moved: () => 'nobody',
  },
  // An attribute `slow…` takes 0.3 s to load, and one `held…` as long as a test holds it: see `holdLoads`.
  attribute: {
    valueKind: ({ type }) => (type === 'TEXT' ? 'text' : type === 'TEXT_LIST' ? 'texts' : 'number'),
    missing: () => undefined,
    rows({ key, type }, _moment, parameters, users) {
      const value = { TEXT: 'texts[1]', TEXT_LIST: 'texts' }[type as string] ?? 'number';
      const name = parameters.add(key, 'text');
      const columns = `user_id, ${value} AS value, array_to_json(texts)::text AS listed`;
      const rows = `SELECT ${columns} FROM facts WHERE key = ${name}${onlyUsers(users)}`;
      const waits = { slow: 'pg_sleep(0.3)', held: `pg_advisory_xact_lock_shared(${HELD})` }[key.slice(0, 4)];
      return waits && !users ? `${rows} AND (SELECT ${waits}) IS NOT NULL` : rows;
    },
    topics: ({ key }) => [`attribute:${key}`],
    moved: () => 'nobody',
  },
  event: {
    valueKind: () => 'number',
    missing: () => 0,
    rows({ name, during }, moment, parameters, users) {
      const { from = 0, before } = resolveWindow(during, moment);
      return `SELECT user_id, count(*)::float8 AS value FROM happenings WHERE name = ${parameters.add(name, 'text')}
        AND at >= ${parameters.add(from, 'bigint')} AND at < ${parameters.add(before, 'bigint')}${onlyUsers(users)} GROUP BY user_id`;
    },
    topics: ({ name }) => [`event:${name}`],
    moved({ name, during }, from, to, parameters) {
      const [was, is] = [resolveWindow(during, from), resolveWindow(during, to)];
      const bound = (value: number): string => parameters.add(value, 'bigint');
      return {
        sql: `SELECT DISTINCT user_id FROM happenings WHERE name = ${parameters.add(name, 'text')}
          AND (at >= ${bound(was.before)} AND at < ${bound(is.before)} OR at >= ${bound(was.from ?? 0)} AND at < ${bound(is.from ?? 0)})`,
      };
    },
  },
  held: notOffered,
  tag: notOffered,
  sequence: notOffered,
  sample: notOffered,
  address: notOffered,
  consent: notOffered,
  suppression: notOffered,
};

export async function createTables(database: Database): Promise<void> {
  await database.query(
    'CREATE TABLE facts (user_id int, key text, number float8, texts text[], PRIMARY KEY (key, user_id))',
  );
  await database.query('CREATE TABLE happenings (user_id int, name text, at bigint)');
}

/** Lets no column `held…` be read to its end. `begun` resolves when one is being read, `ended` when none is. */
export async function holdLoads(
  database: Database,
): Promise<{ begun: () => Promise<void>; ended: () => Promise<void>; release: () => Promise<void> }> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  const holding = database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [HELD]);
    close();
    await opened;
  });
  await closed;
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${HELD} AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return {
    begun: async () => {
      while ((await database.query(waiting)).length === 0);
    },
    ended: async () => {
      while ((await database.query(waiting)).length > 0);
    },
    release: () => {
      open();
      return holding;
    },
  };
}

export async function addUsers(database: Database, count: number): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('INSERT INTO users (id) SELECT generate_series(1, $1::int)', [count]);
    await recordChanges(transaction, [{ topic: 'users', users: null }]);
  });
}

export async function setFact(
  transaction: Transaction,
  user: number,
  key: string,
  value: number | readonly string[] | null,
): Promise<void> {
  if (value === null) await transaction.query('DELETE FROM facts WHERE user_id = $1 AND key = $2', [user, key]);
  else {
    await transaction.query(
      `INSERT INTO facts VALUES ($1, $2, $3, $4)
       ON CONFLICT (key, user_id) DO UPDATE SET number = excluded.number, texts = excluded.texts`,
      [user, key, typeof value === 'number' ? value : null, typeof value === 'number' ? null : value],
    );
  }
  await recordChanges(transaction, [{ topic: `attribute:${key}`, users: [user] }]);
}

export async function addEvent(transaction: Transaction, user: number, name: string, at: number): Promise<void> {
  await transaction.query('INSERT INTO happenings VALUES ($1, $2, $3)', [user, name, at]);
  await recordChanges(transaction, [{ topic: `event:${name}`, users: [user] }]);
}

export const numberColumn = (key: string): Column => ({ kind: 'attribute', key, type: 'NUMBER' });

export const numberPlan = (key: string, predicate: Predicate, path = 'rule'): Plan => ({
  node: 'value',
  path,
  column: numberColumn(key),
  type: 'NUMBER',
  predicate,
});

export const eventPlan = (name: string, last: string, predicate: Predicate = { gte: 1 }): Plan => ({
  node: 'value',
  path: 'rule',
  column: { kind: 'event', name, where: [], during: { last }, measure: { count: true }, type: 'NUMBER' },
  type: 'NUMBER',
  predicate,
});
