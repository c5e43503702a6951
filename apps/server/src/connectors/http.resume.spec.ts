import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** The system that is read: what it answers is said by each test. */
let answer: (response: ServerResponse, url: URL) => void;
/** What came over it: the next requests meet it one by one, and then all is well. */
let faults: ((response: ServerResponse, url: URL) => boolean)[] = [];
let asked: string[] = [];
let source: Server;
let base: string;
let server: TestServer;

beforeAll(async () => {
  source = createServer((request, response) => {
    const url = new URL(request.url ?? '', base);
    asked.push(`${url.pathname}${url.search}`);
    const fault = faults.findIndex((hits) => hits(response, url));
    if (fault >= 0) faults.splice(fault, 1);
    else answer(response, url);
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  server = await startTestServer();
});
beforeEach(() => {
  asked = [];
  faults = [];
});
afterAll(async () => {
  source.closeAllConnections();
  await new Promise((resolve) => source.close(resolve));
  await server.close();
});

const SIGN_UPS = { kind: 'events', name: 'signed_up', fields: [{ source: 'id', target: 'externalId' }] };
const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
};
const PAGE = { kind: 'PAGE', param: 'page' };
const OFFSET = { kind: 'OFFSET', param: 'from' };
const CURSOR = { kind: 'CURSOR', param: 'after', path: 'next' };
const LINK = { kind: 'LINK' };
const ITEMS = { items: 'data' };

let made = 0;
/** People of a test of its own, as many as wanted. */
const crowd = (count: number): { id: string }[] => {
  made += 1;
  return Array.from({ length: count }, (_, at) => ({ id: `r${made}-${at}` }));
};
/** Two at a time, by each of the four ways. */
const paged =
  (people: readonly object[]): typeof answer =>
  (response, { pathname, searchParams }) => {
    const page = searchParams.get('page');
    const from = page ? (Number(page) - 1) * 2 : Number(searchParams.get('from') ?? searchParams.get('after') ?? 0);
    const next = from + 2 < people.length ? from + 2 : null;
    const link = next === null ? undefined : { link: `<${pathname}?after=${next}>; rel="next"` };
    json(response, { data: people.slice(from, from + 2), next }, link);
  };
/** The first request for it does not go well. */
const at =
  (query: string, fault: (response: ServerResponse) => void) =>
  (response: ServerResponse, { search }: URL): boolean => {
    if (search !== query) return false;
    fault(response);
    return true;
  };
const broken = (response: ServerResponse): void => void response.writeHead(500).end();

async function connect(settings: object): Promise<string> {
  const { connectors } = server.app.inbound;
  const input = { name: 'x', kind: 'HTTP', source: 'shop', settings, mapping: SIGN_UPS, every: 60 } as const;
  const { key } = await connectors.create(input);
  asked = [];
  return key;
}
const run = async (key: string) => {
  await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
  const [newest] = (await server.app.inbound.connectors.runsOf([key])).get(key)!;
  const { rows, accepted, duplicates, fault } = newest!;
  return { rows: Number(rows), accepted: Number(accepted), duplicates: Number(duplicates), fault: fault?.code };
};
const WHOLE = { duplicates: 0, fault: undefined };

describe('a run that was interrupted', () => {
  test.each<[string, object, string, string, (response: ServerResponse) => void]>([
    ['pages that are counted', PAGE, '?page=4', 'REFUSED', broken],
    ['an offset', OFFSET, '?from=6', 'REFUSED', broken],
    ['a cursor', CURSOR, '?after=6', 'REFUSED', broken],
    ['the Link header', LINK, '?after=6', 'REFUSED', broken],
    ['too many requests', CURSOR, '?after=6', 'BUSY', (response) => response.writeHead(429).end()],
    ['an answer that never comes', CURSOR, '?after=6', 'TIMEOUT', () => undefined],
    ['half an answer', LINK, '?after=6', 'UNREACHABLE', (response) => response.write('[', () => response.destroy())],
    ['a page of something else', PAGE, '?page=4', 'NO_JSON', (response) => response.end('<html>')],
  ])('by %s goes on behind its last page', async (_name, paging, query, code, fault) => {
    answer = paged(crowd(11));
    const key = await connect({ url: `${base}/go`, paging, ...ITEMS, timeout: 3 });
    faults = [at(query, fault)];
    expect(await run(key)).toMatchObject({ rows: 6, accepted: 6, fault: code });
    expect((await server.app.inbound.connectors.get(key)).caughtUpAt).toBeNull();
    const [third] = asked.slice(-2);
    asked = [];
    expect(await run(key)).toEqual({ rows: 5, accepted: 5, ...WHOLE });
    // The last page once more, and what comes after it.
    expect(asked.slice(0, 2)).toEqual([third, `/go${query}`]);
    expect(await run(key)).toMatchObject({ rows: 11, accepted: 0, duplicates: 11 });
  });

  test('takes what has changed on its last page meanwhile, and what came onto it because others went', async () => {
    const people = crowd(11);
    answer = paged(people);
    const key = await connect({ url: `${base}/moved`, paging: OFFSET, ...ITEMS });
    faults = [at('?from=6', broken)];
    await run(key);
    // The seventh takes the place of the sixth, and nobody asks for it there.
    people.shift();
    expect(await run(key)).toEqual({ rows: 6, accepted: 5, duplicates: 1, fault: undefined });
  });

  test.each<[string, typeof paged]>([
    ['has moved away', (people) => paged(people.slice(5))],
    [
      'is empty',
      (people) => {
        faults = [at('?page=3', (response) => json(response, { data: [] }))];
        return paged(people);
      },
    ],
  ])('begins again where its last page %s', async (_name, later) => {
    const people = crowd(11);
    answer = paged(people);
    const key = await connect({ url: `${base}/away`, paging: PAGE, ...ITEMS });
    faults = [at('?page=4', broken)];
    await run(key);
    answer = later(people);
    asked = [];
    expect(await run(key)).toMatchObject({ fault: undefined });
    expect(asked.slice(0, 2)).toEqual(['/away?page=3', '/away?page=1']);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['a cursor that expired', (response) => response.writeHead(410).end()],
    ['a cursor that is unknown now', (response) => json(response, { error: 'unknown' })],
    ['a cursor with nothing behind it', (response) => json(response, { data: [] })],
    ['a cursor that leads to the first page', (response) => json(response, { data: [{ id: 'r-first' }], next: 2 })],
  ])('begins again at %s, and loses nothing', async (_name, expired) => {
    answer = paged(crowd(11));
    const key = await connect({ url: `${base}/expired`, paging: CURSOR, ...ITEMS });
    faults = [at('?after=6', broken)];
    await run(key);
    faults = [at('?after=4', expired)];
    asked = [];
    expect(await run(key)).toEqual({ rows: 11, accepted: 5, duplicates: 6, fault: undefined });
    expect(asked.slice(0, 2)).toEqual(['/expired?after=4', '/expired']);
  });

  test('is asked who it is where it stands: that is no reason to begin again', async () => {
    answer = paged(crowd(6));
    const key = await connect({ url: `${base}/who`, paging: CURSOR, ...ITEMS });
    faults = [at('?after=4', broken)];
    await run(key);
    faults = [at('?after=2', (response) => response.writeHead(401).end())];
    expect(await run(key)).toMatchObject({ rows: 0, fault: 'UNAUTHORIZED' });
    expect(await run(key)).toEqual({ rows: 2, accepted: 2, ...WHOLE });
  });

  test('is of the settings that it had: with others it begins anew', async () => {
    const people = crowd(6);
    answer = paged(people);
    const key = await connect({ url: `${base}/other`, paging: CURSOR, ...ITEMS });
    faults = [at('?after=4', broken)];
    await run(key);
    await server.app.inbound.connectors.change(key, {
      settings: { url: `${base}/elsewhere`, paging: CURSOR, ...ITEMS },
    });
    asked = [];
    expect(await run(key)).toMatchObject({ rows: 6 });
    expect(asked[0]).toBe('/elsewhere');
  });
});

describe('a source that goes in circles is found', () => {
  const circle = (people: readonly object[], from: number, back: number): typeof answer => {
    return (response, { searchParams }) => {
      const place = Number(searchParams.get('after') ?? searchParams.get('page') ?? 0);
      const next = place === from ? back : place + 1;
      json(response, { data: people.slice(place, place + 1), next }, { link: `<?after=${next}>; rel="next"` });
    };
  };

  test.each<[string, object, number, number]>([
    ['a cursor that leads back', CURSOR, 9, 3],
    ['a cursor that leads to itself', CURSOR, 5, 5],
    ['a link that leads back', LINK, 9, 3],
    ['a link that leads to itself', LINK, 5, 5],
  ])('%s', async (_name, paging, from, back) => {
    const people = crowd(12);
    answer = circle(people, from, back);
    const key = await connect({ url: `${base}/circle`, paging, ...ITEMS });
    expect(await run(key)).toMatchObject({ accepted: from + 1, fault: 'REPEATS' });
    expect(asked.length).toBeLessThanOrEqual(3 * (from + 1));
    // Interrupted on its way, it is found as well.
    faults = [at('?after=4', broken)];
    expect(await run(key)).toMatchObject({ fault: 'REFUSED' });
    expect(await run(key)).toMatchObject({ fault: 'REPEATS' });
    // Once it is mended, all of it is read.
    answer = circle(people, 11, 12);
    expect(await run(key)).toMatchObject({ accepted: 11 - from, fault: undefined });
  });

  test('pages beyond the last that are the last again', async () => {
    const people = crowd(7);
    answer = (response, { searchParams }) =>
      json(response, { data: people.slice(Math.min(Number(searchParams.get('page')), 7) - 1).slice(0, 1) });
    const key = await connect({ url: `${base}/last`, paging: PAGE, ...ITEMS });
    expect(await run(key)).toMatchObject({ accepted: 7, fault: 'REPEATS' });
    expect(asked).toHaveLength(8);
  });

  test('a page that came twice by accident: the next run reads all, and nothing twice', async () => {
    const people = crowd(10);
    answer = paged(people);
    const key = await connect({ url: `${base}/twice`, paging: PAGE, ...ITEMS });
    faults = [at('?page=4', (response) => json(response, { data: people.slice(4, 6) }))];
    expect(await run(key)).toMatchObject({ accepted: 6, fault: 'REPEATS' });
    expect(await run(key)).toEqual({ rows: 10, accepted: 4, duplicates: 6, fault: undefined });
  });
});

describe('what has changed', () => {
  const WATERMARK = { path: 'changed', param: 'since' };

  test('is asked for by the time of the last whole run, over an interruption', async () => {
    const [first, second, third] = crowd(3).map(({ id }, month) => ({
      id,
      changed: `2024-0${3 - month}-01T00:00:00Z`,
    }));
    answer = (response, { searchParams }) => {
      const place = Number(searchParams.get('after') ?? 0);
      json(response, { data: [first, second, third].slice(place, place + 1), next: place < 2 ? place + 1 : null });
    };
    const key = await connect({ url: `${base}/since`, paging: CURSOR, ...ITEMS, watermark: WATERMARK });
    faults = [at('?after=2', broken)];
    expect(await run(key)).toMatchObject({ accepted: 2, fault: 'REFUSED' });
    expect(await run(key)).toMatchObject({ accepted: 1, fault: undefined });
    asked = [];
    await run(key);
    // The latest was on the first page, before the interruption.
    expect(asked[0]).toBe('/since?since=2024-03-01T00%3A00%3A00Z');
  });

  test('while the run was under way is asked for again: what changed before it on a page that was read is not lost', async () => {
    const [one, two] = crowd(2);
    const clock = '2024-05-01T12:00:00Z';
    answer = (response, { searchParams }) => {
      const data = [
        { ...one, changed: '2024-05-01T11:59:00Z' },
        { ...two, changed: '2024-05-01T12:07:00Z' },
      ].slice(Number(searchParams.get('after') ?? 0));
      json(
        response,
        { data: data.slice(0, 1), next: data.length > 1 ? 1 : null },
        { date: new Date(clock).toUTCString() },
      );
    };
    const key = await connect({ url: `${base}/during`, paging: CURSOR, ...ITEMS, watermark: WATERMARK });
    await run(key);
    asked = [];
    await run(key);
    expect(asked[0]).toBe('/during?since=2024-05-01T11%3A59%3A00Z');
  });
});
