import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Response } from 'undici';
import { Outgoing } from '../../outgoing/outgoing.js';
import { httpPuller } from './http.js';
import { readHttpSettings } from './http-settings.js';
import type { Cursor } from './puller.js';

const outgoing = new Outgoing();
const url = 'http://source.example/';
const PAGES = 10_200;
let asked = 0;
/** Where the cursor of a page leads. */
let nextOf: (page: number) => number | null;
/** A source of one item a page. */
beforeEach(() => {
  jest.spyOn(outgoing, 'fetch').mockImplementation((address) => {
    asked += 1;
    const page = Number(new URL(address).searchParams.get('page') ?? 0);
    return Promise.resolve(Response.json({ data: [{ id: page }], next: nextOf(page) }));
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const puller = () =>
  httpPuller(
    readHttpSettings({ url, items: 'data', paging: { kind: 'CURSOR', param: 'page', path: 'next' } }),
    undefined,
    outgoing,
  );

test('more than 10,000 pages are read to their end, and what is kept between two of them does not grow', async () => {
  nextOf = (page) => (page < PAGES - 1 ? page + 1 : null);
  let pages = 0;
  let cursor: Cursor | null = null;
  let longest = 0;
  for await (const page of puller().pages(null, new AbortController().signal)) {
    pages += page.records.length;
    cursor = page.cursor;
    longest = Math.max(longest, JSON.stringify(cursor).length);
  }
  expect([pages, JSON.stringify(cursor)]).toEqual([PAGES, '{}']);
  expect(longest).toBeLessThan(600);
});

test('a circle is found after at most three times its pages, however late it begins and in how many runs it is read', async () => {
  for (const [last, back] of [
    [0, 0],
    [40, 39],
    [40, 1],
    [63, 0],
    [64, 33],
  ] as const) {
    nextOf = (page) => (page === last ? back : page + 1);
    asked = 0;
    let cursor: Cursor | null = null;
    let runs = 0;
    let fault: unknown;
    while (fault === undefined) {
      runs += 1;
      let taken = 0;
      try {
        for await (const page of puller().pages(cursor, new AbortController().signal)) {
          ({ cursor } = page);
          // Killed after seven pages.
          if ((taken += 1) === 7) break;
        }
      } catch (error) {
        fault = error;
      }
    }
    expect(fault).toMatchObject({ code: 'REPEATS' });
    // Each run asks for the last page of the one before it once more.
    expect(asked - runs).toBeLessThanOrEqual(3 * (last + 1));
  }
});
