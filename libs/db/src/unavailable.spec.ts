import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, isUnavailable, openDatabase } from './index.js';
import { freshDatabase } from './testing/index.js';

/** Longer than a busy machine takes to open a connection. */
const LONGEST_WAIT = 1_500;

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 1, longestWait: LONGEST_WAIT });
});
afterAll(() => database.close());

/** The error that something ends with. */
const errorOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'no error',
    (error: unknown) => error,
  );

test('a pool without a connection left says so as soon as it may, in and outside a transaction', async () => {
  await database.transaction(async () => {
    expect(isUnavailable(await errorOf(database.query('SELECT 1')))).toBe(true);
    expect(isUnavailable(await errorOf(database.transaction((other) => other.query('SELECT 1'))))).toBe(true);
  });
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a connection that is ended in the middle of a statement, and the next statement gets another', async () => {
  const other = await openDatabase({ url: database.url, applicationName: 'other', poolSize: 1 });
  try {
    const [mine] = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = errorOf(database.query('SELECT pg_sleep(60)'));
    await other.query('SELECT pg_terminate_backend($1)', [mine?.pid]);
    expect(isUnavailable(await ended)).toBe(true);
  } finally {
    await other.close();
  }
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a server that is not there, and one that takes a connection and says nothing', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const url = `postgres://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`;
  const open = () => errorOf(openDatabase({ url, applicationName: 'test', poolSize: 1, longestWait: LONGEST_WAIT }));
  expect(isUnavailable(await open())).toBe(true);
  silent.close();
  expect(isUnavailable(await open())).toBe(true);
});

test('a faulty statement is no such thing', async () => {
  expect(isUnavailable(await errorOf(database.query('SELECT nothing')))).toBe(false);
  expect(isUnavailable(await errorOf(database.query('SELECT 1 / 0')))).toBe(false);
  expect(isUnavailable(new Error('The query failed'))).toBe(false);
});
