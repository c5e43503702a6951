/** Weights that decay, as they are given and read. What rules say of them is in the table of cases of the rules. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { definitionsVersion } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { AttributeDefinition, resolveUsers } from '@strata/profile';
import { Tag, TagReader, TagService } from './index.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const DAY = 86_400_000;

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

const make = (key: string, halfLife?: string) => tags.create({ key, class: 'INTEREST', halfLife });

async function give(key: string, externalId: string, weight?: number): Promise<void> {
  await database.transaction((transaction) => resolveUsers(transaction, [externalId], { create: true }));
  await tags.assign(key, { externalIds: [externalId] }, { weight, source: 'api' });
}

/** Of each tag of a user the weight as of now and as it was given. */
async function weightsOf(externalId: string): Promise<[weight: number | null, given: number | null][]> {
  const found = await database.transaction((transaction) => resolveUsers(transaction, [externalId], { create: false }));
  const id = found.get(externalId)!;
  return ((await reader.tagsOf([id])).get(id) ?? []).map(({ weight, weightGiven }) => [weight, weightGiven]);
}

test('a weight is half as much after each half-life, and a tag without one keeps it', async () => {
  await make('tea', 'P10D');
  await make('wine');
  await give('tea', 'halved', 0.8);
  await give('wine', 'halved', 0.8);
  expect(await weightsOf('halved')).toEqual([
    [0.8, 0.8],
    [0.8, 0.8],
  ]);
  now += 10 * DAY;
  expect(await weightsOf('halved')).toEqual([
    [0.4, 0.8],
    [0.8, 0.8],
  ]);
  now += 10 * DAY;
  expect((await weightsOf('halved'))[0]).toEqual([0.2, 0.8]);
});

test('given anew, also as it was, it is whole again; what does not decay stays as it stands', async () => {
  await make('again', 'P1D');
  await make('still');
  for (const key of ['again', 'still']) await give(key, 'renewed', 1);
  now += 2 * DAY;
  for (const key of ['again', 'still']) await give(key, 'renewed', 1);
  expect(await weightsOf('renewed')).toEqual([
    [1, 1],
    [1, 1],
  ]);
  const changed = await database.query(
    'SELECT key, assigned_at AS "assignedAt", changed_at AS "changedAt" FROM tag_assignments JOIN tags ON id = tag_id WHERE key = ANY($1) ORDER BY key',
    [['again', 'still']],
  );
  expect(changed).toEqual([
    { key: 'again', assignedAt: new Date(NOW), changedAt: new Date(now) },
    { key: 'still', assignedAt: new Date(NOW), changedAt: null },
  ]);
});

test('no weight is none, decaying or not', async () => {
  await make('bare', 'P1D');
  await give('bare', 'unweighted');
  expect(await weightsOf('unweighted')).toEqual([[null, null]]);
});

test('another half-life is of the whole time since the weight was given, and of rules at once', async () => {
  await make('later');
  await give('later', 'from then', 1);
  now += 4 * DAY;
  const version = await definitionsVersion(database);
  await tags.update({ key: 'later', halfLife: 'P2D' });
  expect(await definitionsVersion(database)).not.toBe(version);
  expect(await weightsOf('from then')).toEqual([[0.25, 1]]);
  await tags.update({ key: 'later', halfLife: 'P4D' });
  expect(await weightsOf('from then')).toEqual([[0.5, 1]]);
  await tags.update({ key: 'later', halfLife: null });
  expect(await weightsOf('from then')).toEqual([[1, 1]]);
});

test.each([0, -1])('the weight %d, of which no half is less, is refused where it decays', async (weight) => {
  await make(`refused${weight}`, 'P1D');
  await expect(give(`refused${weight}`, 'nobody', weight)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('one that was given before the tag decayed counts as none', async () => {
  await make('before');
  await give('before', 'negative', -1);
  await tags.update({ key: 'before', halfLife: 'P1D' });
  expect(await weightsOf('negative')).toEqual([[null, -1]]);
});

test.each(['', 'P0D', 'P1M', 'P1Y', '30 days', '-P1D'])('the half-life %j is refused', async (halfLife) => {
  await expect(make('never', halfLife)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
