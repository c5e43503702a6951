import { createStrata } from './browser.js';
import type { BrowserOptions, Strata } from './browser.js';

/**
 * `/sdk.js`: what the snippet loads. It reads its settings from its own tag, takes the place of the snippet's stub and
 * does what was called while it was on its way.
 */
type Call = { [Method in keyof Strata]: [Method, Parameters<Strata[Method]>] }[keyof Strata];
const page = window as { strata?: Partial<Strata> & { calls?: Call[] } };
const tag = document.currentScript as HTMLScriptElement | null;

if (tag?.dataset['key']) {
  const consent = tag.dataset['consent'] as BrowserOptions['consent'];
  const strata = createStrata({
    writeKey: tag.dataset['key'],
    url: tag.dataset['url'] ?? new URL(tag.src).origin,
    ...(consent && { consent }),
  });
  const calls = page.strata?.calls ?? [];
  page.strata = strata;
  for (const [method, values] of calls) (strata[method] as (...values: unknown[]) => unknown)(...values);
}
