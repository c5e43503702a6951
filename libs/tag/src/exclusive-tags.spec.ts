import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { AttributeDefinition, ProfileService, resolveUsers } from '@strata/profile';
import { Tag, tagPersonalData, TagReader, TagService, UserIntake } from './index.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const HOUR = 3_600_000;

let database: Database;
let now = NOW;
let tags: TagService;
let reader: TagReader;
let group = '';

beforeAll(async () => {
  database = await freshDatabase({ entities: [Tag, AttributeDefinition], poolSize: 6 });
  tags = new TagService(database, () => now);
  reader = new TagReader(database, () => now);
});
let groups = 0;
beforeEach(async () => {
  now = NOW;
  group = `stage-${++groups}`;
  await tags.create({ key: group, class: 'BASIC', exclusive: true });
  for (const branch of ['new', 'active', 'active/daily', 'lost'])
    await tags.create({ key: `${group}/${branch}`, class: 'BASIC' });
});
afterAll(() => database.close());

const idOf = async (externalId: string): Promise<number> =>
  (await database.transaction((transaction) => resolveUsers(transaction, [externalId], { create: true }))).get(
    externalId,
  )!;
/** What the tag's own rule says. */
const follow = (key: string, members: UserSet) =>
  database.transaction((transaction) => tags.settleWithin(transaction, key, members, now));
const give = (branch: string, externalId: string, more: object = {}) =>
  tags.assign(`${group}/${branch}`, { externalIds: [externalId] }, { source: 'api', ...more });

async function held(externalId: string): Promise<string[]> {
  const id = await idOf(externalId);
  return ((await reader.tagsOf([id])).get(id) ?? [])
    .filter(({ tag }) => tag.key.startsWith(group))
    .map(({ tag }) => tag.key.slice(group.length + 1));
}

const newsOf = async (key: string): Promise<number[]> =>
  (
    await database.query<{ users: number[] }>('SELECT user_ids AS users FROM changes WHERE topic = $1 ORDER BY xid', [
      `tag:${group}/${key}`,
    ])
  ).flatMap(({ users }) => users);

describe('below an exclusive tag', () => {
  test('giving one takes the others, at the same instant, and says so to the engine', async () => {
    const id = await idOf('moves');
    await give('new', 'moves');
    now += HOUR;
    await give('lost', 'moves');
    expect(await held('moves')).toEqual(['lost']);
    expect(await newsOf('new')).toEqual([id, id]);
    const past = await database.query(
      'SELECT valid_from, valid_to FROM tag_assignment_history WHERE user_id = $1 AND tag_id = (SELECT id FROM tags WHERE key = $2)',
      [id, `${group}/new`],
    );
    expect(past).toEqual([{ valid_from: new Date(NOW), valid_to: new Date(now) }]);
  });

  test('what is of one branch is held together, and others keep theirs', async () => {
    for (const one of ['branch', 'other']) await idOf(one);
    await give('active', 'branch');
    await give('active/daily', 'branch');
    await give('new', 'other');
    expect(await held('branch')).toEqual(['active', 'active/daily']);
    await give('lost', 'branch');
    expect(await held('branch')).toEqual(['lost']);
    expect(await held('other')).toEqual(['new']);
  });

  test('of two that one item names the later stands', async () => {
    const intake = new UserIntake(new ProfileService(database), tags, reader);
    const item = (...branches: string[]) => ({
      externalId: 'named',
      tags: branches.map((branch) => `${group}/${branch}`),
    });
    await intake.upsertUsers([item('lost', 'new')], { source: 'api' });
    expect(await held('named')).toEqual(['new']);
    await intake.upsertUsers([item('new', 'lost'), item('new', 'lost', 'active')], { source: 'api' });
    expect(await held('named')).toEqual(['active']);
  });

  test('a rule takes what a rule gave, and leaves what somebody gave', async () => {
    const [ruled, given] = [await idOf('ruled'), await idOf('given')];
    await follow(`${group}/new`, userSet([ruled, given]));
    await give('lost', 'given');
    await follow(`${group}/active`, userSet([ruled, given]));
    expect(await held('ruled')).toEqual(['active']);
    expect(await held('given')).toEqual(['lost']);
  });

  test('what has ended makes room for a rule', async () => {
    const id = await idOf('ended');
    await give('lost', 'ended', { expiresAt: NOW + HOUR });
    now += 2 * HOUR;
    await follow(`${group}/active`, userSet([id]));
    expect(await held('ended')).toEqual(['active']);
  });

  test('of many who give one user different branches at once one stands', async () => {
    await idOf('raced');
    const branches = ['new', 'active', 'lost'];
    await Promise.all(Array.from({ length: 12 }, (_, turn) => give(branches[turn % 3]!, 'raced')));
    expect(await held('raced')).toHaveLength(1);
  });

  test('groups lie within groups', async () => {
    await idOf('nested');
    await tags.create({ key: `${group}/vip`, class: 'BASIC', exclusive: true });
    for (const level of ['gold', 'silver']) await tags.create({ key: `${group}/vip/${level}`, class: 'BASIC' });
    await give('vip/gold', 'nested');
    await give('vip/silver', 'nested');
    expect(await held('nested')).toEqual(['vip/silver']);
    await give('new', 'nested');
    expect(await held('nested')).toEqual(['new']);
  });
});

test('a tag that becomes exclusive leaves each user what they were given last', async () => {
  const open = `${group}-open`;
  for (const branch of ['a', 'b']) await tags.create({ key: `${open}/${branch}`, class: 'BASIC' });
  const [both, one] = [await idOf('both'), await idOf('one')];
  await tags.assign(`${open}/b`, { users: userSet([both, one]) }, { source: 'api' });
  now += HOUR;
  await tags.assign(`${open}/a`, { users: userSet([both]) }, { source: 'api' });
  await tags.create({ key: open, class: 'BASIC', exclusive: true });
  const heldNow = await reader.tagsOf([both, one]);
  expect([both, one].map((id) => heldNow.get(id)?.map(({ tag }) => tag.key))).toEqual([[`${open}/a`], [`${open}/b`]]);
});

describe('two users who become one', () => {
  const move = async (from: number, to: number) =>
    database.transaction((transaction) => tagPersonalData.move(transaction, from, to));

  test.each([
    { whose: 'the other one’s, which is later', order: ['kept', 'gone'], together: 'lost' },
    { whose: 'their own, which is later', order: ['gone', 'kept'], together: 'new' },
  ])('hold $whose, and each their own again when they part', async ({ order, together }) => {
    const branches: Record<string, string> = { kept: 'new', gone: 'lost' };
    const [kept, gone] = [await idOf(`${group}-kept`), await idOf(`${group}-gone`)];
    for (const who of order) {
      await give(branches[who]!, `${group}-${who}`);
      now += HOUR;
    }
    const moved = await move(gone, kept);
    expect(await held(`${group}-kept`)).toEqual([together]);
    expect(await held(`${group}-gone`)).toEqual([]);
    await database.transaction((transaction) => tagPersonalData.moveBack(transaction, gone, kept, moved));
    expect(await held(`${group}-kept`)).toEqual(['new']);
    expect(await held(`${group}-gone`)).toEqual(['lost']);
  });

  test('what they were given together stands when they part', async () => {
    const names = [`${group}-kept`, `${group}-gone`] as const;
    const [kept, gone] = [await idOf(names[0]), await idOf(names[1])];
    await give('new', names[0]);
    now += HOUR;
    await give('lost', names[1]);
    now += HOUR;
    const moved = await move(gone, kept);
    await give('active', names[0]);
    await database.transaction((transaction) => tagPersonalData.moveBack(transaction, gone, kept, moved));
    expect(await held(names[0])).toEqual(['active']);
    expect(await held(names[1])).toEqual(['lost']);
  });
});
