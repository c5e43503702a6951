import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isCitus } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { claimIdentities } from './claim-identities.js';
import { resolveUsers } from './resolve-users.js';

let database: Database;
beforeAll(async () => (database = await freshDatabase({ poolSize: 6 })));
afterAll(() => database.close());

/** Until so many transactions wait for a lock of another; on a cluster they wait on its nodes. */
async function untilWaiting(count: number): Promise<void> {
  const who = (await isCitus(database))
    ? 'SELECT DISTINCT waiting_gpid FROM citus_lock_waits'
    : `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(10)) {
    const waiting = await database.query(who);
    if (waiting.length >= count) return;
  }
  throw new Error(`no ${count} waited for a lock`);
}

test('those who create the same users by either door take their locks in one order, and none is a deadlock', async () => {
  const codes: unknown[] = [];
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      codes.push((error as { code?: unknown }).code);
      throw error;
    }
  };
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let lock = (): void => undefined;
  const locked = new Promise<void>((resolve) => (lock = resolve));
  // Someone who is about to create two others, one of which each of the batches meets between the two that they share.
  const holding = database.transaction(async (transaction) => {
    await transaction.query(
      `INSERT INTO identities (value, kind, user_id) VALUES ('o!', 'EXTERNAL_ID', 1), ('o#x', 'EXTERNAL_ID', 1)`,
    );
    lock();
    await released;
    throw new Error('thought better of it');
  });
  const given = expect(holding).rejects.toThrow('thought better');
  await locked;
  const items = ['o#', 'o#x', 'o'].map((externalId, index) => ({
    index,
    externalId,
    values: new Map(),
    identities: [],
  }));
  const batches = [
    database.transaction((transaction) => told(resolveUsers(transaction, ['o#', 'o!', 'o'], { create: true }))),
    database.transaction((transaction) => told(claimIdentities(transaction, items))),
  ];
  await untilWaiting(2);
  letGo();
  await given;
  await Promise.all(batches);
  expect(codes).not.toContain('40P01');
});

test('of two batches that claim one identity at once the second waits, runs again and sees whose it is', async () => {
  const item = (externalId: string) => ({
    index: 0,
    externalId,
    values: new Map(),
    identities: [{ kind: 'PHONE' as const, namespace: '', value: '+8613700137000' }],
  });
  let attempts = 0;
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const first = database.transaction(async (transaction) => {
    const claimed = await claimIdentities(transaction, [item('race-1')]);
    arrive();
    await released;
    return claimed;
  });
  await arrived;
  const second = database.transaction(async (transaction) => {
    attempts += 1;
    return claimIdentities(transaction, [item('race-2')]);
  });
  await untilWaiting(1);
  letGo();
  const [one, other] = await Promise.all([first, second]);
  expect(attempts).toBe(2);
  expect(one.users).toHaveLength(1);
  // Somebody has the phone: whether the two are one person is what its policy says of users that exist.
  expect([...other.rejected, ...other.joins]).toHaveLength(1);
});
