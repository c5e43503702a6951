import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pageSnippet } from '../src/screens/data/sources/snippet';
import { ask, newPage, startBrowser, url } from './browser';
import { fresh, until } from './screen';

/** A shop on another origin than Strata, with the snippet that the app gives. */
let shop: Server;
let shopUrl: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let userId: string;

beforeAll(async () => {
  const made = await ask<{ createWriteKey: { key: string } }>(
    `mutation { createWriteKey(input: { source: "${fresh('shop')}" }) { key } }`,
  );
  const snippet = pageSnippet(new URL(url('/')).origin, made.createWriteKey.key);
  shop = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html><head><title>Shop</title>${snippet}</head><body>Tea</body></html>`);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/tea?utm_campaign=spring&token=hush`;
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => shop.close(resolve));
});
beforeEach(async () => {
  ({ page, context } = await newPage(browser));
  userId = fresh('visitor');
  await page.goto(shopUrl);
  await page.waitForFunction(() => 'flush' in (window as unknown as { strata: object }).strata);
});
afterEach(() => context.close());

const call = (code: string): Promise<unknown> => page.evaluate(`window.strata.${code}`);
const eventsOf = async (id = userId) => {
  const { user } = await ask<{ user: { events: { edges: { node: { name: string; properties: object } }[] } } | null }>(
    'query ($id: String) { user(externalId: $id) { events(first: 20) { edges { node { name properties } } } } }',
    { id },
  );
  return (user?.events.edges ?? []).map(({ node }) => node);
};
const stored = () =>
  page.evaluate(() => ({
    keys: Object.keys(localStorage).length,
    session: sessionStorage.length,
    cookie: document.cookie,
  }));

test('before consent nothing is sent and nothing stored; with it, what follows is, without a cookie', async () => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await call(`identify('${userId}')`);
  await call(`track('cart_added', { product: '龙井' })`);
  await call('flush()');
  expect(sent).toEqual([]);
  expect(await stored()).toEqual({ keys: 0, session: 0, cookie: '' });

  await call(`consent('granted')`);
  await call('page()');
  expect(await call('flush()')).toBe(true);
  expect(await eventsOf()).toEqual([
    {
      name: 'page_viewed',
      properties: { page: '/tea', title: 'Shop', url: `${new URL(shopUrl).origin}/tea`, campaign: 'spring' },
    },
  ]);
  expect((await stored()).cookie).toBe('');
  expect(await context.cookies()).toEqual([]);

  await call(`track('cart_added')`);
  await call(`consent('denied')`);
  expect(await stored()).toEqual({ keys: 0, session: 0, cookie: '' });
  await call(`track('cart_added')`);
  await call('flush()');
  expect(await eventsOf()).toHaveLength(1);
});

test('what happens offline is kept, even over a reload, and arrives once', async () => {
  await call(`consent('granted')`);
  await call(`identify('${userId}')`);
  await call('flush()');
  await page.route('**/v1/collect', (route) => route.abort('internetdisconnected'));
  await call(`track('product_viewed', { product: '龙井' })`);
  expect(await call('flush()')).toBe(false);
  await page.reload();
  await page.waitForFunction(() => 'flush' in (window as unknown as { strata: object }).strata);
  await page.unroute('**/v1/collect');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until('the event is there', async () => (await eventsOf()).some(({ name }) => name === 'product_viewed'));
  await call('flush()');
  expect((await eventsOf()).filter(({ name }) => name === 'product_viewed')).toHaveLength(1);
});

test('a page that is left sends by a beacon, and what is sent again counts once', async () => {
  await call(`consent('granted')`);
  await call(`identify('${userId}')`);
  await call(`track('cart_added', { product: '龙井' })`);
  await page.goto('about:blank');
  await until('the beacon has arrived', async () => (await eventsOf()).length === 1);
  await page.goto(shopUrl);
  await page.waitForFunction(() => 'flush' in (window as unknown as { strata: object }).strata);
  expect(await call('flush()')).toBe(true);
  expect((await eventsOf()).filter(({ name }) => name === 'cart_added')).toHaveLength(1);
});

test('what was done before someone was known is theirs, and what the next one does is not', async () => {
  const second = fresh('visitor');
  await call(`consent('granted')`);
  await call(`track('product_viewed')`);
  await call('flush()');
  await call(`identify('${userId}')`);
  await call(`identify('${second}')`);
  await call(`track('cart_added')`);
  expect(await call('flush()')).toBe(true);
  expect((await eventsOf()).map(({ name }) => name)).toEqual(['product_viewed']);
  expect((await eventsOf(second)).map(({ name }) => name)).toEqual(['cart_added']);
});
