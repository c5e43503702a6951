import { beforeAll, expect, test } from '@jest/globals';
import { ask } from './browser';
import { figure, fresh, keepsPromisesOfEveryScreen, showsPeople, until, visitor } from './screen';

const open = visitor();
const KEY = fresh('buyers').replaceAll('-', '_').toLowerCase();
// Thirty days ago half of them had bought: too few to tell apart.
const PATH = `/models?model=${KEY}&days=7`;

interface Told {
  model: {
    name: string;
    settings: { classes: number };
    runs: {
      state: string;
      figures: {
        all: { users: number };
        grid: { recency: number; frequency: number; users: number }[];
        segments: { key: string; users: number }[];
      } | null;
    }[];
  } | null;
}

const find = async (key: string): Promise<Told['model']> =>
  (
    await ask<Told>(
      `query ($key: String!) { model(key: $key) { name settings { ... on RfmSettings { classes } } runs { state figures { ... on RfmFigures {
       all { users } grid { recency frequency users } segments { key users } } } } } }`,
      { key },
    )
  ).model;

async function told(key = KEY): Promise<NonNullable<Told['model']>> {
  const model = await find(key);
  if (!model) throw new Error(`no model ${key}`);
  return model;
}

const isDone = (key: string) => async (): Promise<boolean> => (await find(key))?.runs[0]?.state === 'DONE';

/** Of its own people, of whom no other spec takes one away: so many, the first of whom bought yesterday, the second the day before. */
const BUYERS = 60;
const BOUGHT = fresh('bought');
const DAY = 86_400_000;

beforeAll(async () => {
  const events = Array.from({ length: BUYERS }, (_none, at) => ({
    externalId: `${BOUGHT} ${at}`,
    name: BOUGHT,
    occurredAt: new Date(Date.now() - (at + 1) * DAY).toISOString(),
    properties: { amount: 2 * BUYERS - at },
  }));
  await ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }', { input: { events } });
  const settings = { rfm: { event: BOUGHT, amount: 'amount' } };
  await ask('mutation ($input: CreateModelInput!) { createModel(input: $input) { key } }', {
    input: { key: KEY, name: 'Buyers', settings },
  });
  await ask('mutation ($input: ModelKeyInput!) { runModel(input: $input) { id } }', { input: { key: KEY } });
  await until('the run is done', isDone(KEY));
});

keepsPromisesOfEveryScreen(open, PATH, (page) => page.locator('.rfm-grid button'));

test('the grid and the list show the figures of the run', async () => {
  const page = await open(PATH);
  await page.locator('.rfm-grid button').first().waitFor();
  const { figures } = (await told()).runs[0]!;
  for (const { recency, frequency, users } of figures!.grid)
    expect(figure(await page.locator(`[data-cell="${recency} ${frequency}"] strong`).textContent())).toBe(users);
  const list = page.getByRole('table', { name: 'Segments and movement' });
  for (const { key, users } of figures!.segments.filter((one) => one.key === 'new'))
    expect([key, figure(await list.getByRole('row', { name: /^New/ }).locator('td').first().textContent())]).toEqual([
      key,
      users,
    ]);
});

test('a cell opens exactly its people, and is reached by arrows', async () => {
  const page = await open(PATH);
  const { figures } = (await told()).runs[0]!;
  const cell = figures!.grid.find(({ recency, frequency, users }) => users > 0 && recency < 5 && frequency < 5)!;
  await page.locator(`[data-cell="${cell.recency + 1} ${cell.frequency}"]`).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.waitForURL(/pick=grid/);
  await page.getByRole('button', { name: 'See members' }).click();
  await showsPeople(page, cell.users);
});

test('a segment says where its people came from and went to, and becomes a segment', async () => {
  const page = await open(PATH);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const flow = page.getByRole('region', { name: '“New”: where from, where to' });
  await flow.getByText('Stayed').waitFor();
  await page.getByRole('button', { name: 'Make a segment' }).click();
  await page.waitForURL(/\/segments\/~new/);
  const { figures } = (await told()).runs[0]!;
  const newcomers = figures!.segments.find(({ key }) => key === 'new')!;
  await until('the builder counts them', async () => {
    const count = page.locator('[role=status]').filter({ hasText: /\d/ }).first();
    return figure(await count.textContent()) === newcomers.users;
  });
});

test('a model is made from the screen with a preview of it, and changed by its settings', async () => {
  const key = fresh('made').replaceAll('-', '_').toLowerCase();
  const page = await open('/models?open=new');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Key').fill(key);
  await drawer.getByLabel('Name', { exact: true }).fill('Made here');
  const preview = drawer.getByRole('region', { name: 'Preview' });
  await preview.getByText('Tried on the present data, not saved yet').waitFor();
  expect(figure(await preview.locator('p strong').textContent())).toBeGreaterThan(0);
  await drawer.getByRole('button', { name: 'Make an RFM model' }).click();
  await until('its first run is done', isDone(key));
  await page.locator('.rfm-grid button').first().waitFor();

  await page.getByRole('button', { name: 'Settings' }).click();
  const number = drawer.getByLabel('Number of classes');
  await number.fill('3');
  await number.press('Tab');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await until('it is saved', async () => (await told(key)).settings.classes === 3);
  await page.getByRole('button', { name: 'Run now' }).click();
  await until(
    'it has run again',
    async () => (await told(key)).runs.filter(({ state }) => state === 'DONE').length === 2,
  );
});

test('settings that nobody can be scored by are refused in words', async () => {
  const page = await open(`${PATH}&open=settings`);
  const drawer = page.getByRole('dialog');
  await drawer.getByText('by fixed limits').click();
  await drawer.getByLabel('Recency (days)').fill('30, 20, 10, 5');
  await drawer.getByLabel('Frequency', { exact: true }).fill('2, 3, 4, 5');
  await drawer.getByLabel('Amount', { exact: true }).fill('10, 20, 30, 40');
  await drawer.getByRole('alert').filter({ hasText: 'limits.recency' }).waitFor();
});
