import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database, Transaction } from '@strata/db';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** Every statement that the app sends, but for those of the engine's own ticks. */
const statements: string[] = [];

function counted(database: Database): Database {
  const note = (text: string): void => void statements.push(text.replace(/\s+/g, ' ').trim());
  const query = database.query.bind(database);
  const transaction = database.transaction.bind(database);
  database.query = <Row>(text: string, values?: readonly unknown[]) => {
    note(text);
    return query<Row>(text, values);
  };
  database.transaction = (run, options) =>
    transaction((inner: Transaction) => {
      const within = inner.query.bind(inner);
      inner.query = <Row>(text: string, values?: readonly unknown[]) => {
        note(text);
        return within<Row>(text, values);
      };
      return run(inner);
    }, options);
  // TypeORM's own statements.
  database.dataSource.setOptions({
    logging: true,
    logger: { ...SILENT, logQuery: note },
  });
  return database;
}

const nothing = (): void => undefined;
const SILENT = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ wrap: counted });
  const { attributes, tagging, segments } = server.app;
  await attributes.define({ key: 'name', type: 'TEXT' });
  for (const key of ['a', 'b', 'c']) await tagging.create({ key, class: 'BASIC' });
  for (let i = 0; i < 12; i++) {
    const rule = { tag: { in: [i % 2 ? 'a' : 'b'] } };
    await segments.service.create({ key: `s${i}`, name: `S${i}`, rule });
  }
  const users = Array.from({ length: 120 }, (_, i) => ({
    externalId: `u${i}`,
    attributes: { name: `N${i}` },
    tags: i % 3 ? ['a', 'c'] : ['b'],
  }));
  const { freshness } = await server.app.upsertUsers(users, undefined);
  await server.app.trackEvents(users.map(({ externalId }) => ({ externalId, name: 'seen' })));
  await server.app.rules.evaluate({ everyone: true }, { minFreshness: freshness });
});
afterAll(() => server.close());

/** The fewest of some tries: the engine ticks twice a second of its own accord, and its statements are not the page's. */
async function countOf(query: string): Promise<number> {
  const counts: number[] = [];
  for (let i = 0; i < 5; i++) {
    statements.length = 0;
    await server.get(query);
    counts.push(statements.length);
  }
  return Math.min(...counts);
}

test.each([
  ['tags and segments', 6, 'name: externalId tags { tag { key name } weight } segments { key name }'],
  ['attributes and identities', 6, 'name attributes { attribute { key } value source at } identities { kind value }'],
])(
  'a page of 100 users with %s takes at most %d statements, and no more than a page of 2',
  async (_name, most, fields) => {
    const page = (first: number) => `{ users(first: ${first}) { totalCount edges { node { ${fields} } } } }`;
    const [two, hundred] = [await countOf(page(2)), await countOf(page(100))];
    expect([hundred, statements]).toEqual([two, expect.anything()]);
    expect([hundred <= most, statements]).toEqual([true, expect.anything()]);
  },
);
