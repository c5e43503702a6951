import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { AttributeDefinition } from '@strata/profile';
import { Tag } from '@strata/tag';
import { ModelRuns, ModelService, rfmPersonalData } from '../index.js';
import type { ModelRun } from '../index.js';
import { storeOrders } from '../rfm/testing/store-orders.js';
import type { Order } from '../rfm/testing/store-orders.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const DAY = 86_400_000;
const DEFINITIONS = {
  attributes: new Map<never, never>(),
  tags: new Map<never, never>(),
  segments: new Map<never, never>(),
  timeZone: 'Asia/Shanghai',
};

let database: Database;
let now = NOW;
let models: ModelService;
let runs: ModelRuns;

beforeAll(async () => {
  database = await freshDatabase({ entities: [Tag, AttributeDefinition], poolSize: 6 });
  await migrateJobs(database.url);
  const definitions = () => Promise.resolve(DEFINITIONS);
  models = new ModelService(database, definitions, () => now);
  runs = new ModelRuns(database, definitions, () => now);
});
beforeEach(() => {
  now = NOW;
});
afterAll(() => database.close());

const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();

/** So many customers, the first of whom bought yesterday for 1, the second the day before for 2. */
const orders = (name: string, customers: number): Order[] =>
  Array.from({ length: customers }, (_none, at) => ({
    customer: `${name} ${at}`,
    at: daysAgo(at + 1),
    properties: { amount: at + 1 },
  }));

const last = async (id: number): Promise<ModelRun[]> => (await runs.list([id], 10)).get(id) ?? [];

async function run(key: string): Promise<ModelRun | undefined> {
  const { id, modelId } = await runs.request(key, 'somebody');
  await runs.run(id);
  return (await last(modelId)).find((one) => one.id === id);
}

const rows = (model: number) =>
  database.query<{ user_id: number; xmin: string; monetary: number; segment: string }>(
    'SELECT user_id, xmin::text, monetary, segment FROM rfm_scores WHERE model_id = $1 ORDER BY user_id',
    [model],
  );

test('too few users have no classes: found and needed are told, and nobody is scored', async () => {
  const model = await models.create({ key: 'few', name: 'Few', rfm: { event: 'few', amount: 'amount' } });
  await storeOrders(database, 'few', orders('few', 49));
  expect(await models.preview({ rfm: { event: 'few', amount: 'amount' } })).toEqual({
    outcome: 'NOT_ENOUGH_DATA',
    found: 49,
    needed: 50,
  });
  expect(await run('few')).toMatchObject({
    state: 'DONE',
    figures: { outcome: 'NOT_ENOUGH_DATA', found: 49, needed: 50 },
  });
  expect(await rows(model.id)).toEqual([]);
});

test('a preview finds what the run finds, and writes nothing', async () => {
  const model = await models.create({ key: 'same', name: 'Same', rfm: { event: 'same', amount: 'amount' } });
  await storeOrders(database, 'same', orders('same', 60));
  const preview = await models.preview({ rfm: model.settings });
  expect(await rows(model.id)).toEqual([]);
  expect((await run('same'))?.figures).toEqual(preview);
  expect(preview).toMatchObject({ outcome: 'SCORED', all: { users: 60, revenue: 1830 } });
  expect(await rows(model.id)).toHaveLength(60);
});

test('a second run writes only the rows that differ, and takes those away that have no such event any more', async () => {
  const fixed = { recency: [1000], frequency: [2], monetary: [1000] };
  const rfm = { event: 'anew', amount: 'amount', classes: 2, scoring: 'FIXED', limits: fixed } as const;
  const model = await models.create({ key: 'anew', name: 'Anew', rfm: { ...rfm, period: 'P30D' } });
  const ids = await storeOrders(database, 'anew', orders('anew', 29));
  await run('anew');
  const before = new Map((await rows(model.id)).map((row) => [row.user_id, row]));
  expect(before.size).toBe(29);
  await storeOrders(database, 'anew', [{ customer: 'anew 3', at: daysAgo(0), properties: { amount: 5 } }]);
  now += 2 * DAY;
  // The middle moves with the days, and with it the cells; all but them is told by the limits.
  await run('anew');
  const after = await rows(model.id);
  expect(after).toHaveLength(27);
  expect(after.find(({ user_id }) => user_id === ids.get('anew 3'))).toMatchObject({ monetary: 9 });
  const written = after.filter(({ user_id, xmin }) => before.get(user_id)?.xmin !== xmin).length;
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(27);
  const unchanged = await rows(model.id);
  await run('anew');
  expect(await rows(model.id)).toEqual(unchanged);
});

test('one run of a model at a time: whoever asks meanwhile is answered the one under way', async () => {
  const model = await models.create({ key: 'once', name: 'Once', rfm: { event: 'few', amount: 'amount' } });
  const [one, other] = [await runs.request('once', 'a'), await runs.request('once', 'b')];
  expect(other.id).toBe(one.id);
  await runs.run(one.id);
  expect(await last(model.id)).toMatchObject([{ id: one.id, state: 'DONE', askedBy: 'a', progress: 1 }]);
});

test('a run that a kill cut off is told as failed and begun again, four times in all', async () => {
  const model = await models.create({ key: 'cut', name: 'Cut', rfm: { event: 'few', amount: 'amount' } });
  const first = await runs.request('cut', 'a');
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const [running] = await last(model.id);
    expect(running).toMatchObject({ state: 'RUNNING' });
    // As a process leaves it that was killed after it had begun.
    await database.query('UPDATE model_runs SET begun_at = now() WHERE id = $1', [running?.id]);
    await runs.run(running?.id ?? '');
  }
  const all = await last(model.id);
  expect(all.map(({ state }) => state)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
  expect(all.at(-1)).toMatchObject({ id: first.id, error: 'The process that ran it ended before it did.' });
});

test('a model runs at its hour in the time zone of the workspace, once', async () => {
  await models.create({ key: 'noon', name: 'Noon', rfm: { event: 'few', amount: 'amount' }, runHour: 12 });
  // By the clock that runs are written down with.
  const [clock] = await database.query<{ hour: number; at: number }>(
    `SELECT date_part('hour', now() AT TIME ZONE 'Asia/Shanghai')::integer AS hour, date_part('epoch', now()) * 1000 AS at`,
  );
  now = clock?.at ?? 0;
  await models.update({ key: 'noon', runHour: ((clock?.hour ?? 0) + 12) % 24 });
  expect(await runs.requestDue()).toBe(0);
  await models.update({ key: 'noon', runHour: clock?.hour ?? 0 });
  expect(await runs.requestDue()).toBe(1);
  expect(await runs.requestDue()).toBe(0);
});

test('scores go with whoever is erased or merged', async () => {
  const model = await models.create({ key: 'gone', name: 'Gone', rfm: { event: 'gone', amount: 'amount' } });
  const ids = await storeOrders(database, 'gone', orders('gone', 52));
  await run('gone');
  const [one = 0, two = 0, three = 0] = ids.values();
  const pieces = [];
  for await (const piece of rfmPersonalData.pieces(database, one)) pieces.push(piece);
  expect(pieces).toMatchObject([{ kind: 'scores', rows: [{ model: 'gone', frequency: 1 }] }]);
  await database.transaction((transaction) => rfmPersonalData.erase(transaction, one, []));
  await database.transaction((transaction) => rfmPersonalData.move(transaction, two, three));
  const left = (await rows(model.id)).map(({ user_id }) => user_id);
  expect(left).toHaveLength(49);
  expect(left).not.toEqual(expect.arrayContaining([one]));
});

test('settings that cannot be are refused, with what is wrong', async () => {
  const ask = (rfm: object) =>
    models.create({ key: 'wrong', name: 'Wrong', rfm: { event: 'few', amount: 'amount', ...rfm } });
  for (const wrong of [
    { classes: 1 },
    { classes: 11 },
    { scoring: 'FIXED' },
    { scoring: 'FIXED', limits: { recency: [2, 1, 3, 4], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] } },
    { segments: [] },
    { segments: [{ key: 'a', names: { zh: '甲', en: 'A' }, r: [1, 6], f: [1, 5], m: [1, 5] }] },
  ])
    await expect(ask(wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  for (const wrong of [{ event: '' }, { period: 'soon' }, { where: [{ property: 'a', is: {} }] }])
    await expect(ask(wrong)).rejects.toMatchObject({ code: 'RULE_INVALID' });
});
