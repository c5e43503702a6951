import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { ask } from './browser';
import { editPath, makeOwn, RULE, rows, showsCountOf } from './builder';
import { fresh, makeSegment, until, visitor } from './screen';

const open = visitor();

/** Requests that contain a text are held back until they are let go. */
async function hold(page: Page, text: RegExp): Promise<{ held: Route[]; letGo: () => Promise<void> }> {
  const held: Route[] = [];
  await page.route('**/graphql', (route) => {
    if (!text.test(route.request().postData() ?? '')) return route.continue();
    held.push(route);
    return undefined;
  });
  return {
    held,
    letGo: async () => {
      await Promise.all(held.splice(0).map((route) => route.continue()));
    },
  };
}

test('the palette is there and the number answers before any coverage or trend has come; then they come in', async () => {
  const page = await open('/nowhere');
  const late = await hold(page, /Coverage|BuilderTrend|BuilderSegmentCounts/);
  const key = await makeOwn();
  await page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, editPath(key));
  await showsCountOf(page, RULE);
  const city = page.locator('[data-palette="attribute city"]').last();
  await city.waitFor();
  expect(await city.locator('.palette-coverage').textContent()).toBe('');
  await page.locator('.sample td').first().waitFor();
  await until('the trend is asked for', () =>
    late.held.some((route) => (route.request().postData() ?? '').includes('BuilderTrend')),
  );
  await late.letGo();
  await until('coverage comes in', async () => /%/.test((await city.locator('.palette-coverage').textContent()) ?? ''));
});

test('a trend that is still being asked for is given up when the rule changes', async () => {
  const page = await open(editPath(await makeOwn()));
  const late = await hold(page, /BuilderTrend/);
  await until('the trend is asked for', () => late.held.length === 1);
  const [first] = late.held;
  const given = new Promise((resolve) => {
    page.on('requestfailed', (request) => {
      if (request === first?.request()) resolve(request.failure()?.errorText);
    });
  });
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  expect(await given).toMatch(/ABORTED/);
  await showsCountOf(page, { all: RULE.all.slice(1) });
});

test('a segment on a later page of the server is found in the palette and in the picker, and its rule is sound', async () => {
  const buried = fresh('buried');
  await makeSegment({ attribute: { key: 'gender', is: { in: ['男'] } } }, buried);
  for (const name of ['one', 'two', 'three']) await makeSegment({ everyone: true }, `Over ${buried} ${name}`);
  const page = await open('/nowhere');
  // Pages of two stand for pages of a hundred.
  await page.route('**/graphql', (route) => {
    const body = route.request().postData() ?? '';
    return route.continue(
      body.includes('BuilderSegments') ? { postData: body.replace('"first":100', '"first":2') } : {},
    );
  });
  await page.evaluate(() => {
    window.history.pushState(null, '', '/segments/~new');
    window.dispatchEvent(new PopStateEvent('popstate'));
  });
  await rows(page).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(buried);
  await page.locator('.palette-item').getByText(buried, { exact: true }).waitFor();
  await page.locator('.palette-item').getByText(buried, { exact: true }).dblclick();
  await showsCountOf(page, { all: [{ attribute: { key: 'gender', is: { in: ['男'] } } }] });
  expect(await page.locator('.note-fault').count()).toBe(0);
  await rows(page)
    .nth(1)
    .getByRole('button', { name: /^Segment/ })
    .click();
  await page.getByRole('combobox', { name: 'Search or type' }).fill(buried);
  await page.getByRole('option', { name: buried }).first().waitFor();
});

const DAY = '2026-03-05';

test.each([
  ['America/Los_Angeles', '2026-03-05T00:30:00+08:00'],
  ['Pacific/Kiritimati', '2026-03-05T23:30:00+08:00'],
])("from %s fixed times are chosen by the workspace's clocks, and it says so", async (timeZone, from) => {
  const key = await makeOwn({ event: { name: 'order_completed', during: { from, to: '2026-03-07T00:00:00+08:00' } } });
  const page = await open(editPath(key), { timeZone });
  await rows(page).first().waitFor();
  await rows(page)
    .nth(1)
    .getByRole('button', { name: /^Period/ })
    .click();
  await page.locator('.window-bounds button').first().click();
  const input = page.locator('.instant-editor input').last();
  await input.waitFor();
  expect(await input.inputValue()).toBe(`${DAY} ${from.slice(11, 16)}`);
  await page.getByText('Asia/Shanghai').waitFor();
  await input.fill(`${DAY} 12:00`);
  await input.press('Enter');
  await until('noon in Shanghai', async () => {
    const { segment } = await ask<{ segment: { draft: { rule?: { event?: { during?: { from?: string } } } } | null } }>(
      'query ($key: String!) { segment(key: $key) { draft } }',
      { key },
    );
    return segment.draft?.rule?.event?.during?.from === `${DAY}T12:00:00+08:00`;
  });
});
