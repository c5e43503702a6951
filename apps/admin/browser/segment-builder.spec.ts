import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { ask, axeViolations, drag, newPage, startBrowser, url } from './browser';
import type { Language } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const RULE = {
  all: [
    { attribute: { key: 'gender', is: { in: ['女'] } } },
    { attribute: { key: 'age', is: { gte: 25, lte: 44 } } },
    { any: [{ tag: { in: ['value'] } }, { event: { name: 'order_completed', during: { last: 'P365D' } } }] },
  ],
};

let made = 0;
/** A segment of the test's own, so that no test needs another's. */
async function makeSegment(rule: object = RULE): Promise<string> {
  const key = `browser_${process.pid}_${(made += 1)}`;
  await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
    input: { key, name: `浏览器 ${made}`, rule },
  });
  return key;
}

const rows = (page: Page): Locator => page.locator('[data-row]');
const countText = async (page: Page): Promise<string> => (await page.locator('[data-count]').textContent()) ?? '';
const exact = (text: string): number => Number(text.replaceAll(',', ''));

async function countOf(rule: object): Promise<number> {
  const { previewRule } = await ask<{ previewRule: { count: number } }>(
    'query ($rule: RuleInput!) { previewRule(rule: $rule) { count } }',
    { rule },
  );
  return previewRule.count;
}

/** Waits until the screen shows the count that the server gives for this rule. */
async function expectCount(page: Page, rule: object): Promise<void> {
  const wanted = await countOf(rule);
  await waitFor(async () => exact(await countText(page)) === wanted, `the count is ${wanted}`);
}

async function waitFor(condition: () => Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`in vain: ${what}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}

async function openBuilder(
  key: string,
  options: { language?: Language; width?: number; height?: number; dark?: boolean } = {},
): Promise<Page> {
  const { page } = await newPage(browser, options);
  await page.goto(url(key === 'new' ? '/segments/new' : `/segments/${key}/edit`));
  await rows(page).first().waitFor();
  return page;
}

test('a condition dragged out of the palette stands where it was dropped, and the number moves', async () => {
  const page = await openBuilder(await makeSegment());
  await expectCount(page, RULE);
  const item = page.locator('[data-palette="attribute marketing_opt_in"]').last();
  await item.scrollIntoViewIfNeeded();
  await drag(page, item, rows(page).nth(1), 'lower');
  await waitFor(async () => (await rows(page).count()) === 7, 'there is one row more');
  const [gender, ...rest] = RULE.all;
  await expectCount(page, { all: [gender, { attribute: { key: 'marketing_opt_in', is: { eq: true } } }, ...rest] });
  await page.context().close();
});

test('a row dragged from one group into another belongs to the other', async () => {
  const page = await openBuilder(await makeSegment());
  await expectCount(page, RULE);
  await rows(page).nth(1).hover();
  await drag(page, rows(page).nth(1).locator('.row-handle'), rows(page).nth(4), 'lower');
  const [gender, age, group] = RULE.all;
  const [first, ...others] = (group as { any: object[] }).any;
  await expectCount(page, { all: [age, { any: [first, gender, ...others] }] });
  await page.context().close();
});

test('what is undone is as it was, and what is redone as it became', async () => {
  const page = await openBuilder(await makeSegment());
  await expectCount(page, RULE);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await expectCount(page, { all: RULE.all.slice(1) });
  await page.keyboard.press('Control+z');
  await expectCount(page, RULE);
  await page.keyboard.press('Control+Shift+z');
  await expectCount(page, { all: RULE.all.slice(1) });
  await page.context().close();
});

test('a segment is composed, counted and created with the keyboard alone', async () => {
  const page = await openBuilder('new', { language: 'en' });
  await page.keyboard.press('/');
  await page.keyboard.type('gender');
  await page.keyboard.press('Enter');
  await waitFor(async () => (await rows(page).count()) === 2, 'the condition is in');
  await page.keyboard.press('Control+g');
  await waitFor(async () => (await rows(page).count()) === 3, 'the condition is in a group of its own');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('wechat');
  await page.keyboard.press('Enter');
  await waitFor(async () => (await rows(page).count()) === 4, 'the second condition is in');
  const group = rows(page).nth(1);
  await group.focus();
  await page.keyboard.press('Delete');
  const rule = {
    all: [
      { attribute: { key: 'gender', is: { in: ['女'] } } },
      { attribute: { key: 'wechat_followed', is: { eq: true } } },
    ],
  };
  await expectCount(page, rule);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').waitFor();
  await waitFor(
    () => page.getByRole('textbox', { name: 'Name' }).evaluate((element) => element === document.activeElement),
    'the name waits for letters',
  );
  const key = `keyboard_${process.pid}`;
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/segments/${key}/edit`);
  const { segment } = await ask<{ segment: { rule: unknown } }>(
    'query ($key: String!) { segment(key: $key) { rule } }',
    { key },
  );
  expect(segment.rule).toEqual(rule);
  await page.context().close();
});

test('an edit of a live segment shows who moves, and publishing makes a version of it', async () => {
  const key = await makeSegment();
  const page = await openBuilder(key, { language: 'en' });
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await expectCount(page, { all: RULE.all.slice(1) });
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/would enter/).waitFor();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('v2 live').waitFor();
  const { segment } = await ask<{ segment: { version: number; rule: unknown; draft: unknown } }>(
    'query ($key: String!) { segment(key: $key) { version rule draft } }',
    { key },
  );
  expect(segment).toEqual({ version: 2, rule: { all: RULE.all.slice(1) }, draft: null });
  await page.context().close();
});

test('a condition that is switched off stays in the draft over a reload, and is not counted', async () => {
  const key = await makeSegment();
  const page = await openBuilder(key);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Space');
  await expectCount(page, { all: RULE.all.slice(1) });
  await waitFor(async () => {
    const { segment } = await ask<{ segment: { draft: unknown } }>(
      'query ($key: String!) { segment(key: $key) { draft } }',
      { key },
    );
    return segment.draft !== null;
  }, 'the server keeps the draft');
  await page.reload();
  await rows(page).first().waitFor();
  expect(await rows(page).nth(1).getAttribute('class')).toContain('row-off');
  await expectCount(page, { all: RULE.all.slice(1) });
  await page.context().close();
});

test('a range upside down is marked at its control with a repair, and the last good total stays', async () => {
  const page = await openBuilder(await makeSegment());
  await expectCount(page, RULE);
  const low = rows(page).nth(2).getByRole('spinbutton').first();
  await low.fill('50');
  await page.locator('.note-fault').waitFor();
  expect(exact(await countText(page))).toBe(await countOf(RULE));
  await page.locator('.note-fault button').click();
  const [gender, , group] = RULE.all;
  await expectCount(page, { all: [gender, { attribute: { key: 'age', is: { gte: 44, lte: 50 } } }, group] });
  await page.context().close();
});

const AXE_TIME = 180_000;

describe.each<Language>(['zh', 'en'])('in %s axe finds nothing wrong with', (language) => {
  test.each([
    ['the builder', false],
    ['the builder in the dark', true],
  ])(
    '%s',
    async (_face, dark) => {
      const page = await openBuilder(await makeSegment(), { language, dark });
      await page.locator('.sample td').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    },
    AXE_TIME,
  );

  test(
    'the empty canvas',
    async () => {
      const page = await openBuilder('new', { language });
      await page.locator('.canvas-empty').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    },
    AXE_TIME,
  );

  test(
    'the reading view of a phone',
    async () => {
      const key = await makeSegment();
      const { page } = await newPage(browser, { language, width: 390, height: 844 });
      await page.goto(url(`/segments/${key}/edit`));
      await page.locator('.reading-row').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    },
    AXE_TIME,
  );
});

test('the first load of the builder is at most 500 KB of script, gzip', async () => {
  const { page, context } = await newPage(browser);
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url('/segments/new'));
  await rows(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThanOrEqual(500 * 1_024);
  await context.close();
});
