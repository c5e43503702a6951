import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { ask, axeViolations, newPage, startBrowser, url } from './browser';
import type { Language, PageOptions } from './browser';

type Open = (path: string, options?: PageOptions) => Promise<Page>;

/**
 * A browser for the tests of one file. Each page is a new visitor's, English unless told, and closed after its test, which fails
 * where anything on it was against the policy of its server.
 */
export function visitor(): Open {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let violations: string[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = violations;
    violations = [];
    expect(found).toEqual([]);
  });
  afterAll(() => browser.close());
  return async (path, options = {}) => {
    const { page, context } = await newPage(browser, { language: 'en', ...options });
    contexts.push(context);
    context.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(url(path));
    return page;
  };
}

const PHONE = { width: 390, height: 844 };

/** Elements to press that a finger would miss: lower than 44 px, and not within a row, label or field that is high enough. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main a, main button, main input, main [role=tab]')].flatMap((element) => {
      if (element.closest('p, [aria-hidden=true]')) return [];
      const field = element.closest('tbody tr, label, .ant-select, .ant-input-affix-wrapper, .ant-tabs-tab') ?? element;
      const { width, height } = field.getBoundingClientRect();
      const shown = width > 0 && element.checkVisibility({ visibilityProperty: true });
      return shown && height < 44 ? [`${element.outerHTML.slice(0, 120)} is ${height} high`] : [];
    }),
  );

/** What makes the page wider than the screen: the innermost elements that reach beyond it, where anything does. */
const wider = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const bodies = [document.documentElement, ...document.querySelectorAll('.page-body')];
    const wide = bodies.filter((body) => body.scrollWidth > body.clientWidth);
    if (wide.length === 0) return [];
    const beyond = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth && element.checkVisibility(),
    );
    const innermost = beyond.filter((element) => ![...element.children].some((child) => beyond.includes(child)));
    return [...wide, ...innermost.slice(0, 10)].map(
      (element) => `${element.scrollWidth} wide: ${element.outerHTML.slice(0, 300)}`,
    );
  });

/** The promises that every screen makes, in both languages, wide and narrow, light and dark; and when the server is away. */
export function keepsPromisesOfEveryScreen(open: Open, path: string, full: (page: Page) => Locator): void {
  describe.each<Language>(['zh', 'en'])('in %s', (language) => {
    test('axe finds nothing wrong on a wide screen', async () => {
      const page = await open(path, { language, dark: language === 'en' });
      await full(page).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await axeViolations(page)).toEqual([]);
    });

    test('nor on a phone, where nothing is wider than the screen or too small for a finger', async () => {
      const page = await open(path, { language, dark: language === 'zh', ...PHONE });
      await full(page).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await wider(page)).toEqual([]);
      expect(await tooSmall(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  test('when the server cannot be reached it says so, and shows all once it can', async () => {
    const page = await open('/nowhere');
    await page.route('**/graphql', (route) => route.abort());
    await page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await page.getByText('What was saved is safe').first().waitFor();
    await page.unroute('**/graphql');
    await page.locator('main').getByRole('button', { name: 'Retry' }).first().click();
    await full(page).first().waitFor();
  });
}

/** Waits until it is so, or fails with what was hoped for. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}

/** The first whole number in a text such as "10,429 · as of 13:07:46". */
export const figure = (text: string | null): number => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

export async function countOf(rule: object): Promise<number> {
  const { previewRule } = await ask<{ previewRule: { count: number } }>(
    'query ($rule: RuleInput!) { previewRule(rule: $rule) { count } }',
    { rule },
  );
  return previewRule.count;
}

export const crowdPath = (rule: object): string => `/users?rule=${encodeURIComponent(JSON.stringify(rule))}`;

/** Waits until the list of users says that they are so many. */
export const showsPeople = (page: Page, count: number): Promise<void> =>
  until(`${count} people are listed`, async () => figure(await page.locator('.page-aside').textContent()) === count);

/** A key that no other test has. */
export const fresh = (prefix: string): string => `${prefix}_${randomUUID().slice(0, 8)}`;

export async function makeSegment(rule: object, name = 'A segment of a test'): Promise<string> {
  const key = fresh('screens');
  await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
    input: { key, name, rule },
  });
  return key;
}

export async function makeTag(key = fresh('screens')): Promise<string> {
  await ask('mutation ($input: CreateTagInput!) { createTag(input: $input) { key } }', {
    input: { key, name: key, class: 'BASIC' },
  });
  return key;
}
