import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { figure, keepsPromisesOfEveryScreen, showsPeople, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/', (page) => page.locator('.breakdown li'));

test('it shows as many users as there are', async () => {
  const { overview } = await ask<{ overview: { users: number } }>('{ overview(days: 1) { users } }');
  const page = await open('/');
  const shown = page.locator('.overview-figures dd').first();
  await shown.waitFor();
  expect(figure(await shown.textContent())).toBe(overview.users);
});

test('another period shows the new users of that period', async () => {
  const { overview } = await ask<{ overview: { newUsers: number } }>('{ overview(days: 30) { newUsers } }');
  const page = await open('/');
  await page.locator('.ant-segmented-item', { hasText: '30 days' }).click();
  const shown = page.locator('.overview-figures > div').nth(3).locator('dd').first();
  await until('the new users of 30 days', async () => figure(await shown.textContent()) === overview.newUsers);
});

test('a layer opens the people that it counts', async () => {
  const page = await open('/');
  const bar = page.locator('.breakdown li').first();
  await bar.waitFor();
  const count = figure(await bar.locator('.figure').first().textContent());
  await bar.getByRole('link').click();
  await showsPeople(page, count);
});

test('who may be written to on any channel stands among the figures, and opens', async () => {
  const { overview } = await ask<{ overview: { users: number; reach: { anywhere: number } } }>(
    '{ overview(days: 1) { users reach(purpose: "MARKETING") { anywhere } } }',
  );
  const page = await open('/');
  const tile = page.locator('.overview-figures > div').filter({ hasText: 'Reachable' });
  const link = tile.getByRole('link');
  await link.waitFor();
  expect(figure(await link.textContent())).toBe(overview.reach.anywhere);
  const share = `${((overview.reach.anywhere / overview.users) * 100).toFixed(1)}%`;
  expect(await tile.locator('.overview-aside').textContent()).toContain(share);
  await link.click();
  await showsPeople(page, overview.reach.anywhere);
});

test('what needs attention opens where it can be mended', async () => {
  const page = await open('/');
  await page.locator('.overview-attention a[href*="at_risk"]').click();
  await page
    .getByRole('row', { name: /At risk/ })
    .getByText('Stale')
    .waitFor();
});

test('yesterday is compared with the same day a week before, and the line ends with yesterday', async () => {
  const { overview } = await ask<{ overview: { active: { users: number }[] } }>(
    '{ overview(days: 9) { active { users } } }',
  );
  const [before, yesterday] = [overview.active[0]?.users ?? 0, overview.active[7]?.users ?? 0];
  const change = `${Math.abs(((yesterday - before) / before) * 100).toFixed(1)}%`;
  const page = await open('/');
  const tile = page.locator('.overview-figures > div').nth(1);
  await tile.waitFor();
  expect(figure(await tile.locator('dd').first().textContent())).toBe(yesterday);
  expect(await tile.locator('.overview-aside').textContent()).toContain(`${change} on a week before`);
});

test('the figures do not wait for what needs attention or for who moved', async () => {
  const page = await open('/nowhere');
  await page.route('**/graphql', (route) =>
    /"(Attention|Movers)"/.test(route.request().postData() ?? '') ? undefined : route.continue(),
  );
  await page.evaluate(() => {
    window.history.pushState(null, '', '/');
    window.dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.locator('.overview-figures dd').first().waitFor();
  await page.locator('.breakdown li').first().waitFor();
});
