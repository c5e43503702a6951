import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EventService } from '@strata/collect';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const MAPPING = {
  kind: 'events',
  name: 'order_completed',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'mid', target: 'messageId' },
    { source: 't', target: 'occurredAt' },
  ],
};
const AT = '2026-01-03T00:00:00.000Z';

/** Rows of who did something, and the message that says so. */
async function imported(rows: readonly (readonly [who: string, message: string])[]): Promise<string> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin('events.csv', undefined);
  const content = `id,mid,t\n${rows.map(([who, message]) => `${who},${message},${AT}\n`).join('')}`;
  const bytes = {
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      yield Buffer.from(content);
    },
  };
  await imports.uploads.take(id, 0, bytes);
  await imports.examine(id);
  await imports.run(id, { mapping: MAPPING, source: 'file' });
  await imports.work(id, new AbortController().signal, 1);
  return id;
}

async function undone(id: string): Promise<object | null> {
  await server.app.imports.undo(id);
  await server.app.imports.takeBack(id, new AbortController().signal);
  return (await server.app.imports.find(id))!.undoReport;
}

const sent = (who: string, message: string) =>
  server.app.trackEvents([{ messageId: message, externalId: who, name: 'order_completed', occurredAt: AT }]);

/** Of the users with such external ids how many events each has; those who are not there are absent. */
async function eventsOf(prefix: string): Promise<Record<string, number>> {
  const rows = await server.app.database.query<{ who: string; events: number }>(
    `SELECT external_id AS who, (SELECT count(*)::integer FROM events WHERE user_id = users.id) AS events
     FROM users WHERE starts_with(external_id, $1) AND merged_into IS NULL ORDER BY who`,
    [prefix],
  );
  return Object.fromEntries(rows.map(({ who, events }) => [who, events]));
}

const volume = async () => {
  const [row] = await server.app.database.query<{ volume: number }>(
    `SELECT volume::integer FROM event_types WHERE name = 'order_completed'`,
  );
  return row!.volume;
};

describe('an event that an import brought and the API has sent, too', () => {
  test('outlives the import with its user, once; the others go', async () => {
    const id = await imported([
      ['a1', 'a-1'],
      ['a1', 'a-2'],
      ['a2', 'a-3'],
    ]);
    const before = await volume();
    expect(await sent('a1', 'a-1')).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await sent('a1', 'a-1')).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await undone(id)).toMatchObject({ eventsRemoved: 2, eventsKept: 1, usersRemoved: 1, usersKept: 1 });
    expect(await eventsOf('a')).toEqual({ a1: 1 });
    expect(await volume()).toBe(before - 2);
    expect(await sent('a1', 'a-1')).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('is not the next import’s either: the file brings the rest again, and its undo leaves what the API sent', async () => {
    const rows = [
      ['b1', 'b-1'],
      ['b2', 'b-2'],
    ] as const;
    const first = await imported(rows);
    await sent('b1', 'b-1');
    await undone(first);
    const second = await imported(rows);
    expect((await server.app.imports.find(second))!.report).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await undone(second)).toMatchObject({ eventsRemoved: 1, eventsKept: 0 });
    expect(await eventsOf('b')).toEqual({ b1: 1 });
  });

  test('was the API’s first: an import that has it takes nothing back', async () => {
    await sent('c1', 'c-1');
    expect(await undone(await imported([['c1', 'c-1']]))).toBeNull();
    expect(await eventsOf('c')).toEqual({ c1: 1 });
  });

  test('goes when its person is erased, and is not counted as kept', async () => {
    const id = await imported([['erased', 'e-1']]);
    await sent('erased', 'e-1');
    await server.app.erasures.erase({ externalId: 'erased' });
    expect(await undone(id)).toMatchObject({ eventsRemoved: 0, eventsKept: 0 });
  });
});

describe('of two imports whose rows overlap', () => {
  const both = (who: string) =>
    [
      [
        [`${who}1`, `${who}-1`],
        [`${who}2`, `${who}-2`],
        [`${who}3`, `${who}-3`],
      ],
      [
        [`${who}2`, `${who}-2`],
        [`${who}3`, `${who}-3`],
        [`${who}4`, `${who}-4`],
      ],
    ] as const;

  test('the first undone leaves what the second has, and the second takes it back', async () => {
    const [first, second] = both('f');
    const ids = [await imported(first), await imported(second)] as const;
    expect(await undone(ids[0])).toMatchObject({ eventsRemoved: 1, eventsKept: 2, usersRemoved: 1, usersKept: 2 });
    expect(await eventsOf('f')).toEqual({ f2: 1, f3: 1, f4: 1 });
    expect(await undone(ids[1])).toMatchObject({ eventsRemoved: 3, eventsKept: 0, usersRemoved: 3, usersKept: 0 });
    expect(await eventsOf('f')).toEqual({});
    expect((await server.app.imports.find(await imported(first)))!.report).toMatchObject({ accepted: 3 });
  });

  test('the second undone leaves what the first has, and the first takes it back', async () => {
    const [first, second] = both('g');
    const ids = [await imported(first), await imported(second)] as const;
    expect(await undone(ids[1])).toMatchObject({ eventsRemoved: 1, eventsKept: 0, usersRemoved: 1 });
    expect(await eventsOf('g')).toEqual({ g1: 1, g2: 1, g3: 1 });
    expect(await undone(ids[0])).toMatchObject({ eventsRemoved: 3, eventsKept: 0, usersRemoved: 3, usersKept: 0 });
    expect(await eventsOf('g')).toEqual({});
  });

  test('what came to be the second’s goes to a third and to the API in turn', async () => {
    const rows = ['h1', 'h2', 'h3', 'h4'].map((who) => [who, `${who}-m`] as const);
    const first = await imported(rows);
    const second = await imported(rows.slice(0, 3).reverse());
    const third = await imported([rows[1]!, rows[3]!]);
    await undone(first);
    await sent('h3', 'h3-m');
    expect(await undone(second)).toMatchObject({ eventsRemoved: 1, eventsKept: 2 });
    expect(await eventsOf('h')).toEqual({ h2: 1, h3: 1, h4: 1 });
    expect(await undone(third)).toMatchObject({ eventsRemoved: 2, eventsKept: 0, usersRemoved: 2 });
    expect(await eventsOf('h')).toEqual({ h3: 1 });
  });

  test('who was merged by then goes with the last of them', async () => {
    const rows = ['i1', 'i2'].map((who) => [who, `${who}-m`] as const);
    const ids = [await imported(rows), await imported([...rows].reverse())] as const;
    await server.app.merges.merge({ externalId: 'i1' }, { externalId: 'i2' });
    expect(await undone(ids[0])).toMatchObject({ eventsKept: 2, usersRemoved: 0 });
    expect(await eventsOf('i')).toEqual({ i1: 2 });
    expect(await undone(ids[1])).toMatchObject({ eventsRemoved: 2, usersRemoved: 2 });
    expect(await eventsOf('i')).toEqual({});
  });

  test('a user who was there before stays', async () => {
    await server.app.upsertUsers([{ externalId: 'j1' }], 'api');
    const ids = [
      await imported([['j1', 'j-1']]),
      await imported([
        ['j1', 'j-1'],
        ['j2', 'j-2'],
      ]),
    ] as const;
    for (const id of ids) await undone(id);
    expect(await eventsOf('j')).toEqual({ j1: 0 });
  });
});

test('a message that one import has twice, in one batch and in two, goes with it', async () => {
  const others = Array.from({ length: 2_000 }, (_none, at) => ['k1', `k-other-${at}`] as const);
  const id = await imported([['k1', 'k-1'], ['k1', 'k-1'], ...others, ['k1', 'k-1']]);
  expect((await server.app.imports.find(id))!.report).toMatchObject({ accepted: 2_001, duplicates: 2 });
  expect(await undone(id)).toMatchObject({ eventsRemoved: 2_001, eventsKept: 0, usersRemoved: 1 });
  expect(await eventsOf('k')).toEqual({});
});

test('an import of an earlier version, of which nobody noted who sent it again, is undone whole', async () => {
  const id = await imported([['l1', 'l-1']]);
  await server.app.database.query('UPDATE accepted_messages SET import_id = NULL WHERE import_id = $1', [id]);
  await sent('l1', 'l-1');
  await server.app.database.query(`UPDATE imports SET undo_report = '{"eventsRemoved": 0}' WHERE id = $1`, [id]);
  expect((await server.app.imports.find(id))!.undoReport).toMatchObject({ eventsKept: 0, usersKept: 0 });
  expect(await undone(id)).toMatchObject({ eventsRemoved: 1, eventsKept: 0, usersRemoved: 1 });
});

/** Resolves when a statement of this database waits for another's lock. */
async function somebodyWaits(): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (const end = Date.now() + 20_000; (await server.app.database.query(waiting)).length === 0; await sleep(10))
    if (Date.now() > end) throw new Error('nobody waits');
}

describe('an event that is sent while the import is undone', () => {
  test('is new when the undo was first', async () => {
    const id = await imported([['m1', 'm-1']]);
    const { database } = server.app;
    await server.app.imports.undo(id);
    const users = await database.query<{ id: number }>(`SELECT id FROM users WHERE external_id = 'm1'`);
    let undo: Promise<void> = Promise.resolve();
    let send: ReturnType<typeof sent> | undefined;
    // The undo is held at the event, which it deletes behind the message.
    await database.transaction(async (transaction) => {
      await transaction.query('SELECT FROM events WHERE user_id = $1 FOR UPDATE', [users[0]!.id]);
      undo = server.app.imports.takeBack(id, new AbortController().signal);
      await somebodyWaits();
      send = sent('m1', 'm-1');
    });
    await undo;
    expect(await send).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await eventsOf('m')).toEqual({ m1: 1 });
  });

  test('is new when the undo took it back right after it was found to be accepted', async () => {
    const inOrder = (one: string, other: string) => (hash('sha256', one) < hash('sha256', other) ? -1 : 1);
    const [early, late] = ['o-1', 'o-2'].sort(inOrder) as [string, string];
    const id = await imported([['o1', early]]);
    await server.app.imports.undo(id);
    const events = new EventService(server.app.database);
    let send: ReturnType<typeof sent> | undefined;
    // Behind the first message the sender waits for the second, which is being taken; meanwhile the first is taken back.
    await events.track([{ messageId: late, externalId: 'other', name: 'seen' }], {
      within: async () => {
        send = events.track(
          [early, late].map((messageId) => ({ messageId, externalId: 'o1', name: 'order_completed' })),
        );
        await somebodyWaits();
        await server.app.imports.takeBack(id, new AbortController().signal);
      },
    });
    expect(await send).toMatchObject({ accepted: 1, duplicates: 1 });
    expect((await server.app.imports.find(id))!.undoReport).toMatchObject({ eventsRemoved: 1, eventsKept: 0 });
    expect(await eventsOf('o1')).toEqual({ o1: 1 });
  });

  test('stays when it was first', async () => {
    const id = await imported([['n1', 'n-1']]);
    const { database } = server.app;
    await server.app.imports.undo(id);
    let undo: Promise<void> = Promise.resolve();
    const events = new EventService(database);
    await events.track([{ messageId: 'n-1', externalId: 'n1', name: 'order_completed', occurredAt: AT }], {
      within: async () => {
        undo = server.app.imports.takeBack(id, new AbortController().signal);
        await somebodyWaits();
      },
    });
    await undo;
    expect((await server.app.imports.find(id))!.undoReport).toMatchObject({ eventsRemoved: 0, eventsKept: 1 });
    expect(await eventsOf('n')).toEqual({ n1: 1 });
  });
});
