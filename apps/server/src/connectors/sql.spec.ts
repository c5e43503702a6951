import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEES_ALL } from '@strata/profile';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** The CRM whose customers and orders are read. */
let crm: Database;
let server: TestServer;
let address: { host: string; port: number; database: string; user: string };
let secret: string;

beforeAll(async () => {
  crm = await freshDatabase({ poolSize: 3 });
  await crm.query('CREATE TABLE customers (id bigint PRIMARY KEY, city text, changed timestamptz)');
  await crm.query('CREATE TABLE orders (no text PRIMARY KEY, customer bigint, amount numeric, at timestamptz)');
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  const url = new URL(crm.url);
  const [host, port, database, user] = [url.hostname, Number(url.port), url.pathname.slice(1), url.username];
  address = { host, port, database, user };
  secret = decodeURIComponent(url.password);
});
afterAll(async () => {
  await server.close();
  await crm.close();
});

const CUSTOMERS = {
  kind: 'users',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'city', target: 'attributes.city' },
  ],
};
const ORDERS = {
  kind: 'events',
  name: 'order_completed',
  fields: [
    { source: 'customer', target: 'externalId' },
    { source: 'at', target: 'occurredAt' },
    { source: 'amount', target: 'properties.amount', format: 'number' },
  ],
};

let made = 0;
async function connect(query: string, watermark: string, key: string, mapping: object, more: object = {}) {
  const connector = await server.app.inbound.connectors.create({
    name: `connector ${++made}`,
    kind: 'POSTGRES',
    source: 'crm',
    settings: { ...address, query, watermark, key, ...more },
    mapping,
    every: 60,
    secret,
  });
  return connector.key;
}
const customers = () => connect('SELECT * FROM customers', 'changed', 'id', CUSTOMERS);
const orders = (from = 'orders') => connect(`SELECT * FROM ${from}`, 'at', 'no', ORDERS);
const run = async (key: string, signal = new AbortController().signal) => {
  await server.app.inbound.connectorRunner.run(key, true, signal);
  return (await server.app.inbound.connectors.runsOf([key])).get(key)![0]!;
};
const cityOf = async (externalId: string) => {
  const user = await server.app.profiles.byExternalId(externalId);
  return (await server.app.profiles.attributesOf([user?.id ?? 0], SEES_ALL)).get(user?.id ?? 0)?.[0];
};
const countOf = async (externalId: string) => {
  const rows = await server.app.database.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM events JOIN users ON users.id = user_id WHERE external_id LIKE $1`,
    [externalId],
  );
  return rows[0]!.count;
};

describe('a connector to PostgreSQL', () => {
  test('reads all, then what has changed, with the time of the change, and nothing when nothing has', async () => {
    await crm.query(
      `INSERT INTO customers SELECT n, '北京', '2026-01-01T00:00:00.123456Z'::timestamptz + n * interval '1 second'
       FROM generate_series(1, 1201) n`,
    );
    const key = await customers();
    expect(await run(key)).toMatchObject({ rows: '1201', accepted: '1201', rejected: '0', fault: null });
    expect(await cityOf('1201')).toMatchObject({ value: '北京', source: 'crm' });
    expect(await run(key)).toMatchObject({ rows: '0' });
    await crm.query(`UPDATE customers SET city = '上海', changed = '2026-02-01T00:00:00Z' WHERE id = 7`);
    expect(await run(key)).toMatchObject({ rows: '1' });
    expect(await cityOf('7')).toMatchObject({ value: '上海', at: new Date('2026-02-01T00:00:00Z') });
    const connector = await server.app.inbound.connectors.get(key);
    expect(connector.failures).toBe(0);
    expect(connector.nextRunAt.getTime() - connector.caughtUpAt!.getTime()).toBe(3_600_000);
  });

  test('rows of one watermark that do not fit on a page are all read, one that joins them later, too, and begun again nothing is stored twice', async () => {
    await crm.query(
      `INSERT INTO orders SELECT 'tie' || n, 5000 + n, 9.90, '2026-03-01T00:00:00Z' FROM generate_series(1, 1700) n`,
    );
    const key = await orders();
    expect(await run(key)).toMatchObject({ rows: '1700', accepted: '1700' });
    await crm.query(`INSERT INTO orders VALUES ('a tie, too', 5000, 1, '2026-03-01T00:00:00Z')`);
    const [{ rows, accepted, duplicates }] = [await run(key)];
    expect([accepted, Number(rows) - Number(duplicates)]).toEqual(['1', 1]);
    expect((await countOf('5___')) + (await countOf('6___'))).toBe(1701);
    expect(await run(key)).toMatchObject({ accepted: '0' });
    await server.app.inbound.connectors.restart(key);
    expect(await run(key)).toMatchObject({ rows: '1701', accepted: '0', duplicates: '1701' });
    await crm.query('DELETE FROM orders');
  });

  test('killed anywhere and run again, it has read everything once', async () => {
    await crm.query(
      `INSERT INTO orders SELECT 'kill' || n, 8000 + n, 1, '2026-04-01T00:00:00Z'::timestamptz + (n / 3) * interval '1 microsecond'
       FROM generate_series(1, 1900) n`,
    );
    const key = await orders();
    const { database } = server.app;
    for (const pages of [1, 1, 2]) {
      const stop = new AbortController();
      const before = (await server.app.inbound.connectors.get(key)).cursor;
      const watching = setInterval(() => {
        void server.app.inbound.connectors.get(key).then(({ cursor }) => {
          if (JSON.stringify(cursor) !== JSON.stringify(before)) stop.abort();
        });
      }, pages);
      await run(key, stop.signal).catch((error: unknown) => error);
      clearInterval(watching);
    }
    // As if it was killed after it stored a page and before it moved on.
    await database.query(`UPDATE connectors SET cursor = NULL WHERE key = $1`, [key]);
    await run(key);
    expect((await countOf('8___')) + (await countOf('9___'))).toBe(1900);
    await crm.query('DELETE FROM orders');
  });

  test('a row that was long in a transaction is found in the overlap', async () => {
    const query = 'SELECT * FROM orders';
    const key = await connect(query, 'at', 'no', ORDERS, { overlap: 60 });
    await crm.query(`INSERT INTO orders VALUES ('now', 7000, 1, '2026-05-01T00:01:00Z')`);
    await run(key);
    await crm.query(`INSERT INTO orders VALUES ('late', 7001, 1, '2026-05-01T00:00:30Z')`);
    await run(key);
    expect(await countOf('7001')).toBe(1);
    expect(await countOf('7000')).toBe(1);
    expect((await server.app.inbound.connectors.get(key)).cursor?.['watermark']).toBe('2026-05-01 00:01:00+00');
    await crm.query('DELETE FROM orders');
  });

  test('a watermark that is a number beyond 2^53 loses no digit', async () => {
    await crm.query(
      `CREATE TABLE facts AS SELECT 9007199254740993 + n AS version, 'v' || n AS who FROM generate_series(0, 3) n`,
    );
    const key = await connect('SELECT * FROM facts;', 'version', 'who', {
      kind: 'events',
      name: 'fact',
      fields: [{ source: 'who', target: 'externalId' }],
    });
    expect(await run(key)).toMatchObject({ accepted: '4' });
    expect((await server.app.inbound.connectors.get(key)).cursor?.['watermark']).toBe('9007199254740996');
    expect(await run(key)).toMatchObject({ rows: '0' });
  });

  test('what cannot be taken is counted by its reason, and holds up no other', async () => {
    const key = await connect(
      `SELECT nullif(id, 2) AS id, id AS row, city, changed FROM customers WHERE id < 4`,
      'changed',
      'row',
      CUSTOMERS,
    );
    expect(await run(key)).toMatchObject({
      accepted: '2',
      rejected: '1',
      rejectedBy: { NO_EXTERNAL_ID: 1 },
      fault: null,
    });
  });

  test.each<[string, object]>([
    ['writes', { query: `WITH gone AS (DELETE FROM customers RETURNING *) SELECT * FROM gone` }],
    [
      'is two statements',
      { query: `SELECT * FROM customers) AS source; DROP TABLE customers; SELECT 1 FROM (SELECT 1` },
    ],
    ['names a column that is not there', { watermark: 'nowhere' }],
    ['names a database that is not there', { database: 'nowhere' }],
    ['goes to a port where nobody is', { port: 1 }],
  ])('one that %s is not saved', async (_name, more) => {
    const rows = await crm.query('SELECT id FROM customers');
    await expect(connect('SELECT * FROM customers', 'changed', 'id', CUSTOMERS, more)).rejects.toMatchObject({
      code: 'CANNOT_BE_READ',
    });
    expect(await crm.query('SELECT id FROM customers')).toHaveLength(rows.length);
  });

  test('a test shows the first rows as they would be stored, and stores none', async () => {
    await crm.query(`INSERT INTO customers VALUES (-99, '广州', '2020-01-01T00:00:00Z')`);
    const tried = await server.app.inbound.connectors.test({
      name: 'x',
      kind: 'POSTGRES',
      source: 'crm',
      settings: { ...address, query: 'SELECT * FROM customers', watermark: 'changed', key: 'id' },
      mapping: CUSTOMERS,
      every: 5,
      secret,
    });
    expect(tried).toHaveLength(10);
    expect(tried[0]).toMatchObject({ item: { externalId: '-99', attributes: { city: '广州' } }, rejected: null });
    expect(await server.app.profiles.byExternalId('-99')).toBeNull();
  });

  test('a secret is not lent to another address', async () => {
    const key = await customers();
    const { connectors } = server.app.inbound;
    const { settings, mapping } = await connectors.get(key);
    const other = { ...settings, host: 'evil.example' };
    await expect(connectors.change(key, { settings: other, mapping })).rejects.toMatchObject({ code: 'SECRET_NEEDED' });
  });

  test('a run whose connector was changed or removed stores no more', async () => {
    const key = await customers();
    await server.app.database.query(
      `CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN NEW.run_token = gen_random_uuid(); RETURN NEW; END $$`,
    );
    await server.app.database.query(
      `CREATE TRIGGER changes BEFORE UPDATE OF run_token ON connectors FOR EACH ROW EXECUTE FUNCTION change()`,
    );
    expect(await run(key)).toMatchObject({ fault: { code: 'CHANGED' } });
    await server.app.database.query('DROP TRIGGER changes ON connectors');
  });
});
