import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEES_ALL } from '@strata/profile';
import type { Json } from '@strata/profile';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, tagging, segments } = server.app;
  await attributes.define({ key: 'name', type: 'TEXT' });
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'age', type: 'NUMBER' });
  await tagging.create({ key: 'vip', class: 'VALUE' });
  await tagging.create({ key: 'tea', class: 'INTEREST' });
  await segments.service.create({
    key: 'adults',
    name: 'Adults',
    rule: { attribute: { key: 'age', is: { gte: 18 } } },
  });
  await segments.service.create({
    key: 'buyers',
    name: 'Buyers',
    rule: { event: { name: 'bought', is: { gte: 1 } } },
  });
});
afterAll(() => server.close());

/** Tables that keep nothing of any one person. Whoever makes a table lists it here, or in the `tables` of its folder's PersonalData. */
const KNOW_NOBODY = [
  'access_settings',
  'second_factors', // of members, who work here
  'sign_in_attempts', // hashes of addresses, until their window ends
  'accepted_messages', // hashes of message ids, which lead to no one
  'attribute_definitions',
  'consent_purposes',
  'consent_wordings',
  'collected_from', // which source has sent which kinds
  'changes', // user keys alone, for ten minutes; of someone erased the key of an empty row
  'bulk_movements', // how many moved at once; who, is in the chunks
  'definitions_version',
  'destinations', // systems that are told who moved
  'leases', // which process does what
  'duplicates_pending', // user keys alone, until they are compared with others; of someone erased nobody is left to compare
  'erased_identities', // keyed hashes
  'erasure_key',
  'erasures', // receipts, with the keys of rows that are empty
  'event_properties',
  'event_types',
  'identity_conversion', // that one is due
  'identity_policies',
  'import_mappings',
  'inference_table_pieces', // files of places by codes, prefixes and networks
  'inference_tables',
  'migrations',
  'model_runs', // counts alone
  'models',
  'preference_keys', // one key, which signs for everyone
  'processing_records',
  'retentions',
  'segment_versions',
  'segments',
  'sources',
  'tags',
  'workspace',
  'connector_files',
  'connector_runs', // counts alone
  'connectors', // of rows no more than how far they were read
  'credentials', // of systems, not of people
  'webhooks',
  'write_keys',
  'api_key_secrets', // hashes, and where systems of partners come from
  'api_keys',
  'api_keys_version',
  'approval_people', // user keys alone, until what is asked has ended; of someone erased the key of an empty row
  'approvals', // what was asked, by members and keys
  'audit_entries', // members and keys who acted; of users only ids and which attributes, never a value
  'audit_pending',
  'member_links',
  'members', // who works here, not whom they write to
  'roles',
  'sessions',
];

test('every table of the database is one that some folder can export, merge and erase, or knows nobody', async () => {
  const tables = await server.app.database.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
  );
  const answeredFor = server.app.personalData.flatMap((data) => data.tables);
  expect([...answeredFor, ...KNOW_NOBODY].sort()).toEqual(tables.map(({ name }) => name).sort());
});

test('no table that is said to know nobody has a column of user keys, but for the change feed, what waits for comparison, and receipts of erasures', async () => {
  const columns = await server.app.database.query<{ table: string }>(
    `SELECT DISTINCT table_name::text AS table FROM information_schema.columns
     WHERE table_name = ANY($1) AND column_name ~ 'user|external_id|identit|merged'`,
    [KNOW_NOBODY],
  );
  expect(columns.map(({ table }) => table).sort()).toEqual(['changes', 'duplicates_pending', 'erasures']);
});

let people = 0;
interface Person {
  id: number;
  externalId: string;
}

async function person(attributes: Record<string, unknown>, tags: string[], events: string[]): Promise<Person> {
  const externalId = `person-${++people}`;
  const { app } = server;
  await app.upsertUsers(
    [{ externalId, attributes, tags, identities: [{ kind: 'EMAIL', value: `${externalId}@example.com` }] }],
    `source of ${externalId}`,
  );
  await app.trackEvents(events.map((name) => ({ externalId, name, properties: { of: externalId } })));
  await app.inbound.deliveries.keep('hook', `delivery-${people}`, { buyer: externalId }, { externalIds: [externalId] });
  await app.consenting.record([
    { externalId, purpose: 'MARKETING', state: 'GRANTED', at: '2026-01-01T00:00:00Z', proof: { of: externalId } },
    { externalId, purpose: 'MARKETING', state: 'WITHDRAWN', channel: 'SMS', source: `source of ${externalId}` },
  ]);
  await app.suppressions.suppress({ channel: 'EMAIL', externalIds: [externalId], reason: `asked by ${externalId}` });
  const id = (await app.profiles.byExternalId(externalId))?.id ?? 0;
  return { id, externalId };
}

async function snapshot(key: string): Promise<string> {
  await server.app.audience.tick();
  const { id } = await server.app.segments.snapshots.materialize(key);
  await server.app.segments.snapshots.run(id, '0');
  return id;
}

/** All rows of all tables that know people, but for news and revisions. */
async function everything(): Promise<Record<string, unknown>> {
  const { database, personalData, segments } = server.app;
  const tables = personalData.flatMap((data) => data.tables).filter((name) => name !== 'segment_snapshot_chunks');
  const rows = await Promise.all(
    tables.map((table) =>
      database.query<{ row: { [column: string]: Json } }>(
        `SELECT to_jsonb(t) - 'revision' AS row FROM ${table} t ORDER BY 1`,
      ),
    ),
  );
  const ids = (await database.query<{ id: string }>('SELECT id FROM segment_snapshots ORDER BY id')).map(
    ({ id }) => id,
  );
  const members = await segments.snapshots.membersOf(ids);
  return {
    ...Object.fromEntries(tables.map((table, at) => [table, rows[at]])),
    members: ids.map((id) => [...(members.get(id) ?? [])]),
  };
}

async function count(rule: object): Promise<number> {
  await server.app.audience.tick();
  const { users } = await server.get<{ users: { totalCount: number } }>(
    'query ($rule: RuleInput!) { users(rule: $rule, first: 1) { totalCount } }',
    { rule },
  );
  return users.totalCount;
}

const say = ({ externalId }: Person, attributes: Record<string, unknown>) =>
  server.app.upsertUsers([{ externalId, attributes }], `source of ${externalId}`);

/** What was so of someone, and how many assignments there were. */
async function pastOf({ id }: Person): Promise<{ attributes: string[]; tags: number }> {
  const attributes = await server.app.database.query<{ key: string; value: string }>(
    'SELECT key, value FROM user_attribute_history WHERE user_id = $1 ORDER BY key, valid_from',
    [id],
  );
  const tags = await server.app.database.query('SELECT FROM tag_assignment_history WHERE user_id = $1', [id]);
  return { attributes: attributes.map(({ key, value }) => `${key} ${value}`), tags: tags.length };
}

async function moveAll(from: Person, to: Person): Promise<Json[]> {
  const { database, personalData } = server.app;
  return database.transaction(async (transaction) => {
    const moved: Json[] = [];
    for (const data of personalData) moved.push(await data.move(transaction, from.id, to.id));
    return JSON.parse(JSON.stringify(moved)) as Json[];
  });
}

async function moveAllBack(from: Person, to: Person, moved: Json[]): Promise<void> {
  const { database, personalData } = server.app;
  await database.transaction(async (transaction) => {
    for (const [at, data] of personalData.entries())
      await data.moveBack(transaction, from.id, to.id, moved[at] as Json);
  });
}

describe('one person given to another', () => {
  test('is wholly theirs, the newer value and assignment standing, and given back all is as it was', async () => {
    const to = await person({ name: 'Older', city: '北京市', age: 30 }, ['vip'], ['visited']);
    await say(to, { name: 'Old' });
    const from = await person({ name: 'New', city: '苏州市' }, ['vip', 'tea'], ['bought', 'bought']);
    await say(from, { name: 'NEW', city: null });
    await server.app.tagging.remove('tea', { externalIds: [from.externalId] });
    await server.app.tagging.assign('tea', { externalIds: [from.externalId] }, { source: 'hand', weight: 1 });
    await snapshot('adults');
    await snapshot('buyers');
    const before = await everything();
    const buyers = await count({ event: { name: 'bought', is: { gte: 1 } } });

    const moved = await moveAll(from, to);
    const { user } = await server.get<{ user: object }>(
      `query ($id: ID!) { user(id: $id) {
        attributes { attribute { key } value source } identities { kind value } tags { tag { key } source }
        events(first: 10) { totalCount }
      } }`,
      { id: String(to.id) },
    );
    expect(user).toEqual({
      attributes: [
        { attribute: { key: 'age' }, value: 30, source: `source of ${to.externalId}` },
        { attribute: { key: 'city' }, value: '北京市', source: `source of ${to.externalId}` },
        { attribute: { key: 'name' }, value: 'NEW', source: `source of ${from.externalId}` },
      ],
      identities: [
        { kind: 'EMAIL', value: `${to.externalId}@example.com` },
        { kind: 'EMAIL', value: `${from.externalId}@example.com` },
        { kind: 'EXTERNAL_ID', value: to.externalId },
        { kind: 'EXTERNAL_ID', value: from.externalId },
      ],
      tags: [
        { tag: { key: 'tea' }, source: 'hand' },
        { tag: { key: 'vip' }, source: `source of ${from.externalId}` },
      ],
      events: { totalCount: 3 },
    });
    expect(
      await count({
        all: [
          { tag: { in: ['tea'] } },
          { attribute: { key: 'name', is: { eq: 'NEW' } } },
          { attribute: { key: 'age', is: { eq: 30 } } },
        ],
      }),
    ).toBe(1);
    expect(await count({ event: { name: 'bought', is: { gte: 1 } } })).toBe(buyers);
    expect(await pastOf(to)).toEqual({ attributes: ['name Older', 'name Old', 'name New'], tags: 2 });
    expect(await pastOf(from)).toEqual({ attributes: [], tags: 0 });

    await moveAllBack(from, to, moved);
    expect(await everything()).toEqual(before);
    expect(await count({ all: [{ tag: { in: ['tea'] } }, { attribute: { key: 'age', is: { eq: 30 } } }] })).toBe(0);
  });

  test('given back, keeps nothing of what arrived meanwhile: that stays with the one that was kept', async () => {
    const to = await person({ name: 'Kept', city: '北京市' }, [], []);
    const from = await person({ name: 'Gone', city: '上海市' }, ['tea'], ['bought']);
    const moved = await moveAll(from, to);
    await server.app.upsertUsers(
      [{ externalId: from.externalId, attributes: { name: 'Later' }, tags: ['vip'] }],
      'later',
    );
    await server.app.trackEvents([{ externalId: from.externalId, name: 'bought' }]);
    await moveAllBack(from, to, moved);
    const read = async ({ id }: Person) => {
      const { attributesOf, tagsOf, counts } = {
        attributesOf: await server.app.profiles.attributesOf([id], SEES_ALL),
        tagsOf: await server.app.tags.tagsOf([id]),
        counts: await server.app.events.counts([id]),
      };
      return [
        (attributesOf.get(id) ?? []).map(({ value }) => value),
        (tagsOf.get(id) ?? []).map(({ tag }) => tag.key),
        counts.get(id),
      ];
    };
    expect(await read(to)).toEqual([['北京市', 'Later'], ['vip'], 1]);
    expect(await read(from)).toEqual([['上海市', 'Gone'], ['tea'], 1]);
  });
});

describe('one person erased', () => {
  test('is in no table, no snapshot and no answer, and figures of snapshots still add up', async () => {
    const gone = await person({ name: 'Erase me', city: '天津市', age: 40 }, ['vip', 'tea'], ['visited', 'bought']);
    const merged = await person({ name: 'Erase me too', city: '重庆市' }, ['tea'], ['bought']);
    await server.app.merges.merge({ id: gone.id }, { id: merged.id });
    await snapshot('adults');
    const held = await snapshot('adults');
    await server.app.upsertUsers([{ externalId: gone.externalId, attributes: { age: 10 } }], 'x');
    const left = await snapshot('adults');
    await server.app.segments.snapshots.membersOf([held]);
    const { database, personalData } = server.app;
    const figures = () =>
      database.query<{ id: string; count: number; entered: number; left: number }>(
        `SELECT id, count, entered, "left" FROM segment_snapshots WHERE id = ANY($1) ORDER BY id`,
        [[held, left]],
      );
    const [heldBefore, leftBefore] = await figures();

    await database.transaction(async (transaction) => {
      let rows = 0;
      for (const data of personalData) rows += await data.erase(transaction, gone.id, []);
      expect(rows).toBeGreaterThan(personalData.length);
    });
    expect(JSON.stringify(await everything())).not.toMatch(
      new RegExp(`${gone.externalId}\\b|${merged.externalId}\\b|Erase me|天津市|重庆市`),
    );
    expect(await figures()).toEqual([
      { ...heldBefore, count: (heldBefore?.count ?? 0) - 1 },
      { ...leftBefore, left: 0 },
    ]);
    expect((await server.app.segments.snapshots.membersOf([held])).get(held)?.has(gone.id)).toBe(false);
    expect(await count({ attribute: { key: 'city', is: { eq: '天津市' } } })).toBe(0);
    await database.transaction(async (transaction) => {
      for (const data of personalData) expect(await data.erase(transaction, gone.id, [])).toBe(0);
    });
  });

  test('is not in a snapshot whose members were found before and written after', async () => {
    const gone = await person({ age: 50 }, [], []);
    const { database, personalData, audience, segments } = server.app;
    const { id } = await segments.snapshots.materialize('adults');
    await audience.tick();
    const evaluate = audience.evaluate.bind(audience);
    audience.evaluate = async (...asked) => {
      const evaluation = await evaluate(...asked);
      expect(evaluation.members.has(gone.id)).toBe(true);
      await database.transaction(async (transaction) => {
        for (const data of personalData) await data.erase(transaction, gone.id, []);
      });
      return evaluation;
    };
    try {
      await segments.snapshots.run(id, '0');
    } finally {
      audience.evaluate = evaluate;
    }
    const members = (await segments.snapshots.membersOf([id])).get(id);
    expect([members?.has(gone.id), members?.size]).toEqual([false, (await segments.snapshots.find(id))?.count]);
  });
});

test('the pieces of a person hold every value, and no piece more than a thousand rows', async () => {
  const one = await person({ name: 'All of me', age: 7 }, ['tea'], []);
  for (let batch = 0; batch < 3; batch++)
    await server.app.trackEvents(
      Array.from({ length: 500 }, (_, at) => ({
        externalId: one.externalId,
        name: 'visited',
        properties: { n: batch * 500 + at },
      })),
    );
  await server.app.database.query(
    `INSERT INTO rights_exercised (user_id, "right", note, keys)
     SELECT $1, 'CORRECTION', n::text, '{}' FROM generate_series(1, 1500) n`,
    [one.id],
  );
  const found = new Map<string, Json[]>();
  for (const data of server.app.personalData)
    for await (const { kind, rows } of data.pieces(server.app.database, one.id)) {
      expect(rows.length).toBeLessThanOrEqual(1000);
      found.set(kind, [...(found.get(kind) ?? []), ...rows]);
    }
  expect(found.get('user')).toMatchObject([{ id: one.id, externalId: one.externalId }]);
  expect(found.get('identities')).toHaveLength(2);
  expect(found.get('attributes')).toMatchObject([
    { key: 'age', value: 7 },
    { key: 'name', value: 'All of me', source: `source of ${one.externalId}` },
  ]);
  expect(found.get('tags')).toMatchObject([{ tag: 'tea' }]);
  expect(new Set((found.get('rights') ?? []).map((right) => (right as { note: string }).note)).size).toBe(1500);
  const numbers = (found.get('events') ?? []).map((event) => (event as { properties: { n: number } }).properties.n);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1500 }, (_, n) => n));
});
