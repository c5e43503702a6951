import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const statements: string[] = [];

/** Notes every statement outside transactions, TypeORM's own too. In transactions the engine ticks, whoever asks what. */
function counted(database: Database): Database {
  const note = (text: string): void => {
    if (!/TRANSACTION|COMMIT|ROLLBACK/.test(text)) statements.push(text.replace(/\s+/g, ' ').trim());
  };
  const query = database.query.bind(database);
  database.query = <Row>(text: string, values?: readonly unknown[]) => {
    note(text);
    return query<Row>(text, values);
  };
  const nothing = (): void => undefined;
  database.dataSource.setOptions({
    logging: true,
    logger: {
      logQuery: note,
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    },
  });
  return database;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ wrap: counted });
  const { attributes, segments } = server.app;
  await attributes.define({ key: 'n', type: 'NUMBER' });
  await server.app.upsertUsers([{ externalId: 'one', attributes: { n: 1_000 } }], undefined);
  for (let n = 0; n < 100; n++) {
    const key = `s${n}`;
    await segments.service.create({ key, name: key, rule: { attribute: { key: 'n', is: { gte: n } } } });
    if (n % 3 === 0) await segments.service.saveDraft(key, { n });
    const { id } = await segments.snapshots.materialize(key);
    if (n % 2 === 0) await segments.snapshots.run(id, '0');
  }
});
afterAll(() => server.close());

test.each([
  ['counts and sentences', 6, 'count asOf sentence'],
  ['drafts and what uses them', 6, 'draft usedIn { key }'],
  [
    'versions and snapshots',
    6,
    'versions(first: 2) { totalCount edges { node { rule } } } snapshots(first: 2) { totalCount edges { node { state count } } }',
  ],
  ['members', 8, 'members(first: 3) { totalCount edges { node { externalId } } } contains(externalId: "one")'],
])('a page of 100 segments with %s takes at most %d statements', async (_name, most, fields) => {
  const query = `{ segments(first: 100) { totalCount edges { node { key ${fields} } } } }`;
  // The first asks for columns, too.
  await server.get(query);
  statements.length = 0;
  await server.get(query);
  expect([statements.length <= most, statements]).toEqual([true, expect.anything()]);
});
