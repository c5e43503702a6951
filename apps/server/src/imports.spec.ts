import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database, Transaction } from '@strata/db';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

/** Statements until the power is cut; never where it is undefined. */
const cut: { after: number | undefined; statements: number } = { after: undefined, statements: 0 };

/** A database whose power goes at any statement: what is not committed by then is lost with all that the process knew. */
function cuttable(database: Database): Database {
  const spend = (): void => {
    cut.statements += 1;
    if (cut.after !== undefined && (cut.after -= 1) < 0) throw new Error('power cut');
  };
  return new Proxy(database, {
    get(target, key) {
      if (key === 'query')
        return (text: string, values?: readonly unknown[]) => {
          spend();
          return target.query(text, values);
        };
      if (key === 'transaction')
        return async (run: (transaction: Transaction) => Promise<unknown>, options?: object) => {
          const result = await target.transaction((transaction) => run(watched(transaction, spend)), options);
          // Committed, and nobody has heard of it.
          spend();
          return result;
        };
      return Reflect.get(target, key, target) as unknown;
    },
  });
}

const watched = (transaction: Transaction, spend: () => void): Transaction =>
  new Proxy(transaction, {
    get(target, key) {
      if (key === 'query')
        return (text: string, values?: readonly unknown[]) => {
          spend();
          return target.query(text, values);
        };
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ wrap: cuttable });
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.tagging.create({ key: 'gold', class: 'VALUE' });
});
afterAll(() => server.close());

const bytes = (text: string | Buffer) => ({
  async *[Symbol.asyncIterator]() {
    await Promise.resolve();
    yield Buffer.from(text);
  },
});

const USERS = {
  kind: 'users',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'phone', target: 'identities.PHONE' },
    { source: 'city', target: 'attributes.city' },
    { source: 'tag', target: 'tags' },
  ],
};
const EVENTS = {
  kind: 'events',
  name: 'bought',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'when', target: 'occurredAt' },
    { source: 'n', target: 'properties.n', format: 'number' },
  ],
};

async function ready(content: string | Buffer, name = 'a.csv'): Promise<string> {
  const { uploads } = server.app.imports;
  const { id } = await uploads.begin(name, undefined);
  await uploads.take(id, 0, bytes(content));
  await server.app.imports.examine(id);
  return id;
}

const work = (id: string) => server.app.imports.work(id, new AbortController().signal, 1);
async function imported(content: string, mapping: object): Promise<string> {
  const id = await ready(content);
  await server.app.imports.run(id, { mapping, source: 'file' });
  await work(id);
  return id;
}
const found = async (id: string) => (await server.app.imports.find(id))!;

/** Whatever is stored of the people whose ids begin so, without keys and times of arrival. */
const stored = async (prefix: string) => ({
  users: await server.app.database.query(
    `SELECT substr(external_id, $2) AS id, a."values", array(SELECT kind || value FROM identities i WHERE i.user_id = u.id
        AND kind <> 'EXTERNAL_ID' ORDER BY 1) AS identities,
       array(SELECT key FROM tag_assignments t JOIN tags ON tags.id = tag_id WHERE t.user_id = u.id ORDER BY 1) AS tags
     FROM users u LEFT JOIN user_attributes a ON a.user_id = u.id WHERE external_id LIKE $1 ORDER BY 1`,
    [`${prefix}%`, prefix.length + 1],
  ),
  events: await server.app.database.query(
    `SELECT substr(external_id, $2) AS id, occurred_at, properties FROM events JOIN users u ON u.id = user_id
     WHERE external_id LIKE $1 ORDER BY 1, 2, properties::text`,
    [`${prefix}%`, prefix.length + 1],
  ),
});

const orders = (prefix: string, rows: number) =>
  `id,when,n\n${Array.from({ length: rows }, (_, at) => `${at % 11 === 5 ? '' : `${prefix}${at % 300}`},2024-01-${String((at % 28) + 1).padStart(2, '0')},${at}`).join('\n')}`;
const members = (prefix: string, rows: number, phone = 13_000_000_000) =>
  `id,phone,city,tag\n${Array.from({ length: rows }, (_, at) => `${prefix}${at % 2_500},${phone + (at % 2_500)},${at % 7 === 3 ? '上海市' : '北京市'},${at % 5 === 0 ? 'gold' : ''}`).join('\n')}`;

describe('a process killed at 20 random points', () => {
  test.each([
    ['events', EVENTS, (prefix: string) => orders(prefix, 9_000)],
    ['users', USERS, (prefix: string) => members(prefix, 4_000, prefix === 'w' ? 13_100_000_000 : 13_200_000_000)],
  ])('of an import of %s ends in the same database as an undisturbed run', async (kind, mapping, content) => {
    const whole = kind === 'events' ? 'v' : 'w';
    const undisturbed = await found(await imported(content(whole), mapping));
    const prefix = kind === 'events' ? 'x' : 'y';
    const id = await ready(content(prefix));
    await server.app.imports.run(id, { mapping, source: 'file' });
    // Some 20 statements a batch; the run makes headway in between, so the points lie all over it.
    let seed = 7;
    for (let kills = 0; kills < 20; kills += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      cut.after = 1 + (seed % 40);
      await work(id).catch(() => undefined);
      cut.after = undefined;
      if ((await found(id)).state === 'DONE') break;
    }
    if ((await found(id)).state !== 'DONE') await work(id);
    const done = await found(id);
    expect(done.state).toBe('DONE');
    expect({ ...done.report, tookMs: 0 }).toEqual({ ...undisturbed.report, tookMs: 0 });
    const plain = (rows: unknown) => JSON.stringify(rows).replaceAll(/PHONE\+8613[12]/g, 'PHONE');
    expect(plain(await stored(prefix))).toBe(plain(await stored(whole)));
  });
});

describe('the same file', () => {
  test('twice at once ends as once, and again changes nothing and says so', async () => {
    const content = orders('t', 3_000);
    const [one, other] = [await ready(content), await ready(content)];
    await Promise.all([
      server.app.imports.run(one, { mapping: EVENTS, source: 'file' }),
      server.app.imports.run(other, { mapping: EVENTS, source: 'file' }),
    ]);
    await Promise.all([work(one), work(other)]);
    const both = [await found(one), await found(other)];
    expect(both.map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(both.filter(({ sameAs }) => sameAs !== null)).toHaveLength(1);
    const { events } = await stored('t');
    expect(events).toHaveLength(3_000 - 273);
    const third = await imported(content, EVENTS);
    expect(await found(third)).toMatchObject({ state: 'DONE', report: { read: 0 }, fileKept: false });
    expect((await found(third)).sameAs).not.toBeNull();
  });

  test('run by two workers is read once', async () => {
    const id = await ready(orders('two', 5_000));
    await server.app.imports.run(id, { mapping: EVENTS, source: 'file' });
    await Promise.all([work(id), work(id)]);
    if ((await found(id)).state !== 'DONE') await work(id);
    expect(await found(id)).toMatchObject({ state: 'DONE', report: { read: 5_000, duplicates: 0 } });
  });
});

test('a cancelled run stands where it is, goes on there, and cannot go on with another mapping', async () => {
  const id = await ready(orders('c', 5_000));
  await server.app.imports.run(id, { mapping: EVENTS, source: 'file' });
  cut.after = 40;
  await work(id).catch(() => undefined);
  cut.after = undefined;
  const stopped = await server.app.imports.cancel(id);
  expect(stopped.rowsDone).toBeGreaterThan(0);
  await work(id);
  expect((await found(id)).state).toBe('CANCELLED');
  await expect(
    server.app.imports.run(id, { mapping: { ...EVENTS, name: 'sold' }, source: 'file' }),
  ).rejects.toMatchObject({ code: 'MAPPING_CHANGED' });
  await server.app.imports.run(id, { mapping: EVENTS, source: 'file' });
  await work(id);
  expect(await found(id)).toMatchObject({ state: 'DONE', report: { read: 5_000, duplicates: 0 } });
});

test('an old export that is loaded today leaves what is newer, where a column says of when its values are', async () => {
  const fields = [
    { source: 'id', target: 'externalId' },
    { source: 'city', target: 'attributes.city' },
    { source: '更新时间', target: 'at' },
  ];
  const mapping = { kind: 'users', fields };
  await imported('id,city,更新时间\naged1,北京市,2024/5/1 10:00\naged2,北京市,2024-05-01T10:00:00Z', mapping);
  const old = await imported(
    'id,city,更新时间\naged1,上海市,2023-01-02 08:00:00\naged2,上海市,\naged3,上海市,新近\naged4,上海市,2999-01-01',
    mapping,
  );
  const { users } = await stored('aged');
  // A row without a time is of now; one whose time cannot be read, or is yet to come, is refused.
  expect(users).toMatchObject([
    { id: '1', values: { city: '北京市' } },
    { id: '2', values: { city: '上海市' } },
  ]);
  expect(users).toHaveLength(2);
  expect((await found(old)).report).toMatchObject({ rejected: 2 });
  const [was] = await server.app.database.query<{ value: string; since: string }>(
    `SELECT value #>> '{}' AS value, valid_from AS since FROM user_attribute_history h JOIN users u ON u.id = user_id
     WHERE external_id = 'aged1'`,
  );
  expect(was).toEqual({ value: '上海市', since: new Date('2023-01-02T00:00:00Z') });
});

describe('an undo', () => {
  test('puts back what was, keeps what others changed since, and says which', async () => {
    const { app } = server;
    await app.upsertUsers(
      [
        { externalId: 'u1', attributes: { city: '广州市' } },
        { externalId: 'u2', attributes: { city: '广州市' }, tags: ['gold'] },
      ],
      'api',
    );
    const before = await stored('u');
    const id = await imported(
      'id,phone,city,tag\nu1,13300000001,北京市,gold\nu2,13300000002,北京市,gold\nu3,13300000003,北京市,\nu4,13300000004,北京市,\n',
      USERS,
    );
    expect((await found(id)).report).toMatchObject({ created: 2, updated: 2 });
    await app.upsertUsers([{ externalId: 'u2', attributes: { city: '深圳市' } }], 'api');
    await app.trackEvents([{ externalId: 'u4', name: 'seen' }]);
    await app.imports.undo(id);
    cut.after = 12;
    await app.imports.takeBack(id, new AbortController().signal).catch(() => undefined);
    cut.after = undefined;
    await app.imports.takeBack(id, new AbortController().signal);
    expect(await found(id)).toMatchObject({
      state: 'UNDONE',
      undoReport: { usersRemoved: 1, usersKept: 1, valuesKept: 1, tagsRemoved: 1, identitiesRemoved: 4 },
    });
    const after = await stored('u');
    expect(after.users[0]).toEqual(before.users[0]);
    expect(after.users[1]).toEqual({ ...before.users[1], values: { city: '深圳市' } });
    expect(after.users.map(({ id: name }) => name)).toEqual(['1', '2', '4']);
    const past = await app.database.query(
      `SELECT 1 FROM user_attribute_history h JOIN users ON users.id = user_id WHERE external_id = 'u1'`,
    );
    expect(past).toEqual([]);
  });

  test('of events lets the same file in again', async () => {
    const content = orders('again', 500);
    const id = await imported(content, EVENTS);
    await server.app.imports.undo(id);
    await server.app.imports.takeBack(id, new AbortController().signal);
    expect(await stored('again')).toEqual({ users: [], events: [] });
    const second = await imported(content, EVENTS);
    expect((await found(second)).report).toMatchObject({ read: 500, duplicates: 0 });
  });
});

describe('someone erased', () => {
  test('is in no rejected row and no waiting file, however they are written there', async () => {
    const { app } = server;
    await app.upsertUsers(
      [
        {
          externalId: 'gone-1',
          identities: [
            { kind: 'PHONE', value: '13512345678' },
            { kind: 'EMAIL', value: 'Gone@Example.com' },
          ],
        },
      ],
      'api',
    );
    const rejected = await imported(
      'id,when,n\n,2024-01-01,135 1234 5678\n,2024-01-01,１３５１２３４５６７８\n,2024-01-01,GONE@example.COM\n,2024-01-01,somebody else\n',
      EVENTS,
    );
    const waiting = await ready('id,phone,city,tag\nz1,+86-135-1234-5678,北京市,\n');
    const other = await ready('id,phone,city,tag\nz2,13599999999,北京市,\n');
    const { id: erasure } = await app.erasures.erase({ externalId: 'gone-1' });
    await app.erasures.sweep(erasure);
    const rows = await app.database.query<{ fields: string[] }>(
      'SELECT fields FROM import_rejected_rows WHERE import_id = $1',
      [rejected],
    );
    expect(rows.map(({ fields }) => fields[2])).toEqual(['somebody else']);
    expect(await found(waiting)).toMatchObject({
      state: 'DISCARDED',
      fileKept: false,
      fault: { code: 'PERSON_ERASED' },
    });
    expect(await found(other)).toMatchObject({ state: 'READY', fileKept: true });
    const left = await app.database.query('SELECT 1 FROM import_chunks WHERE import_id = $1', [waiting]);
    expect(left).toEqual([]);
  });
});

test('a guess gives new attributes the type that cleaning makes of their values', async () => {
  const rows = [
    'e0,1990-05-06,2024-01-02 03:04,90',
    'e1,1990/5/6,2024/1/2 3:04,１２８０',
    'e2,1990年5月6日,2024年1月2日 3:04,17',
    'e3,19900507,2024-01-03 03:04,18',
  ];
  const id = await ready(`客户编号,到店日期,到店时间,积分余额\n${rows.join('\n')}`);
  const { kind, fields } = await server.app.imports.guess(id, 'users');
  const newAttributes = fields.flatMap(({ newAttribute }) => newAttribute ?? []);
  expect(newAttributes.map(({ type }) => type)).toEqual(['DATE', 'DATETIME', 'NUMBER']);
  const mapping = { kind, fields: fields.map(({ source, target }) => ({ source, target })) };
  await server.app.imports.run(id, { mapping, source: 'file', newAttributes });
  await work(id);
  expect((await found(id)).report).toMatchObject({ created: 4, rejected: 0, repairedBy: { DATE: 3, NUMBER: 1 } });
});

test('attributes that the guess proposes bring their meaning, and the report tells what each rule repaired', async () => {
  const rows = [
    'r-1,138 0013 8000,M,1990年5月6日',
    'r-2,１３８００１３８００１,男,1990-05-06',
    'r-3,x,女,1990-05-06',
    'r-4,13800138002,女,1990/5/7',
    'r-5,13800138003,女,19900508',
    'r-6,13800138004,女,昨天',
  ];
  const id = await ready(`客户编号,手机号,性别,出生日期\n${rows.join('\n')}`);
  const { kind, fields } = await server.app.imports.guess(id, 'users');
  const newAttributes = fields.flatMap(({ newAttribute }) => newAttribute ?? []);
  expect(newAttributes.map(({ standardForm }) => standardForm)).toEqual(['GENDER', 'BIRTH_DATE']);
  const mapping = { kind, fields: fields.map(({ source, target }) => ({ source, target })) };
  await server.app.imports.run(id, { mapping, source: 'file', newAttributes });
  await work(id);
  expect((await found(id)).report).toMatchObject({
    read: 6,
    created: 4,
    rejected: 2,
    repairedBy: { PHONE: 4, GENDER: 1, DATE: 3 },
  });
});
