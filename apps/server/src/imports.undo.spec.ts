import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { noteSaidAgain } from '@strata/collect';
import type { Queryable, Transaction } from '@strata/db';
import type { WrittenUsers } from '@strata/profile';
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
  'the same value by a source of equal rank': (externalId) =>
    server.app.upsertUsers([{ externalId, attributes: { city: '北京市' } }], 'api'),
  'that they exist': (externalId) => server.app.upsertUsers([{ externalId }], 'api'),
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

/** What is left of the users of these external ids, merged ones included. */
async function leftOf(pattern: string): Promise<object[]> {
  return server.app.database.query(
    `SELECT external_id AS id, coalesce(a."values", '{}') AS "values", merged_into IS NOT NULL AS merged,
       (SELECT array_agg(value ORDER BY value) FROM identities i WHERE i.user_id = u.id) AS identities
     FROM users u LEFT JOIN user_attributes a ON a.user_id = u.id WHERE external_id ~ $1 ORDER BY external_id`,
    [pattern],
  );
}

test('of what an import brought, what another source said again stays, word by word; the rest goes', async () => {
  const id = await imported(
    HEADER + rowOf('a1', '13910000001') + rowOf('a2', '13910000002') + rowOf('a3', '13910000003'),
  );
  await server.app.upsertUsers(
    [
      { externalId: 'a1', attributes: { city: '北京市' } },
      { externalId: 'a2', identities: [{ kind: 'PHONE', value: '139 1000 0002' }] },
    ],
    'api',
  );
  expect(await undone(id)).toMatchObject({ usersRemoved: 1, usersKept: 2, valuesKept: 1, identitiesRemoved: 2 });
  expect(await leftOf('^a[0-9]$')).toEqual([
    { id: 'a1', values: { city: '北京市' }, merged: false, identities: ['a1'] },
    { id: 'a2', values: {}, merged: false, identities: ['+8613910000002', 'a2'] },
  ]);
});

test('of two who say something again at once neither forgets what the other has noted', async () => {
  const id = await imported(HEADER + rowOf('said-at-once'));
  const userId = await idOf('said-at-once');
  const { database } = server.app;
  const said = (tags: string[], keys: string[]) => ({
    tags: () => tags,
    written: {
      users: [
        {
          index: 0,
          userId,
          externalId: null,
          values: new Map(keys.map((key) => [key, { value: '北京市' }])),
          identities: [],
        },
      ],
      created: [],
      joins: [],
      rejected: [],
      now: 0,
    } as unknown as WrittenUsers,
  });
  const note = (transaction: Transaction, { written, tags }: ReturnType<typeof said>) =>
    noteSaidAgain(transaction, written, undefined, tags);
  let second: Promise<void> = Promise.resolve();
  await database.transaction(async (transaction) => {
    await note(transaction, said(['gold'], []));
    second = database.transaction((other) => note(other, said([], ['city'])));
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (const end = Date.now() + 20_000; (await database.query(waiting)).length === 0; await sleep(10))
      if (Date.now() > end) throw new Error('the second did not wait');
  });
  await second;
  const [row] = await database.query<{ again: object }>(
    'SELECT again FROM import_changes WHERE import_id = $1 AND user_id = $2',
    [id, userId],
  );
  expect(row?.again).toEqual({ '0': { keys: [['city', expect.any(Number)]], identities: [], tags: ['gold'] } });
});

describe('of two imports that say the same', () => {
  const one = (who: string) => `${HEADER}${who},1381000${who.slice(1)},北京市,gold\n`;

  test.each([
    ['b0001', [0, 1]],
    ['b0002', [1, 0]],
  ])('what both said stays until both are undone: %s', async (who, order) => {
    const ids = [await imported(one(who)), await imported(`${one(who)}${who}x,,上海市,\n`)];
    await undone(ids[order[0]!]!);
    const left = { id: who, values: { city: '北京市' }, merged: false, identities: [`+861381000${who.slice(1)}`, who] };
    expect((await leftOf(`^${who}`))[0]).toEqual(left);
    expect(await server.app.tagging.heldWithin(server.app.database as never, [await idOf(who)])).toEqual(
      new Map([[await idOf(who), ['gold']]]),
    );
    await undone(ids[order[1]!]!);
    expect(await leftOf(`^${who}`)).toEqual([]);
  });
});

const rowsOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_none, at) => `${prefix}${at},,北京市,\n`).join('');

describe('of an import that found two of its rows to be one person', () => {
  const twice = (who: string, between: number) =>
    `${HEADER}${who}1,1382000${who.slice(1)},北京市,gold\n${rowsOf(`${who}-`, between)}${who}2,1382000${who.slice(1)},上海市,gold\n`;

  test.each([
    ['d0001', 0],
    ['d0002', 1_000],
  ])('an undo leaves nobody and nothing: %s', async (who, between) => {
    const id = await imported(twice(who, between));
    expect(await undone(id)).toMatchObject({ usersKept: 0, valuesKept: 0 });
    expect(await leftOf(`^${who}`)).toEqual([]);
    expect(
      await server.app.database.query('SELECT FROM identities WHERE value = $1', [`+861382000${who.slice(1)}`]),
    ).toEqual([]);
    expect(await server.app.database.query('SELECT FROM import_changes WHERE import_id = $1', [id])).toEqual([]);
  });

  test('the report tells of the merge, and of one of two users who were there before', async () => {
    const reportOf = async (id: string) => (await server.app.imports.find(id))!.report;
    expect(await reportOf(await imported(twice('i0011', 0)))).toMatchObject({ created: 2, sameUser: 0, merged: 1 });
    expect(await reportOf(await imported(twice('i0012', 1_000)))).toMatchObject({ created: 1_002, merged: 1 });
    await server.app.upsertUsers([{ externalId: 'j1', identities: [{ kind: 'PHONE', value: '13830000001' }] }], 'api');
    await server.app.upsertUsers([{ externalId: 'j2' }], 'api');
    const report = await reportOf(await imported(`${HEADER}j2,13830000001,,\nj2,13830000001,,\n`));
    expect(report).toMatchObject({ read: 2, created: 0, unchanged: 1, sameUser: 1, merged: 1 });
  });

  test('nor of two who were merged by hand', async () => {
    const id = await imported(`${HEADER}e1,,北京市,gold\ne2,,上海市,gold\n`);
    await server.app.merges.merge({ externalId: 'e1' }, { externalId: 'e2' });
    expect(await undone(id)).toMatchObject({ usersRemoved: 2, usersKept: 0 });
    expect(await leftOf('^e[0-9]$')).toEqual([]);
  });

  test('who is said again stays as one person, without what was the file’s, also when the merge is undone', async () => {
    const id = await imported(twice('f0001', 1_000));
    await server.app.upsertUsers([{ externalId: 'f00012', attributes: { level: '一' } }], 'api');
    const [merge] = await server.app.merges.page(1);
    expect(await undone(id)).toMatchObject({ usersRemoved: 1_000, usersKept: 1 });
    expect(await leftOf('^f0001')).toMatchObject([
      { id: 'f00011', values: { level: '一' } },
      { id: 'f00012', values: {}, merged: true },
    ]);
    await server.app.merges.undo(merge!.id);
    expect(await leftOf('^f0001')).toEqual([
      { id: 'f00011', values: { level: '一' }, merged: false, identities: ['f00011'] },
      { id: 'f00012', values: {}, merged: false, identities: ['f00012'] },
    ]);
  });

  test('made two again by hand before, each goes alone, or stays where somebody named them', async () => {
    const id = await imported(twice('g0005', 1_000));
    await server.app.upsertUsers([{ externalId: 'g00052' }], 'api');
    const [merge] = await server.app.merges.page(1);
    await server.app.merges.undo(merge!.id);
    await undone(id);
    expect(await leftOf('^g00052')).toEqual([{ id: 'g00052', values: {}, merged: false, identities: ['g00052'] }]);
  });

  test('an existing user keeps what they had where one of the import was merged into them', async () => {
    await server.app.upsertUsers(
      [
        {
          externalId: 'h1',
          identities: [{ kind: 'EMAIL', value: 'h@example.com' }],
          attributes: { city: '深圳市', level: '一' },
        },
      ],
      'api',
    );
    const id = await imported(`${HEADER}h2,,上海市,\n`);
    await server.app.merges.merge({ externalId: 'h1' }, { externalId: 'h2' });
    expect(await undone(id)).toMatchObject({ usersRemoved: 0, usersKept: 1 });
    expect((await leftOf('^h[0-9]$'))[0]).toMatchObject({ id: 'h1', values: { city: '深圳市', level: '一' } });
  });
});

describe('an undo gives back the branch below an exclusive tag that the import took', () => {
  const BRANCHES = ['new', 'active', 'lost', 'gone'];
  const rowWith = (id: string, branch: string) => `${id},,,stage/${branch}\n`;
  const give = async (id: string, branch: string): Promise<void> => {
    await server.app.upsertUsers([{ externalId: id }], 'api');
    await server.app.tagging.assign(`stage/${branch}`, { externalIds: [id] }, { source: 'api' });
  };
  const take = (id: string, branch: string) => server.app.tagging.remove(`stage/${branch}`, { externalIds: [id] });

  beforeAll(async () => {
    await server.app.tagging.create({ key: 'stage', class: 'BASIC', exclusive: true });
    for (const branch of BRANCHES) await server.app.tagging.create({ key: `stage/${branch}`, class: 'BASIC' });
  });

  /** Of one user, what they hold and have held, without when the assignments themselves were made. */
  async function storyOf(id: string): Promise<{ held: object[]; past: object[] }> {
    const user = await idOf(id);
    const { database } = server.app;
    const held = await database.query<object>(
      `SELECT key, source, assigned_at, changed_at FROM tag_assignments JOIN tags ON id = tag_id WHERE user_id = $1`,
      [user],
    );
    const past = await database.query<object>(
      `SELECT key, source, assigned_at, valid_from, valid_to FROM tag_assignment_history JOIN tags ON id = tag_id
       WHERE user_id = $1 ORDER BY valid_from`,
      [user],
    );
    return { held, past };
  }
  const branchesOf = ({ held, past }: { held: object[]; past: object[] }) =>
    [held, past].map((rows) => rows.map((row) => (row as { key: string }).key.slice('stage/'.length)));

  test('as it was given, as if the import had never been', async () => {
    await give('x1', 'new');
    const before = await storyOf('x1');
    const id = await imported(HEADER + rowWith('x1', 'lost') + rowWith('x1', 'active'));
    expect(branchesOf(await storyOf('x1'))[0]).toEqual(['active']);
    expect(await undone(id)).toMatchObject({ tagsRemoved: expect.any(Number) });
    expect(await storyOf('x1')).toEqual(before);
  });

  test('also where batches of it gave one after another', async () => {
    await give('x2', 'new');
    const before = await storyOf('x2');
    const id = await imported(
      `${HEADER}${rowWith('x2', 'lost')}${rowsOf('x2-', 1_000)}${rowWith('x2', 'active')}${rowsOf('x2-2-', 1_000)}${rowWith('x2', 'gone')}`,
    );
    expect(branchesOf(await storyOf('x2'))).toEqual([['gone'], ['new', 'lost', 'active']]);
    await undone(id);
    expect(await storyOf('x2')).toEqual(before);
  });

  test('unless another was given since, which then took what the import had taken', async () => {
    await give('x3', 'new');
    const id = await imported(HEADER + rowWith('x3', 'lost'));
    await give('x3', 'active');
    const [given] = (await storyOf('x3')).held as { assigned_at: Date }[];
    await undone(id);
    const story = await storyOf('x3');
    expect(branchesOf(story)).toEqual([['active'], ['new']]);
    expect(story.past).toMatchObject([{ valid_to: given!.assigned_at }]);
  });

  test('unless the one that it gave was taken since: nobody then is what they were before', async () => {
    await give('x4', 'new');
    const id = await imported(HEADER + rowWith('x4', 'lost'));
    await take('x4', 'lost');
    await undone(id);
    expect(branchesOf(await storyOf('x4'))).toEqual([[], ['new', 'lost']]);
  });

  test.each([
    ['x5', [1, 0]],
    ['x6', [0, 1]],
  ])('of two imports in whichever order: %s', async (who, order) => {
    await give(who, 'new');
    const before = await storyOf(who);
    const ids = [await imported(HEADER + rowWith(who, 'lost')), await imported(HEADER + rowWith(who, 'active'))];
    for (const at of order) await undone(ids[at]!);
    expect(await storyOf(who)).toEqual(before);
  });

  test('and says so to the engine', async () => {
    await give('x7', 'new');
    const id = await imported(HEADER + rowWith('x7', 'lost'));
    const user = await idOf('x7');
    const news = async () =>
      (
        await server.app.database.query<{ topic: string }>(
          'SELECT topic FROM changes WHERE $1 = ANY(user_ids) ORDER BY topic',
          [user],
        )
      ).map(({ topic }) => topic);
    const count = (topics: string[]) => topics.filter((topic) => topic === 'tag:stage/new').length;
    const before = count(await news());
    await undone(id);
    expect(count(await news())).toBe(before + 1);
  });
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

test('a value of an older time that came after the import is so again, if it was the newest by then', async () => {
  const { app } = server;
  const T = (day: number): string => `2026-01-0${day}T00:00:00.000Z`;
  const say = (externalId: string, city: string, day: number) =>
    app.upsertUsers([{ externalId, attributes: { city }, at: T(day) }], 'api');
  await say('late-1', '上海市', 2);
  await say('late-2', '上海市', 2);
  const id = await imported(`${HEADER}${rowOf('late-1')}${rowOf('late-2')}`);
  await say('late-1', '广州市', 5);
  await say('late-2', '广州市', 1);
  await undone(id);
  const life = async (externalId: string) =>
    app.database.query(
      `SELECT value #>> '{}' AS city, valid_from AS "from", valid_to AS "to" FROM user_attribute_history WHERE user_id = $1
       UNION ALL SELECT "values" ->> 'city', to_timestamp((origins -> 'city' ->> 1)::float8 / 1000), NULL
         FROM user_attributes JOIN user_attribute_origins USING (user_id) WHERE user_id = $1 ORDER BY 2`,
      [await idOf(externalId)],
    );
  const from = (city: string, day: number, to: number | null) => {
    return { city, from: new Date(T(day)), to: to === null ? null : new Date(T(to)) };
  };
  expect(await life('late-1')).toEqual([from('上海市', 2, 5), from('广州市', 5, null)]);
  expect(await life('late-2')).toEqual([from('广州市', 1, 2), from('上海市', 2, null)]);
});
