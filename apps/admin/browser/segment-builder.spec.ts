import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { ask, axeViolations, drag, newPage, startBrowser, url } from './browser';
import type { Language } from './browser';
import { editPath, makeOwn, RULE, rows, showsCountOf, shownCount } from './builder';
import { countOf, fresh, until, visitor } from './screen';
import type { PageOptions } from './browser';
import type { Page } from 'playwright-core';

const open = visitor();

async function openBuilder(path: string, options: PageOptions = {}): Promise<Page> {
  const page = await open(path, { language: 'zh', ...options });
  await rows(page).first().waitFor();
  return page;
}

test('a condition dragged out of the palette stands where it was dropped, and the number moves', async () => {
  const page = await openBuilder(editPath(await makeOwn()));
  await showsCountOf(page, RULE);
  const item = page.locator('[data-palette="attribute marketing_opt_in"]').last();
  await item.scrollIntoViewIfNeeded();
  await drag(page, item, rows(page).nth(1), 'lower');
  await until('there is one row more', async () => (await rows(page).count()) === 7);
  const [gender, ...rest] = RULE.all;
  await showsCountOf(page, { all: [gender, { attribute: { key: 'marketing_opt_in', is: { eq: true } } }, ...rest] });
});

test('a row dragged from one group into another belongs to the other', async () => {
  const page = await openBuilder(editPath(await makeOwn()));
  await showsCountOf(page, RULE);
  await rows(page).nth(1).hover();
  await drag(page, rows(page).nth(1).locator('.row-handle'), rows(page).nth(4), 'lower');
  const [gender, age, group] = RULE.all;
  const [first, ...others] = (group as { any: object[] }).any;
  await showsCountOf(page, { all: [age, { any: [first, gender, ...others] }] });
});

test('what is undone is as it was, and what is redone as it became', async () => {
  const page = await openBuilder(editPath(await makeOwn()));
  await showsCountOf(page, RULE);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await showsCountOf(page, { all: RULE.all.slice(1) });
  await page.keyboard.press('Control+z');
  await showsCountOf(page, RULE);
  await page.keyboard.press('Control+Shift+z');
  await showsCountOf(page, { all: RULE.all.slice(1) });
});

test('a segment is composed, counted and created with the keyboard alone', async () => {
  const page = await openBuilder('/segments/~new', { language: 'en' });
  await page.keyboard.press('/');
  await page.keyboard.type('gender');
  await page.keyboard.press('Enter');
  await until('the condition is in', async () => (await rows(page).count()) === 2);
  await page.keyboard.press('Control+g');
  await until('the condition is in a group of its own', async () => (await rows(page).count()) === 3);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('wechat');
  await page.keyboard.press('Enter');
  await until('the second condition is in', async () => (await rows(page).count()) === 4);
  const group = rows(page).nth(1);
  await group.focus();
  await page.keyboard.press('Delete');
  const rule = {
    all: [
      { attribute: { key: 'gender', is: { in: ['女'] } } },
      { attribute: { key: 'wechat_followed', is: { eq: true } } },
    ],
  };
  await showsCountOf(page, rule);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').waitFor();
  await until('the name waits for letters', () =>
    page.getByRole('textbox', { name: 'Name' }).evaluate((element) => element === document.activeElement),
  );
  const key = fresh('keyboard');
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/segments/${key}/edit`);
  const { segment } = await ask<{ segment: { rule: unknown } }>(
    'query ($key: String!) { segment(key: $key) { rule } }',
    { key },
  );
  expect(segment.rule).toEqual(rule);
});

test('a range upside down is marked at its control with a repair, and the last good total stays', async () => {
  const page = await openBuilder(editPath(await makeOwn()));
  await showsCountOf(page, RULE);
  const low = rows(page).nth(2).getByRole('spinbutton').first();
  await low.fill('50');
  await page.locator('.note-fault').waitFor();
  expect(await shownCount(page)).toBe(await countOf(RULE));
  await page.locator('.note-fault button').click();
  const [gender, , group] = RULE.all;
  await showsCountOf(page, { all: [gender, { attribute: { key: 'age', is: { gte: 44, lte: 50 } } }, group] });
});

const AXE_TIME = 180_000;

describe.each<Language>(['zh', 'en'])('in %s axe finds nothing wrong with', (language) => {
  test.each([
    ['the builder', false],
    ['the builder in the dark', true],
  ])(
    '%s',
    async (_face, dark) => {
      const page = await openBuilder(editPath(await makeOwn()), { language, dark });
      await page.locator('.sample td').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
    AXE_TIME,
  );

  test(
    'the empty canvas',
    async () => {
      const page = await openBuilder('/segments/~new', { language });
      await page.locator('.canvas-empty').waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
    AXE_TIME,
  );

  test(
    'the reading view of a phone',
    async () => {
      const key = await makeOwn();
      const page = await open(editPath(key), { language, width: 390, height: 844 });
      await page.locator('.reading-row').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
    AXE_TIME,
  );
});

test('the first load of the builder is at most 500 KB of script, gzip', async () => {
  const browser = await startBrowser();
  const { page } = await newPage(browser);
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url('/segments/~new'));
  await rows(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await browser.close();
  expect(total).toBeLessThanOrEqual(500 * 1_024);
});

test('a sentence stands on one line as long as there is room beside its figures', async () => {
  const key = await makeOwn({
    all: [
      {
        event: {
          name: 'order_completed',
          during: { last: 'P365D' },
          measure: { sum: 'amount' },
          is: { gte: 1_000 },
        },
      },
    ],
  });
  const page = await open(editPath(key));
  const row = rows(page).nth(1);
  const height = async (): Promise<number | undefined> => (await row.boundingBox())?.height;
  await row.waitFor();
  expect(await height()).toBe(36);
  await row.hover();
  expect(await height()).toBe(36);
});
