import { expect, test } from '@jest/globals';
import { countOf, figure, keepsPromisesOfEveryScreen, showsPeople, visitor } from './screen';

const open = visitor();
const KEYS = ['platinum', 'average_500', 'interest_baby'];
const PATH = `/overlap?keys=${KEYS.join(',')}`;
keepsPromisesOfEveryScreen(open, PATH, (page) => page.locator('.overlap-table tbody tr, .overlap-list li'));

test('everyone in any of the segments stands in exactly one row', async () => {
  const page = await open(PATH);
  const figures = page.locator('.overlap-table tbody a');
  await figures.first().waitFor();
  const counts = (await figures.allTextContents()).map(figure);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
    await countOf({ any: KEYS.map((key) => ({ segment: { key } })) }),
  );
});

test('a row opens exactly its people', async () => {
  const page = await open(PATH);
  const link = page.locator('.overlap-table tbody a').first();
  const count = figure(await link.textContent());
  await link.click();
  await showsPeople(page, count);
});

test('with fewer than two segments it says what to do', async () => {
  const page = await open('/overlap?keys=platinum');
  await page.getByText('Choose at least two segments to compare').waitFor();
});
