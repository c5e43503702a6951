import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { Caller } from '../caller.js';
import { startTestServer, TestSocket } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let caller: Caller;
let callers = 0;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ callerOf: () => caller });
});
afterAll(() => server.close());
beforeEach(() => {
  caller = { subject: `key ${++callers}`, authenticated: true };
});

interface Cost {
  extensions: { cost: { requested: number; limit: number; remaining?: number } };
}
const ask = async (query: string) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as Cost & { errors?: { extensions: Record<string, unknown> }[] };
  return { status: response.status, retryAfter: Number(response.headers.get('retry-after')), ...answer };
};
const LOOK_UP = '{ user(id: 1) { id } }';

describe('what an operation costs', () => {
  test('every answer tells it, over a socket too', async () => {
    const cost = { requested: 5, limit: 1000 };
    expect((await ask(LOOK_UP)).extensions).toEqual({ cost });
    expect((await ask('{ users(first: 0) { totalCount } }')).extensions.cost.requested).toBeGreaterThan(0);
    const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: TestSocket });
    const { value } = (await client.iterate({ query: LOOK_UP }).next()) as { value: Cost };
    expect(value.extensions).toEqual({ cost });
    await client.dispose();
  });

  test('is taken off what a key may spend in a minute, and refused beyond it, until the minute is over', async () => {
    // Ten for each request that the key may make.
    caller = { ...caller, ratePerMinute: 3 };
    const breakdown = '{ previewRule(rule: { everyone: true }) { count } users(first: 1) { totalCount } }';
    const first = await ask(breakdown);
    expect([first.status, first.extensions.cost.remaining]).toEqual([200, 30 - first.extensions.cost.requested]);
    const refused = await ask(breakdown);
    expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect(refused.retryAfter).toBeLessThanOrEqual(60);

    caller = { ...caller, subject: 'another' };
    expect((await ask(breakdown)).status).toBe(200);
  });

  test('has no end for who has no limit', async () => {
    for (let i = 0; i < 5; i++) expect((await ask(LOOK_UP)).extensions.cost).not.toHaveProperty('remaining');
  });
});

describe('how often one may ask', () => {
  test.each([
    ['POST', '/graphql'],
    ['POST', '/v1/events'],
    ['GET', '/v1/segments/any/members'],
    ['GET', '/v1/imports/1'],
    ['POST', '/v1/imports'],
    ['GET', '/v1/users/1/export.json'],
    ['GET', '/v1/inference-tables/IP'],
  ])('beyond it every door says when to come again: %s %s', async (method, path) => {
    caller = { ...caller, ratePerMinute: 2 };
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      const response = await fetch(`${server.url}${path}`, { method });
      statuses.push(response.status);
      if (i < 2) continue;
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ code: 'RATE_LIMITED' });
    }
    expect(statuses[2]).toBe(429);
    expect(statuses.slice(0, 2)).not.toContain(429);
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
    try {
      expect((await fetch(`${server.url}${path}`, { method })).status).not.toBe(429);
    } finally {
      now.mockRestore();
    }
  });

  test('wrong keys of one address are counted at every door', async () => {
    const other = await startTestServer({ apiKey: 'right' });
    try {
      const ask = (path: string, key: string) =>
        fetch(`${other.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
      const statuses = new Set<number>();
      for (let i = 0; i < 302; i++) statuses.add((await ask(i % 2 === 0 ? '/graphql' : '/v1/events', 'wrong')).status);
      expect([...statuses]).toEqual([401, 429]);
      expect((await ask('/v1/events', 'right')).status).toBe(415);
    } finally {
      await other.close();
    }
  });

  test('health and the app’s files are not counted', async () => {
    caller = { ...caller, ratePerMinute: 1 };
    for (let i = 0; i < 3; i++) expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('who is known', () => {
  test('is told what a misspelt name might have meant, and may ask for the schema', async () => {
    const { errors } = await server.ask('{ workspac { name } }');
    expect(errors?.[0]?.message).toMatch(/Did you mean "workspace"\?/);
    expect(await server.get('{ __type(name: "User") { name } }')).toEqual({ __type: { name: 'User' } });
  });
});
