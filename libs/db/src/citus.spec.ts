import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { citusSetup, type Database, isCitus } from './index.js';
import { freshDatabase } from './testing/index.js';
import { TestServer } from './testing/test-server.js';

const onCluster = TestServer.ofThisRun().isCluster ? describe : describe.skip;
const onOneServer = TestServer.ofThisRun().isCluster ? describe.skip : describe;

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

onOneServer('citusSetup', () => {
  test('refuses a server without Citus', async () => {
    expect(await isCitus(database)).toBe(false);
    await expect(citusSetup(database)).rejects.toMatchObject({ code: 'CITUS_MISSING' });
  });
});

onCluster('citusSetup', () => {
  test('a second run finds nothing to do', async () => {
    expect(await isCitus(database)).toBe(true);
    expect(await citusSetup(database)).toEqual([]);
  });

  test('tables of users lie beside users, those of unique values by their value, tags on every node', async () => {
    const tables = await database.query(
      `SELECT table_name::text AS name, distribution_column AS by,
              colocation_id = (SELECT colocation_id FROM citus_tables WHERE table_name = 'users'::regclass) AS beside_users
         FROM citus_tables ORDER BY 1`,
    );
    expect(tables).toEqual([
      { name: 'accepted_messages', by: 'id', beside_users: false },
      { name: 'consents', by: 'user_id', beside_users: true },
      { name: 'duplicate_keys', by: 'user_id', beside_users: true },
      { name: 'duplicates', by: 'user_id', beside_users: true },
      { name: 'events', by: 'user_id', beside_users: true },
      { name: 'events_default', by: 'user_id', beside_users: true },
      { name: 'identities', by: 'value', beside_users: false },
      { name: 'identity_notices', by: 'value', beside_users: false },
      { name: 'import_changes', by: 'user_id', beside_users: true },
      { name: 'kept_apart', by: 'user_id', beside_users: true },
      { name: 'merges', by: 'user_id', beside_users: true },
      { name: 'rights_exercised', by: 'user_id', beside_users: true },
      { name: 'suppressions', by: 'user_id', beside_users: true },
      { name: 'tag_assignment_history', by: 'user_id', beside_users: true },
      { name: 'tag_assignments', by: 'user_id', beside_users: true },
      { name: 'tags', by: '<none>', beside_users: false },
      { name: 'user_attribute_history', by: 'user_id', beside_users: true },
      { name: 'user_attribute_origins', by: 'user_id', beside_users: true },
      { name: 'user_attributes', by: 'user_id', beside_users: true },
      { name: 'users', by: 'id', beside_users: true },
    ]);
  });

  test('consents are kept from being changed on every shard, also on a cluster that an earlier version has set up', async () => {
    await database.query(
      `INSERT INTO consents (user_id, purpose, at, state, source) SELECT id, 'MARKETING', now(), 'GRANTED', 'test' FROM generate_series(1, 40) id`,
    );
    const refused = async () => {
      for (const change of [`UPDATE consents SET state = 'WITHDRAWN'`, 'DELETE FROM consents'])
        for (const which of ['', ' WHERE user_id = 7'])
          await expect(database.query(change + which)).rejects.toThrow('consents are append-only');
    };
    await refused();
    await database.transaction(async (transaction) => {
      await transaction.query('SET LOCAL citus.enable_unsafe_triggers = on');
      await transaction.query('DROP TRIGGER consents_append_only ON consents');
    });
    expect(await citusSetup(database)).toEqual(['consents_append_only']);
    await refused();
    expect(await citusSetup(database)).toEqual([]);
  });

  test('a batch of events goes in by one transaction, with new users and a partition made in it', async () => {
    await database.transaction(async (transaction) => {
      await transaction.query(
        `CREATE TABLE events_2026_01 PARTITION OF events FOR VALUES FROM ('2026-01-01Z') TO ('2026-02-01Z')`,
      );
      const users = await transaction.query<{ id: number }>(
        `INSERT INTO users (external_id) SELECT 'new ' || n FROM generate_series(1, 100) n RETURNING id`,
      );
      const ids = users.map((user) => user.id);
      await transaction.query(
        `INSERT INTO identities (value, kind, user_id) SELECT 'new ' || id, 'EXTERNAL_ID', id FROM unnest($1::int[]) id
         ON CONFLICT DO NOTHING`,
        [ids],
      );
      await transaction.query(
        `INSERT INTO events (user_id, occurred_at, id, name) SELECT id, '2026-01-05Z', id, 'visited' FROM unnest($1::int[]) id`,
        [ids],
      );
      await transaction.query(`INSERT INTO changes (topic, user_ids) VALUES ('event:visited', $1)`, [ids]);
    });
    const [row] = await database.query(
      `SELECT count(*)::int AS events, count(DISTINCT user_id)::int AS users FROM events WHERE occurred_at < '2026-02-01Z'`,
    );
    expect(row).toEqual({ events: 100, users: 100 });
  });

  test('conditions joined by AND are answered by every shard on its own', async () => {
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (COSTS false) SELECT id FROM users WHERE erased_at IS NULL
         AND users.id IN (SELECT user_id FROM (SELECT user_id, count(*) AS value FROM events WHERE name = 'visited' GROUP BY 1) c WHERE value >= 1)
         AND users.id IN (SELECT user_id FROM (SELECT user_id, weight AS value FROM tag_assignments JOIN tags ON tags.id = tag_id WHERE tags.key = 'x') c WHERE value >= 1)`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Task Count: \d+/);
    expect(text).not.toMatch(/Distributed Subplan/);
  });

  test('a file comes in by COPY to a table of its own and from there into the shards, once', async () => {
    const load = (): Promise<number> =>
      database.transaction(async (transaction) => {
        await transaction.query(
          'CREATE TEMP TABLE arrived (user_id integer, at timestamptz, id bigint) ON COMMIT DROP',
        );
        await transaction.copyFrom(
          'COPY arrived FROM STDIN',
          Readable.from(['7\t2026-03-01Z\t1\n8\t2026-03-02Z\t2\n']),
        );
        const rows = await transaction.query(
          `INSERT INTO events (user_id, occurred_at, id, name) SELECT user_id, at, id, 'copied' FROM arrived
           ON CONFLICT DO NOTHING RETURNING id`,
        );
        return rows.length;
      });
    expect([await load(), await load()]).toEqual([2, 0]);
  });
});
