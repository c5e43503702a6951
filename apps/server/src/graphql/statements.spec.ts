import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { StatementLog } from '../testing/statement-log.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

const log = new StatementLog();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ wrap: log.wrap });
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
  await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
});
afterAll(() => server.close());

/** What the admin app asks for on its page of users, as it is written there. */
const documents = readFileSync(new URL('../../../admin/src/screens/users/documents.ts', import.meta.url), 'utf8');
const USERS_PAGE = /graphql\(`(\s*query Users\([^`]*)`\)/.exec(documents)?.[1] ?? '';

const page = (fields: string): string =>
  `query ($first: Int!) { users(first: $first) { totalCount edges { node { ${fields} } } } }`;

test.each([
  ['tags and segments, as the admin app asks for it', `${USERS_PAGE} fragment More on User { segments { key name } }`],
  [
    'tags and segments, as the bench asks for it',
    page('externalId name tags { tag { key } weight } segments { key name }'),
  ],
  [
    'all of these and identities',
    page(
      'name attributes { attribute { key } value source at } identities { kind value } tags { tag { key } } segments { key }',
    ),
  ],
])('a page of 100 users with %s takes at most 6 statements, and no more than a page of 2', async (_name, document) => {
  const query = document.replace('...UserRow', '...UserRow ...More');
  // The first loads columns; after it the engine is at rest, whose ticks are no part of a page.
  const ask = (first: number) =>
    server.get<{ users: { edges: { node: { segments: unknown[] } }[] } }>(query, { first });
  const { users } = await ask(100);
  expect([users.edges.length, users.edges[0]?.node.segments.length]).toEqual([100, 6]);
  await server.app.audience.stop();
  const during = async (first: number) =>
    // That sensitive values were read is written down afterwards, in a batch with what else was.
    (await log.during(() => ask(first))).filter((statement) => !statement.includes('audit_pending'));
  const two = await during(2);
  const hundred = await during(100);
  expect(hundred).toHaveLength(two.length);
  expect([hundred.length > 0 && hundred.length <= 6, hundred]).toEqual([true, hundred]);
});
