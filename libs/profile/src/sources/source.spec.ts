import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEES_ALL } from '../sight.js';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import {
  AttributeDefinition,
  AttributeService,
  ProfileReader,
  ProfileService,
  Source,
  SourceService,
} from '../index.js';
import type { UserAttribute, UserItem } from '../index.js';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const HOUR = 3_600_000;

let database: Database;
let profiles: ProfileService;
let reader: ProfileReader;
let sources: SourceService;
let now = NOW;

beforeAll(async () => {
  database = await freshDatabase({ entities: [AttributeDefinition, Source], poolSize: 6 });
  profiles = new ProfileService(
    database,
    () => 'CN',
    () => now,
  );
  reader = new ProfileReader(database);
  sources = new SourceService(database, (settings) => settings);
  const attributes = new AttributeService(database);
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'age', type: 'NUMBER' });
  await attributes.define({ key: 'likes', type: 'TEXT_LIST' });
  await sources.define({ key: 'crm', kind: 'CONNECTOR', rank: 50 });
  await sources.define({ key: 'form', kind: 'SDK', rank: 50 });
});
afterAll(() => database.close());

type Said = [source: string, city: unknown, at?: string, more?: Partial<UserItem>];

const say = (externalId: string, [source, city, at, more]: Said) =>
  profiles.upsertUsers([{ externalId, attributes: { city }, at, ...more }], { source });

async function cityOf(externalId: string): Promise<UserAttribute | undefined> {
  const user = await reader.byExternalId(externalId);
  return (await reader.attributesOf([user!.id], SEES_ALL)).get(user!.id)?.find(({ key }) => key === 'city');
}

const topicsSince = async (before: string) =>
  database.query<{ topic: string }>('SELECT topic FROM changes WHERE id > $1', [before]);
const lastChange = async () =>
  (await database.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM changes'))[0]!.id;

const history = async (externalId: string) =>
  (
    await database.query<{ value: unknown; source: string; from: Date; to: Date }>(
      `SELECT value, source, valid_from AS "from", valid_to AS "to" FROM user_attribute_history
       JOIN users ON id = user_id WHERE external_id = $1 ORDER BY key, valid_from`,
      [externalId],
    )
  ).map(({ value, source, from, to }) => [value, source, from.toISOString(), to.toISOString()]);

describe('sources', () => {
  test('manual and api are there from the beginning, the better ranked first', async () => {
    expect((await sources.list()).map(({ key, rank }) => [key, rank])).toEqual([
      ['manual', 0],
      ['crm', 50],
      ['form', 50],
      ['api', 100],
    ]);
  });

  test('what a definition leaves out stays', async () => {
    await sources.define({ key: 'shop', kind: 'FILE', rank: 7, cleaning: { off: ['PHONE'] } });
    await sources.define({ key: 'shop', name: 'The shop' });
    expect(await sources.get('shop')).toMatchObject({
      name: 'The shop',
      kind: 'FILE',
      rank: 7,
      cleaning: { off: ['PHONE'] },
    });
    await database.query(`DELETE FROM sources WHERE key = 'shop'`);
  });

  test.each([
    [{ key: 'new' }, 'INVALID_INPUT'],
    [{ key: 'a b', kind: 'API' as const }, 'INVALID_KEY'],
    [{ key: 'crm', rank: -1 }, 'INVALID_INPUT'],
    [{ key: 'crm', rank: 1.5 }, 'INVALID_INPUT'],
  ])('refuses %j', async (input, code) => {
    await expect(sources.define(input)).rejects.toMatchObject({ code });
  });
});

describe('of two values', () => {
  const T = (hour: number): string => new Date(NOW - 100 * HOUR + hour * HOUR).toISOString();
  test.each<[promise: string, said: Said[], city: string | undefined]>([
    [
      'the newer one stands, from one source',
      [
        ['crm', 'new', T(2)],
        ['crm', 'old', T(1)],
      ],
      'new',
    ],
    [
      'the newer one stands, from sources of one rank',
      [
        ['crm', 'new', T(2)],
        ['form', 'old', T(1)],
      ],
      'new',
    ],
    [
      'at one time the one that came later stands',
      [
        ['crm', 'a', T(1)],
        ['form', 'b', T(1)],
      ],
      'b',
    ],
    [
      'without a time the one that came later stands',
      [
        ['crm', 'a'],
        ['form', 'b'],
      ],
      'b',
    ],
    [
      'one without a time is of now',
      [
        ['crm', 'a'],
        ['form', 'b', T(99)],
      ],
      'a',
    ],
    [
      'the better ranked source stands, though older',
      [
        ['crm', 'good', T(1)],
        ['api', 'poor', T(2)],
      ],
      'good',
    ],
    [
      'the better ranked source stands, though it comes later',
      [
        ['api', 'poor', T(2)],
        ['crm', 'good', T(1)],
      ],
      'good',
    ],
    [
      'a source that nobody defined ranks as a new one',
      [
        ['nobody', 'a', T(2)],
        ['api', 'b', T(1)],
      ],
      'a',
    ],
    [
      'a person has the last word',
      [
        ['manual', 'mine', T(1)],
        ['crm', 'theirs', T(9)],
      ],
      'mine',
    ],
    [
      'a removal where nothing is outlives older values, too',
      [
        ['crm', null, T(2)],
        ['crm', 'gone', T(1)],
      ],
      undefined,
    ],
    [
      'a removal of what was there outlives older values',
      [
        ['crm', 'x', T(1)],
        ['crm', null, T(3)],
        ['crm', 'y', T(2)],
      ],
      undefined,
    ],
    [
      'and those of a poorer source',
      [
        ['manual', 'x'],
        ['manual', null],
        ['crm', 'y'],
      ],
      undefined,
    ],
    [
      'a poorer source removes nothing',
      [
        ['manual', 'kept'],
        ['crm', null],
      ],
      'kept',
    ],
    [
      'one that was inferred never replaces one that was given',
      [
        ['api', 'given', T(1)],
        ['manual', 'guess', T(9), { inferred: { city: 'IP' } }],
      ],
      'given',
    ],
    [
      'nor one that was removed',
      [
        ['api', 'x'],
        ['api', null],
        ['manual', 'guess', undefined, { inferred: { city: 'IP' } }],
      ],
      undefined,
    ],
    [
      'one that was given always replaces one that was inferred',
      [
        ['manual', 'guess', T(9), { inferred: { city: 'IP' } }],
        ['api', 'given', T(1)],
      ],
      'given',
    ],
    [
      'a better ranked source that says the same defends it',
      [
        ['api', 'same', T(1)],
        ['manual', 'same', T(1)],
        ['crm', 'other', T(9)],
      ],
      'same',
    ],
    [
      'what is said again at a later time is as new as that',
      [
        ['crm', 'same', T(1)],
        ['crm', 'same', T(5)],
        ['crm', 'other', T(3)],
      ],
      'same',
    ],
    [
      'what was inferred and is given is given',
      [
        ['api', 'same', T(1), { inferred: { city: 'IP' } }],
        ['api', 'same', T(1)],
        ['manual', 'guess', T(2), { inferred: { city: 'IP' } }],
      ],
      'same',
    ],
  ])('%s', async (promise, said, city) => {
    for (const [at, one] of said.entries()) {
      now = NOW + at;
      await say(`one by one: ${promise}`, one);
    }
    expect((await cityOf(`one by one: ${promise}`))?.value).toBe(city);
  });

  test('those of one batch are decided the same way, and each leaves its time', async () => {
    now = NOW;
    const item = (city: string | null, hour: number): UserItem => ({
      externalId: 'batch',
      attributes: { city },
      at: T(hour),
    });
    await profiles.upsertUsers([item('a', 1), item('b', 3), item('late', 2), item(null, 4), item('c', 5)], {
      source: 'crm',
    });
    expect((await cityOf('batch'))?.value).toBe('c');
    expect(await history('batch')).toEqual([
      ['a', 'crm', T(1), T(2)],
      ['late', 'crm', T(2), T(3)],
      ['b', 'crm', T(3), T(4)],
      [null, 'crm', T(4), T(5)],
    ]);
  });

  test('one that loses is accepted, and neither written nor announced', async () => {
    await say('loser', ['manual', 'kept']);
    const before = await lastChange();
    const answer = await say('loser', ['crm', 'lost']);
    expect(answer).toMatchObject({ accepted: 1, rejected: [] });
    expect(await topicsSince(before)).toEqual([]);
    expect(await history('loser')).toEqual([]);
  });

  test('saying again what is so announces nothing, whoever says it', async () => {
    await say('again', ['api', 'same', T(1)]);
    const before = await lastChange();
    await say('again', ['manual', 'same', T(2)]);
    expect(await topicsSince(before)).toEqual([]);
    expect(await cityOf('again')).toMatchObject({ source: 'manual', at: new Date(T(2)) });
    expect(await history('again')).toEqual([['same', 'api', T(1), T(2)]]);
    await say('again', ['manual', 'same', T(3)]);
    await say('again', ['manual', 'same', T(5)]);
    await say('again', ['manual', 'same', T(4)]);
    await say('again', ['manual', 'same']);
    expect(await topicsSince(before)).toEqual([]);
    expect(await cityOf('again')).toMatchObject({ source: 'manual', at: new Date(T(5)) });
    expect(await history('again')).toEqual([['same', 'api', T(1), T(2)]]);
  });
});

describe('what is kept of a value', () => {
  test('its source, its time, the text before cleaning and the method of inference', async () => {
    const at = '2026-05-01T08:00:00.000Z';
    await say('kept', ['crm', '北京市', at, { originals: { city: ' 北\0京 ' } }]);
    expect(await cityOf('kept')).toEqual({
      key: 'city',
      value: '北京市',
      source: 'crm',
      at: new Date(at),
      original: ' 北\ufffd京 ',
      inferred: null,
      masked: false,
    });
    await say('guessed', ['crm', '上海市', at, { inferred: { city: 'IP' } }]);
    expect(await cityOf('guessed')).toMatchObject({ inferred: 'IP', original: null });
  });

  test.each([
    ['in the future', '2026-06-01T00:05:00Z'],
    ['without a zone', '2026-05-01T00:00:00'],
    ['before 1970', '1969-12-31T00:00:00Z'],
    ['that is none', 'yesterday'],
  ])('a time %s rejects its item', async (_name, at) => {
    now = NOW;
    const answer = await say('bad time', ['crm', 'x', at]);
    expect(answer.rejected.map(({ code }) => code)).toEqual(['INVALID_TIME']);
  });

  test('a clock that is slightly ahead says now', async () => {
    now = NOW;
    await say('ahead', ['crm', 'x', new Date(NOW + 30_000).toISOString()]);
    expect((await cityOf('ahead'))?.at).toEqual(new Date(NOW));
  });
});

describe('the history', () => {
  const day = (n: number): string => new Date(Date.parse('2026-01-01T00:00:00Z') + n * 24 * HOUR).toISOString();

  test('holds what was superseded or removed, each to the time of what came next', async () => {
    now = Date.parse(day(40));
    await say('life', ['crm', 'a', day(1)]);
    expect(await history('life')).toEqual([]);
    await say('life', ['crm', 'b', day(10)]);
    await say('life', ['crm', null, day(20)]);
    await say('life', ['crm', 'c', day(30)]);
    expect(await history('life')).toEqual([
      ['a', 'crm', day(1), day(10)],
      ['b', 'crm', day(10), day(20)],
      [null, 'crm', day(20), day(30)],
    ]);
  });

  test('a better ranked value of an older time counts from its time on', async () => {
    now = Date.parse(day(40));
    await say('older', ['api', 'poor', day(20)]);
    await say('older', ['manual', 'good', day(10)]);
    await say('older', ['api', 'first', day(5)]);
    expect(await history('older')).toEqual([['first', 'api', day(5), day(10)]]);
    now = Date.parse(day(50));
    await say('older', ['manual', 'better', day(30)]);
    expect(await history('older')).toEqual([
      ['first', 'api', day(5), day(10)],
      ['good', 'manual', day(10), day(30)],
    ]);
  });
});

test('writers of one attribute at once end with the value that stands, whoever comes first', async () => {
  now = NOW;
  const users = Array.from({ length: 20 }, (_, n) => `race ${n}`);
  const at = (hour: number): string => new Date(NOW - 1000 * HOUR + hour * HOUR).toISOString();
  const batches = Array.from({ length: 8 }, (_, n) =>
    profiles.upsertUsers(
      users.map((externalId) => ({ externalId, attributes: { age: n }, at: at(n) })),
      { source: 'crm' },
    ),
  );
  await Promise.all([
    ...batches,
    profiles.upsertUsers(
      users.map((externalId) => ({ externalId, attributes: { city: 'kept' } })),
      { source: 'api' },
    ),
  ]);
  for (const externalId of users) {
    const user = await reader.byExternalId(externalId);
    const found = (await reader.attributesOf([user!.id], SEES_ALL)).get(user!.id);
    expect(found?.map(({ key, value }) => [key, value])).toEqual([
      ['age', 7],
      ['city', 'kept'],
    ]);
  }
  const overlaps = await database.query(
    `SELECT FROM user_attribute_history a JOIN user_attribute_history b USING (user_id, key)
     WHERE a.valid_from < b.valid_from AND a.valid_to > b.valid_from`,
  );
  expect(overlaps).toEqual([]);
});
