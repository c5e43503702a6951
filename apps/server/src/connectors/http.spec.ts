import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** The system that is read: what it answers is said by each test. */
let answer: (request: IncomingMessage, response: ServerResponse, url: URL) => void;
let asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
let source: Server;
let base: string;
let server: TestServer;

beforeAll(async () => {
  source = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request, response, new URL(request.url ?? '', base));
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  server = await startTestServer();
});
afterEach(() => {
  asked = [];
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
const people = (prefix: string, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${from + at}` }));

async function connect(settings: object, secret?: string): Promise<string> {
  const { connectors } = server.app.inbound;
  const input = { name: 'x', kind: 'HTTP', source: 'shop', settings, mapping: SIGN_UPS, every: 60, secret } as const;
  return (await connectors.create(input)).key;
}
const run = async (key: string) => {
  await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
  return (await server.app.inbound.connectors.runsOf([key])).get(key)![0]!;
};
/** Connects while all is well, and then runs against what the test says. */
async function runAgainst(settings: object, faulty: typeof answer) {
  const good = answer;
  answer = (_request, response) => json(response, people('first', 0, 1));
  const key = await connect(settings);
  answer = faulty ?? good;
  asked = [];
  return { key, run: await run(key) };
}

describe('paging', () => {
  test('by pages, whatever the totals say', async () => {
    answer = (_request, response, url) => {
      const page = Number(url.searchParams.get('page'));
      json(response, { total: 3, pages: 1, data: page <= 3 ? people('p', page * 10, 2) : [] });
    };
    const key = await connect({
      url: `${base}/people?active=1`,
      items: 'data',
      paging: { kind: 'PAGE', param: 'page', sizeParam: 'per', size: 2 },
    });
    asked = [];
    expect(await run(key)).toMatchObject({ rows: '6', accepted: '6', fault: null });
    expect(asked.map(({ path }) => path)).toEqual([1, 2, 3, 4].map((page) => `/people?active=1&page=${page}&per=2`));
    expect(await run(key)).toMatchObject({ accepted: '0', duplicates: '6' });
  });

  test('by offset, which moves on by what came', async () => {
    answer = (_request, response, url) =>
      json(
        response,
        people('o', 0, 5)
          .slice(Number(url.searchParams.get('skip')))
          .slice(0, 2),
      );
    const key = await connect({ url: `${base}/o`, paging: { kind: 'OFFSET', param: 'skip' } });
    asked = [];
    expect(await run(key)).toMatchObject({ accepted: '5' });
    expect(asked.map(({ path }) => path)).toEqual(['/o?skip=0', '/o?skip=2', '/o?skip=4', '/o?skip=5']);
  });

  test('by cursor', async () => {
    answer = (_request, response, url) => {
      const at = Number(url.searchParams.get('after') ?? 0);
      json(response, { items: people('c', at, 2), meta: { next: at < 4 ? at + 2 : null } });
    };
    const paging = { kind: 'CURSOR', param: 'after', path: 'meta.next' };
    const key = await connect({ url: `${base}/c`, items: 'items', paging });
    expect(await run(key)).toMatchObject({ accepted: '6' });
  });

  test('by the Link header', async () => {
    answer = (_request, response, url) => {
      const page = Number(url.searchParams.get('p') ?? 1);
      const next = page < 3 ? { link: `</l?p=9>; rel="last", </l?p=${page + 1}>; rel="next"` } : undefined;
      json(response, people('l', page * 10, 2), next);
    };
    const key = await connect({ url: `${base}/l`, paging: { kind: 'LINK' } });
    expect(await run(key)).toMatchObject({ accepted: '6' });
  });

  test('only what has changed is asked for, once a run was whole', async () => {
    const changed = (id: string, at: string) => ({ id, changed: at });
    answer = (_request, response) =>
      json(response, [changed('w1', '2026-02-02T00:00:00Z'), changed('w2', '2026-01-01T00:00:00Z')]);
    const key = await connect({ url: `${base}/w`, watermark: { path: 'changed', param: 'since' } });
    await run(key);
    asked = [];
    await run(key);
    expect(asked[0]?.path).toBe('/w?since=2026-02-02T00%3A00%3A00Z');
  });
});

describe('who may ask', () => {
  test.each<[string, object, (headers: IncomingMessage['headers']) => unknown, string]>([
    ['a header', { kind: 'HEADER', name: 'X-Api-Key' }, (headers) => headers['x-api-key'], 'sesame'],
    ['Basic', { kind: 'BASIC', user: 'ann' }, ({ authorization }) => authorization, `Basic ${btoa('ann:sesame')}`],
    ['a bearer', { kind: 'BEARER' }, ({ authorization }) => authorization, 'Bearer sesame'],
  ])('%s', async (_name, auth, of, expected) => {
    answer = (_request, response) => json(response, people('a', 0, 1));
    await connect({ url: `${base}/a`, auth }, 'sesame');
    expect(of(asked[0]!.headers)).toBe(expected);
  });

  test('client credentials of OAuth 2, one token for a run', async () => {
    answer = (request, response, url) => {
      if (url.pathname === '/token') json(response, { access_token: 'fresh', expires_in: 3600 });
      else if (request.headers.authorization !== 'Bearer fresh') response.writeHead(401).end();
      else
        json(
          response,
          people('t', Number(url.searchParams.get('page')) * 10, Number(url.searchParams.get('page')) < 3 ? 1 : 0),
        );
    };
    const auth = { kind: 'OAUTH2', tokenUrl: `${base}/token`, clientId: 'strata', scope: 'read' };
    const key = await connect({ url: `${base}/t`, auth, paging: { kind: 'PAGE', param: 'page' } }, 'sesame');
    asked = [];
    expect(await run(key)).toMatchObject({ accepted: '2', fault: null });
    expect(asked.map(({ path }) => path.split('?')[0])).toEqual(['/token', '/t', '/t', '/t']);
    expect(asked[0]?.headers.authorization).toBe(`Basic ${btoa('strata:sesame')}`);
  });

  test('a token or a redirect with one in it is not quoted in a fault', async () => {
    answer = (_request, response) => response.end('access_token=sesame&token_type=bearer');
    const auth = { kind: 'OAUTH2', tokenUrl: `${base}/token`, clientId: 'ann' };
    const fault = await connect({ url: `${base}/a`, auth }, 'knock').catch((error: Error) => error.message);
    expect(fault).toBe('it answers no JSON');
    answer = (_request, response) => response.writeHead(302, { location: '/x?token=sesame' }).end();
    const other = await connect({ url: `${base}/a` }).catch((error: Error) => error.message);
    expect(other).toBe('it answers 302: it is elsewhere (/x); configure that');
  });

  test('the secret is shown to nobody', async () => {
    answer = (_request, response) => json(response, people('s', 0, 1));
    const key = await connect({ url: `${base}/s`, auth: { kind: 'BEARER' } }, 'sesame');
    expect(JSON.stringify(await server.app.inbound.connectors.get(key))).not.toContain('sesame');
  });
});

describe('a source that misbehaves', () => {
  const PAGES = { kind: 'PAGE', param: 'page' };
  test.each<[string, object, typeof answer, string, number]>([
    ['gives the same page again', PAGES, (_request, response) => json(response, people('r', 0, 2)), 'REPEATS', 2],
    [
      'names the same cursor again',
      { kind: 'CURSOR', param: 'c', path: 'next' },
      (_request, response, url) => json(response, { id: `n${url.searchParams.get('c')}`, next: 'x' }),
      'REPEATS',
      2,
    ],
    [
      'links to another site',
      { kind: 'LINK' },
      (_request, response) => json(response, people('f', 0, 1), { link: '<https://evil.example/>; rel="next"' }),
      'FOREIGN_LINK',
      1,
    ],
    [
      'sends elsewhere',
      PAGES,
      (_request, response) => response.writeHead(302, { location: '/x' }).end(),
      'REDIRECT',
      1,
    ],
    ['knows us no more', PAGES, (_request, response) => response.writeHead(401).end(), 'UNAUTHORIZED', 1],
    ['answers no JSON', PAGES, (_request, response) => response.end('<html>'), 'NO_JSON', 1],
    ['answers what are no objects', PAGES, (_request, response) => json(response, [1, 2]), 'NO_ITEMS', 1],
    [
      'breaks off',
      PAGES,
      (_request, response) => response.writeHead(200).write('[', () => response.destroy()),
      'UNREACHABLE',
      1,
    ],
    ['answers 30 MB', PAGES, (_request, response) => response.end(`["${'x'.repeat(30_000_000)}"]`), 'TOO_LARGE', 1],
    [
      'answers 30 KB that open to 30 MB',
      PAGES,
      (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(`["${'x'.repeat(30_000_000)}"]`)),
      'TOO_LARGE',
      1,
    ],
  ])('%s: the run ends and says so', async (_name, paging, faulty, code, requests) => {
    const { key, run: ended } = await runAgainst({ url: `${base}/bad`, paging }, faulty);
    expect(ended).toMatchObject({ fault: { code } });
    expect(asked).toHaveLength(requests);
    const connector = await server.app.inbound.connectors.get(key);
    expect([connector.failures, connector.caughtUpAt]).toEqual([1, null]);
    const wait = connector.nextRunAt.getTime() - Date.now();
    expect(wait).toBeGreaterThan(30_000);
    expect(wait).toBeLessThan(90_000);
  });

  test('hangs, or sends a byte now and then: it is left in time', async () => {
    for (const hang of [
      () => undefined,
      (response: ServerResponse) => {
        response.writeHead(200).write('[');
        const dripping = setInterval(() => response.write(' '), 100);
        response.once('close', () => clearInterval(dripping));
      },
    ]) {
      const began = Date.now();
      const settings = { url: `${base}/hang`, timeout: 1 };
      const { run: ended } = await runAgainst(settings, (_request, response) => hang(response));
      expect(ended).toMatchObject({ fault: { code: 'TIMEOUT' } });
      expect(Date.now() - began).toBeLessThan(5_000);
    }
  });

  test('is asked again when it says so', async () => {
    const { key } = await runAgainst({ url: `${base}/busy` }, (_request, response) =>
      response.writeHead(429, { 'retry-after': '7200' }).end(),
    );
    const { nextRunAt } = await server.app.inbound.connectors.get(key);
    expect(Math.round((nextRunAt.getTime() - Date.now()) / 1000)).toBeCloseTo(7200, -1);
  });

  test('waits of failures double, and end with a whole run', async () => {
    const { key } = await runAgainst({ url: `${base}/down` }, (_request, response) => response.writeHead(500).end());
    const waits: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      await run(key);
      const { nextRunAt } = await server.app.inbound.connectors.get(key);
      waits.push(Math.round((nextRunAt.getTime() - Date.now()) / 60_000));
    }
    expect(waits).toEqual([2, 4, 8]);
    answer = (_request, response) => json(response, people('up', 0, 1));
    await run(key);
    expect((await server.app.inbound.connectors.get(key)).failures).toBe(0);
  });
});

describe('the schedule', () => {
  test('enqueues those whose time has come, and none that is paused', async () => {
    answer = (_request, response) => json(response, people('due', 0, 1));
    const due = await connect({ url: `${base}/due` });
    const paused = await connect({ url: `${base}/paused` });
    const { connectors, connectorRunner } = server.app.inbound;
    await connectors.change(paused, { paused: true });
    const { database } = server.app;
    await database.query(`DELETE FROM graphile_worker._private_jobs`);
    await database.query(`UPDATE connectors SET next_run_at = now() + interval '1 hour'`);
    await database.query(`UPDATE connectors SET next_run_at = now() - interval '1 second' WHERE key = ANY($1)`, [
      [due, paused],
    ]);
    await connectorRunner.startDue();
    const jobs = await database.query<{ payload: object }>('SELECT payload FROM graphile_worker._private_jobs');
    expect(jobs.map(({ payload }) => payload)).toEqual([{ key: due }]);
    await connectorRunner.run(paused, false, new AbortController().signal);
    expect((await connectors.runsOf([paused])).get(paused)).toEqual([]);
  });
});
