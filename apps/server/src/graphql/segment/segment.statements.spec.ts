import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StatementLog } from '../../testing/statement-log.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const log = new StatementLog();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ wrap: log.wrap });
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
  // The first loads columns; after it the engine is at rest, whose ticks are no part of a page.
  await server.get(query);
  await server.app.audience.stop();
  const statements = await log.during(() => server.get(query));
  expect([statements.length <= most, statements]).toEqual([true, statements]);
});
