import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { hasMariadb, startMariadb, startMysqlProtocol } from '../testing/mysql.js';
import type { MysqlServer } from '../testing/mysql.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const run = async (key: string) => {
  await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
  return (await server.app.inbound.connectors.runsOf([key])).get(key)![0]!;
};
const countOf = async (name: string) =>
  (
    await server.app.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM events WHERE name = $1`,
      [name],
    )
  )[0]!.count;

interface Shape {
  query: string;
  watermark: string;
  key: string;
}
const connect = async ({ address }: MysqlServer, shape: Shape, name: string) => {
  const fields = [
    { source: 'who', target: 'externalId' },
    { source: 'city', target: 'properties.city' },
  ];
  const connector = await server.app.inbound.connectors.create({
    name,
    kind: 'MYSQL',
    source: 'erp',
    settings: { ...address, ...shape },
    mapping: { kind: 'events', name, fields },
    every: 60,
    secret: '',
  });
  return connector.key;
};

const values = (from: number, count: number, at: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => `('m${String(from + n).padStart(5, '0')}', '北京', '${at(n)}')`).join(', ');

/** What holds of both: the server itself, and whatever speaks its protocol. */
function reads(start: () => Promise<MysqlServer>, name: string): void {
  let mysql: MysqlServer;
  beforeAll(async () => {
    mysql = await start();
    await mysql.execute('CREATE TABLE visits (who varchar(32) PRIMARY KEY, city varchar(32), changed datetime(6))');
  });
  afterAll(() => mysql.close());

  test('reads all, ties over pages too, then only what is new', async () => {
    const tied = values(0, 1203, () => '2026-01-01 00:00:00.123456');
    await mysql.execute(`INSERT INTO visits VALUES ${tied}`);
    const key = await connect(mysql, { query: 'SELECT * FROM visits', watermark: 'changed', key: 'who' }, name);
    expect(await run(key)).toMatchObject({ accepted: '1203', rejected: '0', fault: null });
    const later = values(2000, 2, (n) => `2026-01-01 00:00:00.12345${7 + n}`);
    await mysql.execute(`INSERT INTO visits VALUES ${later}`);
    expect(await run(key)).toMatchObject({ accepted: '2' });
    expect(await run(key)).toMatchObject({ rows: '0' });
    expect(await countOf(name)).toBe(1205);
    expect((await server.app.inbound.connectors.get(key)).cursor?.['watermark']).toMatch(/^2026-01-01 00:00:00\.12345/);
  });

  test('a query that fails is not saved', async () => {
    const shape = { query: 'SELECT * FROM nowhere', watermark: 'changed', key: 'who' };
    await expect(connect(mysql, shape, name)).rejects.toMatchObject({ code: 'CANNOT_BE_READ' });
  });
}

describe("a connector to whatever speaks MySQL's protocol", () => {
  let behind: Database;
  beforeAll(async () => (behind = await freshDatabase()));
  afterAll(() => behind.close());
  reads(() => startMysqlProtocol(behind), 'visited_by_protocol');
});

(hasMariadb ? describe : describe.skip)('a connector to a MariaDB', () => {
  reads(startMariadb, 'visited_mariadb');

  describe('by its own types', () => {
    let mysql: MysqlServer;
    beforeAll(async () => (mysql = await startMariadb()));
    afterAll(() => mysql.close());

    test('numbers beyond 2^53 lose no digit, text keys of digits stay texts, and flags of one bit are numbers', async () => {
      await mysql.execute(
        'CREATE TABLE facts (version bigint unsigned, no varchar(8), done bit(1), price decimal(20, 4))',
      );
      const facts = ['010', '9', '0100'].map((no) => `(18446744073709551615, '${no}', 1, 1234567890123456.7891)`);
      await mysql.execute(`INSERT INTO facts VALUES (9007199254740993, '1', 0, 1), ${facts.join(', ')}`);
      const tried = await server.app.inbound.connectors.test({
        name: 'facts',
        kind: 'MYSQL',
        source: 'erp',
        settings: { ...mysql.address, query: 'SELECT * FROM facts', watermark: 'version', key: 'no' },
        mapping: { kind: 'events', name: 'fact', fields: [{ source: 'no', target: 'externalId' }] },
        every: 1,
      });
      expect(tried.map(({ record }) => record)).toEqual([
        { version: '9007199254740993', no: '1', done: 0, price: '1.0000' },
        ...['010', '0100', '9'].map((no) => ({
          version: '18446744073709551615',
          no,
          done: 1,
          price: '1234567890123456.7891',
        })),
      ]);
    });

    test('writes nothing', async () => {
      await mysql.execute('CREATE TABLE IF NOT EXISTS safe (n int)');
      await mysql.execute(
        'CREATE FUNCTION sneak() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO safe VALUES (1); RETURN 1; END',
      );
      const shape = { query: 'SELECT sneak() AS n, 1 AS who', watermark: 'n', key: 'who' };
      await expect(connect(mysql, shape, 'sneaked')).rejects.toMatchObject({ code: 'CANNOT_BE_READ' });
    });
  });
});
