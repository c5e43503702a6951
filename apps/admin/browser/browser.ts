import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

export type Language = 'zh' | 'en';

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const WIDE = { width: 1440, height: 900 };

/** A real Chromium from npm alone: it needs no system packages, and runs as any user. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process, which it is packed for, closing one page closes them all.
    args: [
      ...chromium.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote'),
      '--no-sandbox',
    ],
    headless: true,
  });
}

export const url = (path: string): string => `${process.env['STRATA_BROWSER_URL'] ?? ''}${path}`;

/** What tests show beside the screen; the screens themselves are signed in by the demo. */
export const KEY = { authorization: 'Bearer the-key-of-browser-tests' };

export interface PageOptions {
  language?: Language;
  width?: number;
  height?: number;
  dark?: boolean;
  timeZone?: string;
}

/** A page of its own, as a new visitor has it: no storage, no cache. */
export async function newPage(
  browser: Browser,
  options: PageOptions = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const {
    language = 'zh',
    width = WIDE.width,
    height = WIDE.height,
    dark = false,
    timeZone = 'Asia/Shanghai',
  } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: LOCALE[language],
    timezoneId: timeZone,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  return { page, context };
}

/** What axe finds wrong, as short texts that name the rule and the element. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Drags by the mouse as a hand does: press, move off, travel, arrive, rest, let go. */
export async function drag(page: Page, from: Locator, to: Locator, place: 'upper' | 'lower'): Promise<void> {
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (!start || !end) throw new Error('what is dragged, or where to, is not on the screen');
  const target = { x: end.x + Math.min(200, end.width / 2), y: place === 'upper' ? end.y + 5 : end.y + end.height - 5 };
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 12, start.y + start.height / 2 + 8, { steps: 4 });
  await page.mouse.move(target.x, target.y, { steps: 8 });
  await page.mouse.move(target.x + 2, target.y, { steps: 2 });
  await page.mouse.up();
}

/** Asks the server itself, beside the screen. */
export async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const answer = await fetch(url('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...KEY },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}
