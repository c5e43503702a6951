import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import { definitionsVersion } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { AttributeDefinition, ProfileReader, ProfileService, resolveUsers } from '@strata/profile';
import { isStale, Tag, TagReader, TagService, UserIntake } from './index.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const HOUR = 3_600_000;

let database: Database;
let now = NOW;
let tags: TagService;
let reader: TagReader;

beforeAll(async () => {
  database = await freshDatabase({ entities: [Tag, AttributeDefinition], poolSize: 6 });
  tags = new TagService(database, () => now);
  reader = new TagReader(database, () => now);
});
beforeEach(() => {
  now = NOW;
});
afterAll(() => database.close());

const makeUsers = (...externalIds: string[]) =>
  database.transaction((transaction) => resolveUsers(transaction, externalIds, { create: true }));
/** What the tag's own rule says. */
const follow = (key: string, members: UserSet) =>
  database.transaction((transaction) => tags.settleWithin(transaction, key, members, now));
const makeTag = (key: string, more: object = {}) => tags.create({ key, class: 'BASIC', ...more });

/** By a reader that remembers nothing. */
const coverageNow = () => new TagReader(database, () => now).coverage();

async function heldBy(externalId: string) {
  const [id = 0] = (await makeUsers(externalId)).values();
  return ((await reader.tagsOf([id])).get(id) ?? []).map(({ tag, weight, assignedAt, expiresAt }) => ({
    key: tag.key,
    weight,
    assignedAt: assignedAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
  }));
}

test('creating a tag creates those above it, which may be given a meaning later, once', async () => {
  const before = await definitionsVersion(database);
  expect(await makeTag('rfm/value/champions')).toMatchObject({ name: 'champions', implied: false });
  expect((await reader.list('rfm')).map(({ key }) => key)).toEqual(['rfm/value', 'rfm/value/champions']);
  expect(await definitionsVersion(database)).not.toBe(before);
  expect(await makeTag('rfm', { name: 'RFM', definition: 'Recency, frequency, money' })).toMatchObject({ name: 'RFM' });
  await expect(makeTag('rfm')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  expect(await reader.byKey('rfm')).toMatchObject({ definition: 'Recency, frequency, money', implied: false });
});

test.each(['', '..', 'a/../b', 'a/.', 'a//b', '/a', 'a b', '__proto__', 'a/constructor', '1/2/3/4/5/6/7/8/9'])(
  'the key %j is refused',
  async (key) => {
    await expect(makeTag(key)).rejects.toMatchObject({ code: 'INVALID_KEY' });
  },
);

test.each(['', 'P0D', '30 days', 'P-1D', 'P101Y'])('the time to live %j is refused', async (ttl) => {
  await expect(makeTag('ttl-refused', { ttl })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('assigning again changes weight and expiry, and keeps the time of assignment', async () => {
  await makeTag('again');
  await makeUsers('again-1', 'again-2');
  const first = await tags.assign(
    'again',
    { externalIds: ['again-1', 'nobody', 'nobody'] },
    { weight: 3, source: 'a' },
  );
  expect(first).toMatchObject({ assigned: 1, unknown: ['nobody'] });
  now += HOUR;
  const expiresAt = now + HOUR;
  await tags.assign('again', { externalIds: ['again-1', 'again-2'] }, { expiresAt, source: 'a' });
  expect(await heldBy('again-1')).toEqual([{ key: 'again', weight: null, assignedAt: NOW, expiresAt }]);
  expect(await heldBy('again-2')).toEqual([{ key: 'again', weight: null, assignedAt: now, expiresAt }]);
  now = expiresAt;
  expect(await heldBy('again-1')).toEqual([]);
});

test('without an expiry of its own an assignment holds for the time to live, and then the tag is stale', async () => {
  await makeTag('short', { ttl: 'PT1H' });
  await makeUsers('short-1');
  await tags.assign('short', { externalIds: ['short-1'] }, { source: 'a' });
  expect(await heldBy('short-1')).toEqual([{ key: 'short', weight: null, assignedAt: NOW, expiresAt: NOW + HOUR }]);
  const tag = (await reader.byKey('short')) as Tag;
  expect([isStale(tag, NOW + HOUR - 1), isStale(tag, NOW + HOUR)]).toEqual([false, true]);
  const eternal = await makeTag('eternal');
  expect(isStale(eternal, NOW * 2)).toBe(false);
});

test('only real changes are announced, by the key of the tag', async () => {
  await makeTag('told');
  const users = await makeUsers('told-1', 'told-2');
  const holders = { users: userSet([...users.values()]) };
  await tags.assign('told', holders, { source: 'a', weight: 1 });
  await tags.assign('told', holders, { source: 'a', weight: 1 });
  expect(await tags.remove('told', { externalIds: ['told-1', 'nobody'] })).toMatchObject({
    removed: 1,
    unknown: ['nobody'],
  });
  expect(await tags.remove('told', { externalIds: ['told-1'] })).toMatchObject({ removed: 0 });
  const rows = await database.query<{ user_ids: number[] }>(
    `SELECT user_ids FROM changes WHERE topic = 'tag:told' ORDER BY id`,
  );
  expect(rows.map(({ user_ids }) => new Set(user_ids))).toEqual([
    new Set(users.values()),
    new Set([users.get('told-1')]),
  ]);
});

test('the rule of a tag neither takes away nor replaces what was given by hand, but what has expired', async () => {
  await makeTag('ruled');
  const [hand = 0, taken = 0, expired = 0, left = 0] = (await makeUsers('by-1', 'by-2', 'by-3', 'by-4')).values();
  await follow('ruled', userSet([taken, left]));
  const give = (userId: number, expiresAt?: number) =>
    tags.assign('ruled', { users: userSet([userId]) }, { source: 'hand', weight: 3, expiresAt });
  await give(hand);
  await give(taken);
  await give(expired, NOW);
  await follow('ruled', userSet([hand, expired]));
  const held = await reader.tagsOf([hand, taken, expired, left]);
  expect(
    [hand, taken, expired, left].map((id) => held.get(id)?.map(({ source, weight }) => [source, weight]) ?? []),
  ).toEqual([[['hand', 3]], [['hand', 3]], [['rule', null]], []]);
});

test('the rule of a tag is followed whole or not at all, however many hold it', async () => {
  const { id } = await makeTag('crowd');
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
  const holders = async () => {
    const rows = await database.query<{ id: number }>('SELECT user_id AS id FROM tag_assignments WHERE tag_id = $1', [
      id,
    ]);
    return rows.map((row) => row.id).sort((a, b) => a - b);
  };
  await follow('crowd', userSet(range(1_000, 26_000)));
  expect(await holders()).toEqual(range(1_000, 26_000));
  await tags.assign('crowd', { users: userSet([5_000]) }, { source: 'hand' });

  const later = userSet([...range(1, 900), ...range(20_000, 45_000), 90_000]);
  const page = later.page.bind(later);
  const breaking = Object.assign(Object.create(later) as typeof later, {
    page: (first: number, after?: number) => {
      if ((after ?? 0) > 30_000) throw new Error('cut short');
      return page(first, after);
    },
  });
  await expect(follow('crowd', breaking)).rejects.toThrow('cut short');
  expect(await holders()).toEqual(range(1_000, 26_000));

  await follow('crowd', later);
  expect(await holders()).toEqual([...range(1, 900), 5_000, ...range(20_000, 45_000), 90_000]);
  const [news] = await database.query<{ user_ids: number[] }>(
    `SELECT user_ids FROM changes WHERE topic = 'tag:crowd' ORDER BY id DESC LIMIT 1`,
  );
  const changed = [...range(1, 900), ...range(1_000, 5_000), ...range(5_001, 20_000), ...range(26_000, 45_000), 90_000];
  expect(news?.user_ids.sort((a, b) => a - b)).toEqual(changed);
  await follow('crowd', userSet([]));
  expect(await holders()).toEqual([5_000]);
});

test('given again after it had ended, a tag is assigned anew; given again while it is held, it is not', async () => {
  await makeTag('lapsed');
  await makeUsers('lapsed-1');
  const give = (expiresAt?: number) =>
    tags.assign('lapsed', { externalIds: ['lapsed-1'] }, { source: 'hand', expiresAt });
  await give(NOW + HOUR);
  now = NOW + HOUR - 1;
  await give(NOW + HOUR);
  expect(await heldBy('lapsed-1')).toMatchObject([{ assignedAt: NOW }]);
  now = NOW + HOUR;
  await give();
  expect(await heldBy('lapsed-1')).toEqual([{ key: 'lapsed', weight: null, assignedAt: NOW + HOUR, expiresAt: null }]);
});

test('nobody else may give a tag in the name of its rule', async () => {
  await makeTag('mine');
  await makeUsers('mine-1');
  const refused = { code: 'INVALID_INPUT' };
  await expect(tags.assign('mine', { externalIds: ['mine-1'] }, { source: 'rule' })).rejects.toMatchObject(refused);
  const intake = new UserIntake(new ProfileService(database), tags, reader);
  const users = [{ externalId: 'mine-1', tags: ['mine'] }];
  await expect(intake.upsertUsers(users, { source: 'rule' })).rejects.toMatchObject(refused);
  expect(await heldBy('mine-1')).toEqual([]);
});

test('120,000 holders are assigned and removed at once, announced as a whole', async () => {
  await makeTag('many');
  const userIds = Array.from({ length: 120_000 }, (_, at) => 1_000_000 + at);
  expect(await tags.assign('many', { users: userSet(userIds) }, { source: 'a' })).toMatchObject({
    assigned: 120_000,
  });
  expect((await coverageNow()).get('many')).toBe(120_000);
  expect(await tags.remove('many', { users: userSet(userIds) })).toMatchObject({ removed: 120_000 });
  const rows = await database.query(`SELECT user_ids FROM changes WHERE topic = 'tag:many'`);
  expect(rows).toEqual([{ user_ids: null }, { user_ids: null }]);
});

test('coverage counts those who hold a tag now, or one below it, each user once', async () => {
  await makeTag('covered/below');
  await makeTag('covered/beside');
  await makeUsers('covered-1', 'covered-2', 'covered-3');
  await tags.assign('covered/below', { externalIds: ['covered-1', 'covered-2'] }, { source: 'a' });
  await tags.assign('covered/below', { externalIds: ['covered-2', 'covered-3'] }, { source: 'a', expiresAt: NOW });
  await tags.assign('covered/beside', { externalIds: ['covered-1', 'covered-3'] }, { source: 'a' });
  const coverage = await coverageNow();
  expect(['covered/below', 'covered/beside', 'covered'].map((key) => coverage.get(key))).toEqual([1, 2, 2]);
});

test('an unknown tag is refused, and so is a weight that is no number', async () => {
  await makeTag('weighty');
  await expect(tags.assign('nope\0', { users: userSet([]) }, { source: 'a' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(tags.remove('nope', { users: userSet([]) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(tags.assign('weighty', { users: userSet([]) }, { source: 'a', weight: NaN })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('users arrive together with their tags, or not at all', async () => {
  await makeTag('vip', { ttl: 'PT1H' });
  await makeTag('new');
  const intake = new UserIntake(new ProfileService(database), tags, reader);
  const answer = await intake.upsertUsers(
    [
      { externalId: 'intake-1', tags: ['vip', 'new', 'vip'] },
      { externalId: 'intake-2', tags: ['new', 'nope'] },
      { externalId: 'intake-1', tags: ['new'] },
      { externalId: 'intake-3', attributes: { nope: 1 }, tags: ['new'] },
    ],
    { source: 'test' },
  );
  expect(answer).toMatchObject({
    accepted: 2,
    rejected: [
      { index: 1, code: 'UNKNOWN_TAG' },
      { index: 3, code: 'UNKNOWN_ATTRIBUTE' },
    ],
  });
  expect((await heldBy('intake-1')).map(({ key, expiresAt }) => [key, expiresAt])).toEqual([
    ['new', null],
    ['vip', NOW + HOUR],
  ]);
  expect(await new ProfileReader(database).byExternalId('intake-2')).toBeNull();
});

test('what was so of an assignment is kept: weight or expiry that changed, what was removed, what had ended', async () => {
  await makeTag('past');
  await makeUsers('past');
  const give = (weight: number | null, expiresAt: number | null = null) =>
    tags.assign('past', { externalIds: ['past'] }, { source: 'api', weight, expiresAt });
  await give(1);
  for (const [hours, step] of [
    [1, () => give(2)],
    [2, () => give(2, NOW + 3 * HOUR)],
    [4, () => give(3)],
    [5, () => give(3)],
    [6, () => tags.remove('past', { externalIds: ['past'] })],
    [7, () => give(4)],
  ] as const) {
    now = NOW + hours * HOUR;
    await step();
  }
  const rows = await database.query<{ weight: number; from: Date; to: Date; assigned: Date; expires: Date | null }>(
    `SELECT weight, valid_from AS "from", valid_to AS "to", assigned_at AS assigned, expires_at AS expires
     FROM tag_assignment_history JOIN tags ON id = tag_id WHERE key = 'past' ORDER BY valid_from`,
  );
  const hours = (instant: Date | null) => instant && (instant.getTime() - NOW) / HOUR;
  expect(
    rows.map(({ weight, from, to, assigned, expires }) => [weight, ...[from, to, assigned, expires].map(hours)]),
  ).toEqual([
    [1, 0, 1, 0, null],
    [2, 1, 2, 0, null],
    [2, 2, 4, 0, 3],
    [3, 4, 6, 4, null],
  ]);
});

test('those who change one assignment at once leave a past without overlaps, and the last one stands', async () => {
  await makeTag('raced');
  const externalIds = Array.from({ length: 20 }, (_, at) => `raced-${at}`);
  await makeUsers(...externalIds);
  await Promise.all(
    Array.from({ length: 8 }, (_, weight) => {
      const at = NOW + weight;
      return new TagService(database, () => at).assign('raced', { externalIds }, { source: 'api', weight });
    }),
  );
  const overlaps = await database.query(
    `SELECT FROM tag_assignment_history a JOIN tag_assignment_history b USING (user_id, tag_id)
     WHERE a.valid_from < b.valid_from AND a.valid_to > b.valid_from`,
  );
  expect(overlaps).toEqual([]);
  const [row] = await database.query(
    `SELECT count(*)::integer AS held FROM tag_assignments JOIN tags ON id = tag_id WHERE key = 'raced'`,
  );
  expect(row).toEqual({ held: 20 });
});
