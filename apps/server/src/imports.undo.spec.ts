import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Queryable } from '@strata/db';
import { remainsOf, SAY_NOTHING } from './imports.remains.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, sources, tagging } = server.app;
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'level', type: 'TEXT' });
  await tagging.create({ key: 'gold', class: 'VALUE' });
  await sources.define({ key: 'crm', kind: 'CONNECTOR', rank: 1 });
});
afterAll(() => server.close());

const MAPPING = {
  kind: 'users',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'phone', target: 'identities.PHONE' },
    { source: 'city', target: 'attributes.city' },
    { source: 'tag', target: 'tags' },
  ],
};

/** A file that waits to be run. */
async function ready(content: string): Promise<string> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin('a.csv', undefined);
  const bytes = {
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      yield Buffer.from(content);
    },
  };
  await imports.uploads.take(id, 0, bytes);
  await imports.examine(id);
  return id;
}

async function imported(content: string): Promise<string> {
  const id = await ready(content);
  await server.app.imports.run(id, { mapping: MAPPING, source: 'file' });
  await server.app.imports.work(id, new AbortController().signal, 1);
  return id;
}

async function undone(id: string): Promise<object> {
  await server.app.imports.undo(id);
  await server.app.imports.takeBack(id, new AbortController().signal);
  return (await server.app.imports.find(id))!.undoReport!;
}

const idOf = async (externalId: string) => (await server.app.profiles.byExternalId(externalId))!.id;
const HEADER = 'id,phone,city,tag\n';
const rowOf = (id: string, phone = '') => `${id},${phone},北京市,gold\n`;

/** What somebody else may have come to know of a user whom an import created. */
const TOUCHES: Record<string, (externalId: string) => Promise<unknown>> = {
  'an event': (externalId) => server.app.trackEvents([{ externalId, name: 'seen' }]),
  'a value': (externalId) => server.app.upsertUsers([{ externalId, attributes: { level: '一' } }], 'api'),
  'a value that was removed again': async (externalId) => {
    await server.app.upsertUsers([{ externalId, attributes: { level: '一' } }], 'api');
    await server.app.database.query(
      `UPDATE user_attribute_origins SET origins = jsonb_set(origins, '{level,1}', '1700000000000') WHERE user_id = $1`,
      [await idOf(externalId)],
    );
    await server.app.upsertUsers([{ externalId, attributes: { level: null } }], 'api');
  },
  'the same value by a better source': (externalId) =>
    server.app.upsertUsers([{ externalId, attributes: { city: '北京市' } }], 'crm'),
  'another identity': (externalId) =>
    server.app.upsertUsers(
      [{ externalId, identities: [{ kind: 'EMAIL', value: `${externalId}@example.com` }] }],
      'api',
    ),
  'another tag': (externalId) => server.app.tagging.assign('silver', { externalIds: [externalId] }, { source: 'hand' }),
  'a tag that was taken again': async (externalId) => {
    await server.app.tagging.assign('silver', { externalIds: [externalId] }, { source: 'hand' });
    await server.app.tagging.remove('silver', { externalIds: [externalId] });
  },
  'a consent': (externalId) =>
    server.app.consenting.record([{ externalId, purpose: 'MARKETING', state: 'WITHDRAWN', channel: 'SMS' }]),
  'a suppression': (externalId) =>
    server.app.suppressions.suppress({ channel: 'EMAIL', externalIds: [externalId], reason: 'asked' }),
  'a right': async (externalId) => server.app.rights.restrict(await idOf(externalId), 'asked'),
  'a merge, undone': async (externalId) => {
    await server.app.upsertUsers([{ externalId: `${externalId}-2`, attributes: { level: '二' } }], 'api');
    const { merge } = await server.app.merges.merge({ externalId: `${externalId}-2` }, { externalId });
    await server.app.merges.undo(merge.id);
  },
  'a duplicate that was decided': async (externalId) => {
    await server.app.upsertUsers([{ externalId: `${externalId}-2` }], 'api');
    const [one, other] = [await idOf(externalId), await idOf(`${externalId}-2`)];
    await server.app.database.query(`INSERT INTO duplicates (user_id, other_id, score) VALUES ($1, $2, 1)`, [
      one,
      other,
    ]);
    await server.app.duplicates.dismiss(one, other);
  },
  'a delivery of a webhook': async (externalId) =>
    server.app.inbound.deliveries.keep('hook', `of ${externalId}`, {}, { externalIds: [externalId] }),
};

describe('an undo keeps whom the import created where somebody else has come to know them by', () => {
  beforeAll(() => server.app.tagging.create({ key: 'silver', class: 'VALUE' }));

  test.each(Object.keys(TOUCHES).map((what, at) => [what, `k${at}`] as const))('%s', async (what, externalId) => {
    const id = await imported(HEADER + rowOf(externalId) + rowOf(`${externalId}-untouched`));
    await TOUCHES[what]!(externalId);
    expect(await undone(id)).toMatchObject({ usersRemoved: 1, usersKept: 1 });
    expect(await server.app.profiles.byExternalId(externalId)).not.toBeNull();
    expect(await server.app.profiles.byExternalId(`${externalId}-untouched`)).toBeNull();
  });

  test('an external id that came later, to someone known by a phone number alone', async () => {
    const id = await imported(HEADER + rowOf('', '13900000001') + rowOf('', '13900000002'));
    const phone = { kind: 'PHONE' as const, value: '13900000001' };
    await server.app.upsertUsers([{ externalId: 'late', identities: [phone] }], 'api');
    expect(await undone(id)).toMatchObject({ usersRemoved: 1, usersKept: 1 });
    expect(await server.app.profiles.byExternalId('late')).not.toBeNull();
  });

  test('nothing at all: nobody stays, and no table holds a row of them', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => rowOf(`n${at}`, `1371${String(at).padStart(7, '0')}`)).join(
      '',
    );
    const id = await imported(`${HEADER}${rows}n0,,北京市,\nn1,,上海市,gold\n`);
    const ids = await server.app.database.query<{ id: number }>(`SELECT id FROM users WHERE external_id ~ '^n[0-9]+$'`);
    expect(ids).toHaveLength(1_200);
    expect(await undone(id)).toMatchObject({ usersRemoved: 1_200, usersKept: 0, valuesKept: 0 });
    for (const { table, column } of await keysOfUsers()) {
      const left = await server.app.database.query(`SELECT FROM ${table} WHERE ${column} = ANY($1::integer[])`, [
        ids.map(({ id: user }) => user),
      ]);
      expect([table, left.length]).toEqual([table, 0]);
    }
  });
});

test('a user whom an import created and a later batch of it changed goes; what somebody else said since stays', async () => {
  const others = Array.from({ length: 1_000 }, (_none, at) => `later-${at},,北京市,\n`).join('');
  const id = await imported(`${HEADER}twice,,北京市,\nsaid,,北京市,\nagain,,北京市,\n${others}twice,,上海市,\n`);
  await server.app.upsertUsers([{ externalId: 'said', attributes: { city: '广州市' } }], 'api');
  await server.app.upsertUsers([{ externalId: 'again', attributes: { city: '深圳市' } }], 'file');
  expect(await undone(id)).toMatchObject({ usersRemoved: 1_001, usersKept: 2, valuesRestored: 1_001, valuesKept: 2 });
  expect(await server.app.profiles.byExternalId('twice')).toBeNull();
  const rows = await server.app.database.query(
    'SELECT "values" FROM user_attributes WHERE user_id = ANY($1::integer[]) ORDER BY user_id',
    [[await idOf('said'), await idOf('again')]],
  );
  expect(rows).toEqual([{ values: { city: '广州市' } }, { values: { city: '深圳市' } }]);
});

test('the same file does not rest on an import that is being undone, and is taken once it is', async () => {
  const content = HEADER + rowOf('resting');
  const first = await imported(content);
  const again = await ready(content);
  const run = () => server.app.imports.run(again, { mapping: MAPPING, source: 'file' });
  await server.app.imports.undo(first);
  await expect(run()).rejects.toMatchObject({ code: 'BEING_UNDONE' });
  await server.app.imports.takeBack(first, new AbortController().signal);
  expect(await server.app.profiles.byExternalId('resting')).toBeNull();
  expect(await run()).toMatchObject({ state: 'RUNNING', sameAs: null });
  await server.app.imports.work(again, new AbortController().signal, 1);
  expect(await idOf('resting')).toBeGreaterThan(0);
});

/** Every column of every table that knows people by which a row tells a user. */
async function keysOfUsers(): Promise<{ table: string; column: string }[]> {
  const tables = server.app.personalData.flatMap((data) => data.tables).filter((name) => name !== 'users');
  return server.app.database.query(
    `SELECT table_name::text AS "table", column_name::text AS "column" FROM information_schema.columns
     WHERE table_name = ANY($1) AND data_type = 'integer' AND column_name ~ '(user|other|merged|kept)_?id$'`,
    [tables],
  );
}

test('every table that knows users is asked what it keeps of them, by every column that tells one, unless it says nothing', async () => {
  const asked: string[] = [];
  const listening: Queryable = {
    query: <Row>(text: string) => {
      asked.push(text);
      return Promise.resolve<Row[]>([]);
    },
  };
  await remainsOf(listening, server.app.personalData, [1]);
  const questions = asked.join('\n');
  for (const { table, column } of await keysOfUsers())
    if (!SAY_NOTHING.includes(table)) expect(questions).toMatch(new RegExp(`FROM ${table}\\b.* ${column} = ANY`));
  const known = server.app.personalData.flatMap((data) => data.tables);
  expect(SAY_NOTHING.filter((table) => !known.includes(table))).toEqual([]);
  expect(asked).toHaveLength(known.length - SAY_NOTHING.length);
});
