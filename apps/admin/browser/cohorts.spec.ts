import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { figure, keepsPromisesOfEveryScreen, showsPeople, visitor } from './screen';

const open = visitor();
const PATH = '/retention?first=order_completed&returning=order_completed&unit=MONTH';
keepsPromisesOfEveryScreen(open, PATH, (page) => page.locator('.cohorts-table tbody tr'));

interface Told {
  cohorts: { begins: string; size: number; cells: ({ users: number; events: number } | null)[] }[];
}
const EVENT = { name: 'order_completed' };
async function asked(): Promise<Told> {
  const { cohorts } = await ask<{ cohorts: Told }>(
    'query ($input: CohortsInput!) { cohorts(input: $input) { cohorts { begins size cells { users events } } } }',
    { input: { first: EVENT, returning: EVENT, unit: 'MONTH' } },
  );
  return cohorts;
}

test('the triangle shows every cohort with the figures of the server', async () => {
  const page = await open(PATH);
  await page.locator('.cohorts-table tbody tr').first().waitFor();
  const { cohorts } = await asked();
  expect(await page.locator('.cohorts-table tbody th').allTextContents()).toEqual(cohorts.map(({ begins }) => begins));
  const sizes = await page.locator('.cohorts-size').allTextContents();
  expect(sizes.map(figure)).toEqual(cohorts.map(({ size }) => size));
  const cells = await page
    .locator('.cohorts-cell span.cohorts-figure > span, .cohorts-cell a > span')
    .allTextContents();
  expect(cells.map(figure)).toEqual(
    cohorts.flatMap((cohort) => cohort.cells.flatMap((cell) => (cell ? [cell.users] : []))),
  );
});

test('a cell opens exactly its people', async () => {
  const page = await open(PATH);
  const cell = page.locator('.cohorts-table tbody tr').first().locator('.cohorts-cell a').nth(1);
  const count = figure(await cell.locator('span').textContent());
  expect(count).toBeGreaterThan(0);
  await cell.click();
  await showsPeople(page, count);
});

test('what is chosen is in the address, so that it can be sent', async () => {
  const page = await open(PATH);
  await page.locator('.cohorts-table tbody tr').first().waitFor();
  await page.getByRole('radio', { name: 'Week' }).locator('..').click();
  await page.waitForURL(/unit=WEEK/);
  await page.getByRole('radio', { name: 'Times' }).locator('..').click();
  await page.waitForURL(/show=events/);
  await page.reload();
  await page.locator('.cohorts-table tbody tr').first().waitFor();
  expect(await page.getByRole('radio', { name: 'Week' }).isChecked()).toBe(true);
});

test('the table can be taken as a file, a cell a line', async () => {
  const page = await open(PATH);
  const link = page.getByRole('link', { name: 'Download CSV' });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const [head, first] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(head).toBe('cohort,size,period,users,events,amount,share,ended');
  const [cohort] = (await asked()).cohorts;
  expect(first?.split(',').slice(0, 5)).toEqual(
    [cohort?.begins, cohort?.size, 0, cohort?.cells[0]?.users, cohort?.cells[0]?.events].map(String),
  );
});

test('where nobody began it says so, and what to do', async () => {
  const page = await open(`${PATH}&from=1990-01-01&to=1990-03-01`);
  await page.getByText('Nobody did this for the first time in these units').waitFor();
});

test('of more than can be told it says how much is too much', async () => {
  const page = await open(`${PATH}&from=2001-01-01&to=2026-01-01`);
  await page.getByText('expected at most 60 cohorts').waitFor();
});
