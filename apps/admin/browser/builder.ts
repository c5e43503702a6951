import type { Locator, Page } from 'playwright-core';
import { ask } from './browser';
import { countOf, figure, makeSegment, until } from './screen';

/** Two attributes, and a group of two: enough to move rows into and out of. */
export const RULE = {
  all: [
    { attribute: { key: 'gender', is: { in: ['女'] } } },
    { attribute: { key: 'age', is: { gte: 25, lte: 44 } } },
    { any: [{ tag: { in: ['value'] } }, { event: { name: 'order_completed', during: { last: 'P365D' } } }] },
  ],
};

/** A segment of the test's own, so that no test needs another's. */
export const makeOwn = (rule: object = RULE): Promise<string> => makeSegment(rule, '浏览器');

export const editPath = (key: string): string => `/segments/${key}/edit`;
export const rows = (page: Page): Locator => page.locator('[data-row]');
export const shownCount = async (page: Page): Promise<number> =>
  figure(await page.locator('[data-count]').textContent());

/** Waits until the screen shows the count that the server gives for this rule. */
export async function showsCountOf(page: Page, rule: object): Promise<void> {
  const wanted = await countOf(rule);
  await until(`the count is ${wanted}`, async () => (await shownCount(page)) === wanted);
}

export async function draftOf(key: string): Promise<unknown> {
  const { segment } = await ask<{ segment: { draft: unknown } }>(
    'query ($key: String!) { segment(key: $key) { draft } }',
    { key },
  );
  return segment.draft;
}
