import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { countOf, figure, keepsPromisesOfEveryScreen, makeSegment, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/segments', (page) => page.locator('tbody tr'));

test('each segment stands with the exact count of its rule', async () => {
  const rule = { attribute: { key: 'age', is: { gte: 30, lt: 40 } } };
  const name = `Thirties ${process.pid}`;
  await makeSegment(rule, name);
  const page = await open(`/segments?search=${encodeURIComponent(name)}`);
  const strong = page.getByRole('row', { name: new RegExp(name) }).locator('.table-strong');
  expect(figure(await strong.textContent())).toBe(await countOf(rule));
});

test('an archived one leaves the list and stands among the archived', async () => {
  const name = `Archived ${process.pid}`;
  const key = await makeSegment({ everyone: true }, name);
  await ask('mutation ($key: String!) { archiveSegment(input: { key: $key }) { __typename } }', { key });
  const page = await open(`/segments?search=${encodeURIComponent(name)}`);
  await page.getByText(`Nothing found for “${name}”`).waitFor();
  await page.locator('.ant-segmented-item', { hasText: 'Archived' }).click();
  await page.getByRole('link', { name }).waitFor();
});

test('a template opens the builder with its conditions', async () => {
  const page = await open('/segments');
  await page.getByRole('button', { name: 'From a template' }).click();
  await page.getByRole('menuitem', { name: 'Big spenders' }).click();
  await page.waitForURL('**/segments/~new');
  const count = await countOf({
    all: [
      { event: { name: 'order_completed', during: { last: 'P365D' }, measure: { sum: 'amount' }, is: { gte: 2_000 } } },
    ],
  });
  await until('it counts the template', async () => figure(await page.locator('[data-count]').textContent()) === count);
});

test('a segment with the key "new" opens like any other', async () => {
  const input = { key: 'new', name: 'Newcomers', rule: { everyone: true } };
  await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', { input });
  const page = await open('/segments?search=Newcomers');
  await page.getByRole('link', { name: 'Newcomers' }).click();
  await page.getByRole('heading', { name: 'Newcomers' }).waitFor();
});
