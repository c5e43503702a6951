import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { EventPartitions } from './event-partitions.js';
import { EventService } from './event.service.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');

let database: Database;
let events: EventService;

beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
  events = new EventService(database, () => NOW);
});
afterAll(() => database.close());

const track = (occurredAt: string) => events.track([{ externalId: 'a', name: 'x', occurredAt }]);

async function partitions(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'events'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Reads `events` as the load of a column does, until it is told to end. */
async function beginLoad(): Promise<() => Promise<void>> {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let load = Promise.resolve();
  await new Promise<void>((begun) => {
    load = database.transaction(
      async (transaction) => {
        await transaction.query('SELECT count(*) FROM events');
        begun();
        await ended;
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  });
  return () => {
    end();
    return load;
  };
}

test('the first events make the partitions of the present month and of the next two', async () => {
  await track('2026-11-20T00:00:00Z');
  expect(await partitions()).toEqual(['events_2026_11', 'events_2026_12', 'events_2027_01', 'events_default']);
});

test('a new month while a column is loaded holds up neither other months nor readers, and has its partition afterwards', async () => {
  const endLoad = await beginLoad();
  const newMonth = track('2026-09-05T00:00:00Z');
  // As long as several tries take: each of these may wait for one, and not for the load.
  const waits: number[] = [];
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    await Promise.all([track('2026-11-06T00:00:00Z'), database.query('SELECT count(*) FROM events')]);
    waits.push(performance.now() - begun);
  }
  await endLoad();
  expect(await newMonth).toMatchObject({ accepted: 1 });
  expect(Math.max(...waits)).toBeLessThan(2000);
  expect(await database.query('SELECT count(*)::integer AS events FROM events_2026_09')).toEqual([{ events: 1 }]);
});

test('where the lock is not to be had in time the month shares the default partition, for every process', async () => {
  const endLoad = await beginLoad();
  await new EventPartitions(database, 0).make([Date.parse('2026-08-05T00:00:00Z')], NOW);
  await database.query(
    `INSERT INTO events (user_id, occurred_at, id, name) VALUES (1, '2026-08-05T00:00:00Z', 1, 'first of its month')`,
  );
  await endLoad();
  expect(await track('2026-08-06T00:00:00Z')).toMatchObject({ accepted: 1 });
  expect(await database.query('SELECT count(*)::integer AS events FROM events_default')).toEqual([{ events: 2 }]);
});
