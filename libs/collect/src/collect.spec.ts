import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { definitionsVersion } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { ProfileReader } from '@strata/profile';
import { MOST_EVENT_NAMES } from './event-names.js';
import { EventCatalogue, EventReader, EventService } from './index.js';
import type { EventItem } from './index.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');

let database: Database;
let events: EventService;
let reader: EventReader;
let profiles: ProfileReader;

beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
  events = new EventService(database, () => NOW);
  reader = new EventReader(database);
  profiles = new ProfileReader(database);
});
afterAll(() => database.close());

async function eventsOf(externalId: string) {
  const user = await profiles.byExternalId(externalId);
  return reader.page(user?.id ?? 0, { first: 100 });
}

test('an event is stored once, however often its message comes', async () => {
  const event = { messageId: 'm1', externalId: 'once', name: 'order_completed', properties: { amount: 12.5 } };
  const first = await events.track([event, event]);
  const second = await events.track([{ ...event, name: 'another' }]);
  expect(first).toMatchObject({ accepted: 1, duplicates: 1, rejected: [] });
  expect(second).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
  expect(await eventsOf('once')).toMatchObject([{ name: 'order_completed', properties: { amount: 12.5 } }]);
});

test('events without a message id are never duplicates, and without a time are now', async () => {
  const event = { externalId: 'no-message', name: 'opened' };
  expect(await events.track([event, event])).toMatchObject({ accepted: 2, duplicates: 0 });
  expect((await eventsOf('no-message')).map(({ occurredAt }) => occurredAt.getTime())).toEqual([NOW, NOW]);
});

test('a message that was rejected may come again mended', async () => {
  const event = { messageId: 'mended', externalId: 'mended', name: 'paid' };
  expect(await events.track([{ ...event, occurredAt: 'yesterday' }])).toMatchObject({ accepted: 0, duplicates: 0 });
  expect(await events.track([event])).toMatchObject({ accepted: 1, duplicates: 0 });
});

const deep = JSON.parse(`${'[['.repeat(5_000)}${']]'.repeat(5_000)}`) as unknown;

test.each<[string, Partial<Record<keyof EventItem, unknown>>, string]>([
  ['no external id', { externalId: '' }, 'INVALID_EXTERNAL_ID'],
  ['no name', { name: '' }, 'INVALID_NAME'],
  ['a control character in the name', { name: 'a\nb' }, 'INVALID_NAME'],
  ['the name __proto__', { name: '__proto__' }, 'INVALID_NAME'],
  ['a movement, which Strata alone tells of', { name: 'segment_entered' }, 'INVALID_NAME'],
  ['a message id that is a number', { messageId: 7 }, 'INVALID_MESSAGE_ID'],
  ['a message id with half of a surrogate pair', { messageId: 'm\ud800' }, 'INVALID_MESSAGE_ID'],
  ['30 February', { occurredAt: '2024-02-30T00:00:00Z' }, 'INVALID_DATE'],
  ['no zone', { occurredAt: '2024-02-20T00:00:00' }, 'INVALID_DATE'],
  ['an invalid Date', { occurredAt: new Date(NaN) }, 'INVALID_DATE'],
  ['more than 5 minutes ahead', { occurredAt: new Date(NOW + 300_001).toISOString() }, 'IN_THE_FUTURE'],
  ['a list of properties', { properties: [] }, 'INVALID_PROPERTIES'],
  ['a property __proto__', { properties: JSON.parse('{"__proto__": 1}') }, 'INVALID_PROPERTIES'],
  ['U+0000 in a nested text', { properties: { a: { b: ['\0'] } } }, 'INVALID_TEXT'],
  ['a lone surrogate in a key', { properties: { a: { '\ud800': 1 } } }, 'INVALID_TEXT'],
  ['2^53 + 1', { properties: { id: 9007199254740993 } }, 'NUMBER_OUT_OF_RANGE'],
  ['10,000 levels', { properties: { deep } }, 'TOO_LARGE'],
  ['more than 64 KB', { properties: { text: '茶'.repeat(22_000) } }, 'TOO_LARGE'],
])('%s rejects the event and no other', async (name, parts, code) => {
  const externalId = `beside ${name}`;
  const good = { externalId, name: 'good', messageId: externalId };
  const bad = { ...good, messageId: `${externalId} too`, externalId: `bad ${name}`, ...parts } as EventItem;
  const answer = await events.track([bad, good]);
  expect(answer).toMatchObject({ accepted: 1, duplicates: 0, rejected: [{ index: 0, code }] });
  expect(await eventsOf(externalId)).toHaveLength(1);
  expect(await profiles.byExternalId(`bad ${name}`)).toBeNull();
});

test('5 minutes ahead is taken, and so is the year 1', async () => {
  const times = [new Date(NOW + 300_000).toISOString(), '0001-01-01T00:00:00.000Z', '1969-12-31T23:59:59.999Z'];
  const answer = await events.track(times.map((occurredAt) => ({ externalId: 'times', name: 'timed', occurredAt })));
  expect(answer.accepted).toBe(3);
  expect((await eventsOf('times')).map(({ occurredAt }) => occurredAt.toISOString())).toEqual([
    times[0],
    times[2],
    times[1],
  ]);
});

test('each month of the last five years has its partition, made once by any number of writers; older ones share one', async () => {
  const recent = ['2021-11', '2024-02', '2026-11'];
  const old = ['1970-01', '1999-12', '2021-10'];
  const writers = Array.from({ length: 4 }, () => new EventService(database, () => NOW));
  await Promise.all(
    writers.map((writer, at) =>
      writer.track(
        [...old, ...recent].map((month) => ({
          externalId: `p${at}`,
          name: 'dated',
          occurredAt: `${month}-03T00:00:00Z`,
        })),
      ),
    ),
  );
  const eventsIn = (table: string): Promise<unknown[]> =>
    database.query(`SELECT count(*)::integer AS events FROM ${table} WHERE name = 'dated'`);
  for (const month of recent) expect(await eventsIn(`events_${month.replace('-', '_')}`)).toEqual([{ events: 4 }]);
  expect(await eventsIn('events_default')).toEqual([{ events: 12 }]);
});

test('a month that a process with a clock ahead took for an old one stays where it is', async () => {
  const event = { externalId: 'clocks', name: 'dated apart', occurredAt: '2022-05-05T00:00:00Z' };
  const ahead = new EventService(database, () => NOW + 365 * 86_400_000);
  expect(await ahead.track([event])).toMatchObject({ accepted: 1 });
  expect(await events.track([event])).toMatchObject({ accepted: 1 });
  expect(
    await database.query(`SELECT count(*)::integer AS events FROM events_default WHERE name = 'dated apart'`),
  ).toEqual([{ events: 2 }]);
});

test('text is kept in NFC, and its lower case where it differs', async () => {
  await events.track([
    { externalId: 'nfc', name: 'Cafe\u0301', properties: { 'e\u0301': 'CAFE\u0301', plain: 'x', nested: ['e\u0301'] } },
  ]);
  const user = await profiles.byExternalId('nfc');
  expect(await database.query('SELECT name, properties, folded FROM events WHERE user_id = $1', [user?.id])).toEqual([
    { name: 'Café', properties: { é: 'CAFÉ', plain: 'x', nested: ['é'] }, folded: { é: 'café' } },
  ]);
});

test('the same batches sent by many at once are each stored once, and the catalogue counts them exactly', async () => {
  const batch = (start: number): EventItem[] =>
    Array.from({ length: 50 }, (_, at) => ({
      messageId: `race-${start + at}`,
      externalId: `racer-${(start * 7 + at) % 30}`,
      name: at % 2 ? 'race_odd' : 'race_even',
      occurredAt: new Date(NOW - (start + at) * 1000).toISOString(),
      properties: { lane: at % 3 ? at : String(at), at: '2026-01-01T00:00:00Z', none: null },
    }));
  const answers = await Promise.all([0, 25, 50, 25, 0, 50].map((start) => events.track(batch(start).reverse())));
  expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(100);
  expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(200);
  // The catalogue is ordered by volume, and who wins a race decides which name has more.
  const types = (await new EventCatalogue(database).list())
    .filter(({ name }) => name.startsWith('race_'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const stored = await database.query(
    `SELECT name, count(*)::integer AS volume, min(occurred_at) AS "firstSeen", max(occurred_at) AS "lastSeen"
     FROM events WHERE name LIKE 'race\\_%' GROUP BY name ORDER BY name`,
  );
  expect(types.map(({ name, volume, firstSeen, lastSeen }) => ({ name, volume, firstSeen, lastSeen }))).toEqual(stored);
  expect(types[0]?.properties).toEqual([
    { name: 'at', types: ['DATETIME'] },
    { name: 'lane', types: ['NUMBER', 'TEXT'] },
  ]);
});

test('a batch is announced by event name with its users, and a new name raises the version of definitions', async () => {
  const before = await definitionsVersion(database);
  await events.track([
    { externalId: 'told-1', name: 'told' },
    { externalId: 'told-1', name: 'told' },
    { externalId: 'told-2', name: 'told' },
  ]);
  const after = await definitionsVersion(database);
  expect(after).not.toBe(before);
  const told = await profiles.keysOf(['told-1', 'told-2']);
  const rows = await database.query<{ user_ids: number[] }>(`SELECT user_ids FROM changes WHERE topic = 'event:told'`);
  expect(rows.map(({ user_ids }) => user_ids.sort((a, b) => a - b))).toEqual([
    [...told.values()].sort((a, b) => a - b),
  ]);
  await events.track([{ externalId: 'told-1', name: 'told' }]);
  expect(await definitionsVersion(database)).toBe(after);
});

describe('limits of the catalogue', () => {
  let own: Database;
  beforeAll(async () => {
    own = await freshDatabase({ poolSize: 8 });
    await own.query(
      `INSERT INTO event_types SELECT 'name ' || n, now(), now(), 1 FROM generate_series(1, $1::integer) n`,
      [MOST_EVENT_NAMES - 3],
    );
  });
  afterAll(() => own.close());

  test('event names beyond the limit are rejected, those that are there are taken, however many come at once', async () => {
    const service = new EventService(own, () => NOW);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        (at % 2 ? service : new EventService(own, () => NOW)).track([
          { externalId: 'u', name: 'name 1' },
          { externalId: 'u', name: `new ${at}` },
          { externalId: 'u', name: '' },
          { externalId: 'u', name: `newer ${at}`, messageId: `newer ${at}` },
        ]),
      ),
    );
    const names = await new EventCatalogue(own).names();
    expect(names.size).toBe(MOST_EVENT_NAMES);
    const refused = answers.flatMap(({ rejected }) => rejected).filter(({ code }) => code === 'TOO_MANY_EVENT_NAMES');
    expect(refused).toHaveLength(9);
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(6 + 3);
    for (const { rejected } of answers) expect(rejected.map(({ index }) => index)).toEqual(expect.arrayContaining([2]));
    // A message that was rejected may come again once there is room for it.
    const late = [5, 4, 3, 2, 1, 0].find((at) => !names.has(`newer ${at}`));
    await own.query(`DELETE FROM event_types WHERE name = 'name 2'`);
    const again = await new EventService(own, () => NOW).track([
      { externalId: 'u', name: `newer ${late}`, messageId: `newer ${late}` },
    ]);
    expect(again).toMatchObject({ accepted: 1, duplicates: 0, rejected: [] });
  });

  test('properties beyond the limit are stored with their event, and not learned', async () => {
    const service = new EventService(own, () => NOW);
    const properties = (from: number, to: number): Record<string, number> =>
      Object.fromEntries(Array.from({ length: to - from }, (_, at) => [`p${from + at}`, at]));
    const event = { externalId: 'wide', name: 'name 1' };
    await service.track([{ ...event, properties: properties(0, 150) }]);
    const answer = await service.track([{ ...event, properties: properties(100, 300) }]);
    expect(answer).toMatchObject({ accepted: 1, rejected: [] });
    await service.track([{ ...event, properties: { p0: 'text', p299: 7 } }]);
    const learned = (await new EventCatalogue(own).list()).find(({ name }) => name === 'name 1')?.properties;
    expect(learned).toHaveLength(200);
    expect(learned).toEqual(expect.arrayContaining([{ name: 'p0', types: ['NUMBER'] }]));
    const stored = await own.query(`SELECT FROM events WHERE properties -> 'p299' = '199'`);
    expect(stored).toHaveLength(1);
  });
});

test('pages go from the newest to the oldest, by name too, and miss nothing at one instant', async () => {
  const occurredAt = new Date(NOW - 60_000).toISOString();
  await events.track(
    Array.from({ length: 7 }, (_, at) => ({
      externalId: 'paged',
      name: at === 3 ? 'odd_one' : 'same',
      occurredAt: at < 6 ? occurredAt : new Date(NOW).toISOString(),
      properties: { at },
    })),
  );
  const id = (await profiles.byExternalId('paged'))?.id ?? 0;
  const seen: unknown[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await reader.page(id, { first: 2, ...(after === undefined ? {} : { after }) });
    seen.push(...page.map(({ properties }) => properties['at']));
    if (page.length < 2) break;
    after = page.at(-1)?.cursor;
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect((await reader.page(id, { first: 10, name: 'odd_one' })).map(({ properties }) => properties)).toEqual([
    { at: 3 },
  ]);
  expect([await reader.counts([id, -1]), await reader.counts([id], 'same')]).toEqual([
    new Map([[id, 7]]),
    new Map([[id, 6]]),
  ]);
  for (const options of [
    { first: 2 },
    { first: 3, name: 'same' },
    { first: 100, after: (await reader.page(id, { first: 2 })).at(-1)?.cursor },
  ]) {
    const both = await reader.pages([id, -1], options);
    expect(both).toEqual(
      new Map([
        [id, await reader.page(id, options)],
        [-1, []],
      ]),
    );
  }
});

test.each([
  '',
  'x',
  Buffer.from('1:2:3').toString('base64url'),
  Buffer.from('99999999999999999:1').toString('base64url'),
])('the cursor %j is refused', async (after) => {
  await expect(reader.page(1, { first: 1, after })).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
});

test('activity counts events and users by day of the zone', async () => {
  const own = await freshDatabase();
  try {
    const service = new EventService(own, () => NOW);
    const at = (externalId: string, occurredAt: string): EventItem => ({ externalId, name: 'any', occurredAt });
    await service.track([
      at('a', '2026-11-21T15:59:59.999Z'),
      at('a', '2026-11-21T16:00:00Z'),
      at('b', '2026-11-22T03:00:00Z'),
      at('b', '2026-11-22T04:00:00Z'),
      at('b', '2026-11-22T04:00:00.001Z'),
      at('b', '2026-11-19T15:59:59.999Z'),
    ]);
    const moment = { asOf: NOW, timeZone: 'Asia/Shanghai' };
    const ownReader = new EventReader(own);
    expect(await ownReader.activity(3, moment)).toEqual([
      { day: '2026-11-20', count: 0, users: 0 },
      { day: '2026-11-21', count: 1, users: 1 },
      { day: '2026-11-22', count: 3, users: 2 },
    ]);
    const b = (await new ProfileReader(own).byExternalId('b'))?.id ?? 0;
    expect((await ownReader.activitiesOf([b], 1, moment)).get(b)).toEqual([{ day: '2026-11-22', count: 2, users: 1 }]);
    expect(await new EventCatalogue(own).coverage()).toEqual(new Map([['any', 2]]));
  } finally {
    await own.close();
  }
});
