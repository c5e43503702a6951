import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importsPersonalData } from '@strata/collect';
import { cluesOf, plainSql, ProfileService } from '@strata/profile';
import type { Subject } from '@strata/profile';
import { setTimeout as sleep } from 'node:timers/promises';
import { IMPORT_LIMITS } from './composition.js';
import { until } from './testing/erasures.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const HEADER = 'id,phone,city\n';
const MAPPING = {
  kind: 'users',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'phone', target: 'identities.PHONE' },
    { source: 'city', target: 'attributes.city' },
  ],
};

async function ready(content: string): Promise<string> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin('a.csv', undefined);
  const bytes = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.from(content));
  };
  await imports.uploads.take(id, 0, bytes());
  await imports.examine(id);
  return id;
}

async function imported(rows: string): Promise<string> {
  const id = await ready(HEADER + rows);
  await server.app.imports.run(id, { mapping: MAPPING, source: 'file' });
  await server.app.imports.work(id, new AbortController().signal, 1);
  return id;
}

const add = (externalId: string, phone?: string) =>
  server.app.upsertUsers([{ externalId, identities: phone ? [{ kind: 'PHONE', value: phone }] : [] }], 'api');

const rejectedOf = (id: string) =>
  server.app.database.query<{ code: string; fields: string[] }>(
    'SELECT code, fields FROM import_rejected_rows WHERE import_id = $1 ORDER BY row',
    [id],
  );

async function erased(externalId: string): Promise<void> {
  const { id } = await server.app.erasures.erase({ externalId });
  await server.app.erasures.sweep(id);
  expect((await server.app.erasures.byId(id))?.completedAt).not.toBeNull();
  const [left] = await server.app.database.query('SELECT clues FROM erasures WHERE id = $1', [id]);
  expect(left).toEqual({ clues: [] });
}

describe('someone who is no user', () => {
  const named: [string, Subject, string][] = [
    ['an id', { externalId: ' GK0010' }, 'GK0010,xx,'],
    [
      'a phone',
      { identity: { kind: 'PHONE', namespace: '', value: '138 0000 9911' } },
      '-,电话 0138-0000-9911 打不通,',
    ],
    ['an e-mail', { identity: { kind: 'EMAIL', namespace: '', value: 'Gone@Example.com' } }, '-,gone@example.com,'],
  ];

  test.each(named)(
    'is erased from rejected rows and waiting files by %s, kept out, and let in again',
    async (_, who, row) => {
      const { app } = server;
      const others = 'GK00101,13800009912x,';
      const rejected = await imported(`${row}\n${others}\n`);
      expect(await rejectedOf(rejected)).toHaveLength(2);
      const waiting = await ready(`${HEADER}${row}\n`);
      const users = () => app.database.query('SELECT id FROM users WHERE erased_at IS NULL ORDER BY id');
      const before = await users();

      const receipt = await app.erasures.erase(who);
      await app.erasures.sweep(receipt.id);
      expect((await rejectedOf(rejected)).map(({ fields }) => fields[0])).toEqual(['GK00101']);
      expect(await app.imports.find(waiting)).toMatchObject({ state: 'DISCARDED', fault: { code: 'PERSON_ERASED' } });
      const complete = await app.erasures.byId(receipt.id);
      expect(complete).toMatchObject({ completedAt: expect.any(Date), rows: { imports: 2, profile: 2 } });
      expect(await users()).toEqual(before);
      expect(await app.erasures.erase(who)).toEqual(complete);

      const identities = 'identity' in who ? [who.identity] : [];
      const item = 'externalId' in who ? { externalId: who.externalId } : { externalId: `back ${row}`, identities };
      const codes = async () => (await app.upsertUsers([item], 'api')).rejected.map(({ code }) => code);
      expect(await codes()).toEqual(['ERASED']);
      expect(await rejectedOf(await imported(`${row}\n`))).toMatchObject([{ code: expect.any(String) }]);
      await app.erasures.lift(receipt.id, 'a misspelt id');
      expect(await codes()).toEqual([]);
    },
  );

  test('and whom an import is just bringing is waited for, and erased with what it brought', async () => {
    const { app } = server;
    let erasing: Promise<unknown> = Promise.resolve();
    const blocked = async () => (await app.database.query('SELECT FROM pg_locks WHERE NOT granted')).length > 0;
    await new ProfileService(app.database).upsertUsers([{ externalId: 'just-coming' }], {
      source: 'api',
      hooks: {
        after: async () => {
          erasing = app.erasures.erase({ externalId: 'just-coming' });
          await until('the erasure waits', blocked);
        },
      },
    });
    await erasing;
    expect(await app.profiles.byExternalId('just-coming')).toBeNull();
  });
});

describe('files that wait', () => {
  test('hold up no erasure, which is said to be complete when they are searched', async () => {
    const { app } = server;
    await add('waits-for-none');
    const waiting = await ready(`${HEADER}waits-for-none,,\n`);
    const { id } = await app.database.transaction(async (transaction) => {
      await transaction.query('LOCK TABLE import_chunks IN ACCESS EXCLUSIVE MODE');
      return app.erasures.erase({ externalId: 'waits-for-none' });
    });
    expect((await app.erasures.byId(id))?.completedAt).toBeNull();
    await app.erasures.sweep(id);
    expect(await app.imports.find(waiting)).toMatchObject({ state: 'DISCARDED', fault: { code: 'PERSON_ERASED' } });
    expect(await app.erasures.byId(id)).toMatchObject({ completedAt: expect.any(Date), rows: { imports: 1 } });
  });

  test('are thrown away where there is no time to search them', async () => {
    const { app } = server;
    const waiting = await ready(`${HEADER}someone-else,,\n`);
    const data = importsPersonalData(IMPORT_LIMITS, 0);
    expect(await data.search!(app.database, ['nobody'])).toBe(1);
    expect(await app.imports.find(waiting)).toMatchObject({
      state: 'DISCARDED',
      fileKept: false,
      fault: { code: 'ERASED_MEANWHILE' },
    });
  });

  test('are found to tell of someone at the seams of their pieces, and not for a number cut in two there', async () => {
    const { app } = server;
    await add('654321');
    // The first block ends within the number.
    const to = (bytes: number, text: string): string => `${HEADER}${'a'.repeat(bytes - HEADER.length - 1)}\n${text}\n`;
    const seam = (1 << 18) - 3;
    const mentioning = await ready(to(seam, '654321,,'));
    const others = [await ready(to(seam, '13654321,,')), await ready(to(seam, '6543210,,'))];
    const before = await ready(to(seam - 6, 'x654321,,'));
    await erased('654321');
    expect((await app.imports.find(mentioning))?.state).toBe('DISCARDED');
    for (const id of [...others, before]) expect((await app.imports.find(id))?.state).toBe('READY');
  });
});

describe('someone whose id is a part of others’ data', () => {
  test.each([
    ['123456', '13912345678', 'A123456', '99123456'],
    ['ab@cd.com', 'aab@cd.com', 'x.ab@cd.com', 'ab@cd.com.cn'],
    ['7', '77', '13700000007', '2017'],
  ])('%s is erased, and nothing of the others', async (externalId, ...others) => {
    await add(externalId);
    const rows = others.map((other) => `${other},12,\n`).join('');
    const rejected = await imported(rows);
    const waiting = await ready(HEADER + rows);
    const running = await ready(HEADER + rows);
    await server.app.imports.run(running, { mapping: MAPPING, source: 'other' });
    const theirs = await ready(`${HEADER}${rows}"${externalId}",,\n`);
    await erased(externalId);
    expect((await rejectedOf(rejected)).map(({ fields }) => fields[0])).toEqual(others);
    const states = [waiting, running, theirs].map(async (id) => (await server.app.imports.find(id))?.state);
    expect(await Promise.all(states)).toEqual(['READY', 'RUNNING', 'DISCARDED']);
    await server.app.imports.cancel(running);
  });

  test.each([
    '+86 139-8765-4321',
    '008613987654321',
    '13987654321',
    '0139 8765 4321',
    '１３９８７６５４３２１',
    '电话13987654321联系',
  ])('a phone is found as %s', async (written) => {
    const { app } = server;
    await add('with-phone', '13987654321');
    const user = (await app.profiles.byExternalId('with-phone'))?.id ?? 0;
    const file = await ready(`${HEADER}z,,${written}\n`);
    const clues = await cluesOf(app.database, [user]);
    await app.personalData[0]!.search!(app.database, clues);
    expect((await app.imports.find(file))?.state).toBe('DISCARDED');
    expect(await app.database.query(`SELECT ${plainSql('$1')} ~ ANY($2) AS found`, [written, clues])).toEqual([
      { found: true },
    ]);
  });
});

test('a row that is rejected while its person is erased is gone when the erasure is complete', async () => {
  const { app } = server;
  await add('race-88', '13911118888');
  const id = await ready(`${HEADER}race-88,12,\n`);
  await app.imports.run(id, { mapping: MAPPING, source: 'file' });
  let erasing: ReturnType<typeof app.erasures.erase> | undefined;
  await app.database.transaction(async (transaction) => {
    await transaction.query('UPDATE imports SET rows_done = 1 WHERE id = $1', [id]);
    await transaction.query(
      `INSERT INTO import_rejected_rows (import_id, row, line, code, reason, fields)
       VALUES ($1, 1, 2, 'INVALID_IDENTITY', 'x', ARRAY['race-88', '12', ''])`,
      [id],
    );
    erasing = app.erasures.erase({ externalId: 'race-88' });
    await sleep(200);
  });
  await app.erasures.sweep((await erasing)?.id ?? '');
  expect(await rejectedOf(id)).toEqual([]);
});

test('a kept delivery goes that told of someone before they were known here, and a reason that named them', async () => {
  const { deliveries } = server.app.inbound;
  await add('ga');
  const named = {
    accepted: 1,
    duplicates: 0,
    rejected: [{ index: 1, code: 'WRONG_TYPE', message: '“gb-later” is no age' }],
  };
  await deliveries.keep(
    'hook',
    'one',
    { items: [{ id: 'ga' }, { id: 'gb-later' }] },
    { externalIds: ['ga', 'gb-later'] },
  );
  await deliveries.keep('hook', 'two', undefined, { externalIds: ['ga'], answer: named });
  await deliveries.keep('hook', 'three', { items: [{ id: 'ga' }] }, { externalIds: ['ga'] });
  await add('gb-later');
  await erased('gb-later');
  const kept = await deliveries.list('hook');
  expect(kept.map(({ id, body }) => [id, body !== null])).toEqual([
    ['three', true],
    ['two', false],
    ['one', false],
  ]);
  expect(JSON.stringify(kept)).not.toContain('gb-later');
});

test('a phone that too many share to be anybody’s goes with the last of them, and lets nobody in after', async () => {
  const { app } = server;
  const phone = { kind: 'PHONE' as const, value: '13922220000' };
  const sharing = Array.from({ length: 7 }, (_one, at) => ({ externalId: `sharing-${at}`, identities: [phone] }));
  await app.upsertUsers(sharing, 'api');
  const notices = () => app.database.query('SELECT FROM identity_notices WHERE user_id IS NULL');
  const last = sharing.pop()?.externalId ?? '';
  for (const { externalId } of sharing) await erased(externalId);
  expect(await notices()).toHaveLength(1);
  expect(await app.upsertUsers([{ externalId: 'another', identities: [phone] }], 'api')).toMatchObject({ accepted: 1 });
  await erased(last);
  expect(await notices()).toHaveLength(0);
  const { rejected } = await app.upsertUsers([{ externalId: 'newcomer', identities: [phone] }], 'api');
  expect(rejected).toMatchObject([{ code: 'ERASED' }]);
});
