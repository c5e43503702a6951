import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) => {
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const JSON_TYPE = 'application/json; charset=utf-8';
const NDJSON = 'application/x-ndjson';
const lines = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');

test('POST /v1/consents takes consents as the other doors take theirs', async () => {
  const item = { externalId: 'c1', purpose: 'MARKETING', state: 'GRANTED', at: '2026-01-01T00:00:00Z' };
  const items = [item, item, { ...item, purpose: 'SPAM' }, { ...item, stat: 'GRANTED' }, { ...item, externalId: 'C1' }];
  await post('/v1/users', JSON.stringify({ users: [{ externalId: 'c1' }] }), JSON_TYPE);
  const { status, body } = await post('/v1/consents', JSON.stringify({ consents: items }), JSON_TYPE);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    accepted: 1,
    duplicates: 1,
    rejected: [
      { index: 2, code: 'UNKNOWN_PURPOSE' },
      { index: 3, code: 'UNKNOWN_KEY' },
      { index: 4, code: 'UNKNOWN_USER' },
    ],
  });
  expect(await server.app.profiles.byExternalId('C1')).toBeNull();
  expect((await post('/v1/consents', lines([item]), NDJSON)).body).toMatchObject({ accepted: 0, duplicates: 1 });
});

describe('POST /v1/events and /v1/users', () => {
  test('JSON and NDJSON give the same answer for the same items, bad ones among them', async () => {
    const items = (prefix: string) => [
      { messageId: `${prefix}-1`, externalId: 'n1', name: 'seen' },
      { messageId: `${prefix}-1`, externalId: 'n1', name: 'seen' },
      { externalId: 'n2' },
      null,
      'text',
      [],
      { messageId: `${prefix}-2`, externalId: 'n3', name: 'seen', occurredAt: '2026-01-01T00:00:00Z' },
    ];
    const asJson = await post('/v1/events', JSON.stringify({ events: items('json') }), JSON_TYPE);
    const asLines = await post('/v1/events', lines(items('lines')), NDJSON);
    expect(asJson.status).toBe(200);
    expect(asJson.body).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(asJson.body.rejected).toHaveLength(4);
    expect({ ...asLines.body, freshness: '' }).toEqual({ ...asJson.body, freshness: '' });
  });

  test('a line that is no JSON is rejected in its place and the others are taken, over many batches', async () => {
    const good = (i: number) => JSON.stringify({ externalId: `many-${i}`, name: 'many' });
    const text = Array.from({ length: 2500 }, (_, i) => (i === 1700 ? '{"externalId": "half' : good(i))).join('\r\n');
    const { status, body } = await post('/v1/events', `\uFEFF${text}\n`, NDJSON);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      accepted: 2499,
      duplicates: 0,
      rejected: [{ index: 1700, code: 'INVALID_JSON', message: 'not a line of JSON' }],
    });
    const [row] = await server.app.database.query<{ events: number }>(
      `SELECT count(*)::integer AS events FROM events WHERE name = 'many'`,
    );
    expect(row?.events).toBe(2499);
  });

  test('bytes that are not UTF-8 are refused: two ids in another encoding never become one person', async () => {
    const inGbk = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
    const [one, other] = ['{"externalId":"gb-\xC4\xE3"}', '{"externalId":"gb-\xBA\xC3"}'] as const;
    const { body } = await post('/v1/users', inGbk(`${one}\n{"externalId":"gb-ok"}\n${other}`), NDJSON);
    expect(body).toMatchObject({
      accepted: 1,
      rejected: [0, 2].map((index) => ({ index, code: 'INVALID_TEXT', message: 'the line is not UTF-8' })),
    });
    for (const [path, text] of [
      ['/v1/users', `{"users":[${one},${other}]}`],
      ['/graphql', '{"query":"{ users(first: 1, search: \\"\xC4\xE3\\") { totalCount } }"}'],
    ] as const) {
      const refused = await post(path, inGbk(text), 'application/json');
      expect([path, refused.status, refused.body.code]).toEqual([path, 400, 'INVALID_TEXT']);
    }
    const users = await server.app.database.query(`SELECT 1 FROM identities WHERE value LIKE 'gb-%'`);
    expect(users).toHaveLength(1);
  });

  test('users come the same way, and their freshness shows them', async () => {
    await server.app.attributes.define({ key: 'age', type: 'NUMBER' });
    const { body } = await post(
      '/v1/users',
      lines([
        { externalId: 'v1', attributes: { age: 30 } },
        { externalId: 'v2', attributes: { age: '30' } },
      ]),
      NDJSON,
    );
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 1, code: 'WRONG_TYPE' }] });
    const { users } = await server.get<{ users: { totalCount: number } }>(
      'query ($f: String) { users(first: 1, minFreshness: $f, rule: { attribute: { key: "age", is: { eq: 30 } } }) { totalCount } }',
      { f: body.freshness },
    );
    expect(users.totalCount).toBe(1);
  });

  const ok = { externalId: 'k1', name: 'keyed' };
  test.each<[string, string, unknown, string, RegExp]>([
    [
      'a slip in a key',
      'events',
      { ...ok, ocurredAt: '2026-01-01T00:00:00Z' },
      'UNKNOWN_KEY',
      /^ocurredAt: unknown key/,
    ],
    ['the name of what every object has', 'events', JSON.parse('{"__proto__": {}}'), 'UNKNOWN_KEY', /^__proto__: /],
    ['the envelope again', 'events', { events: [ok] }, 'UNKNOWN_KEY', /^events: .* externalId, identity, name/],
    ['null', 'events', null, 'INVALID_ITEM', /got null$/],
    ['a text', 'events', 'text', 'INVALID_ITEM', /got a text$/],
    ['a list', 'users', [], 'INVALID_ITEM', /^expected an object with externalId, .* got a list$/],
    ['a user with properties', 'users', { externalId: 'k1', properties: {} }, 'UNKNOWN_KEY', /^properties: /],
    [
      'a slip in an identity',
      'users',
      {
        externalId: 'k1',
        identities: [
          { kind: 'PHONE', value: '1' },
          { type: 'EMAIL', value: 'x' },
        ],
      },
      'UNKNOWN_KEY',
      /^identities\[1\]\.type: /,
    ],
    [
      'no identity',
      'users',
      { externalId: 'k1', identities: ['138'] },
      'INVALID_ITEM',
      /^identities\[0\]: .* got a text$/,
    ],
  ])('%s is rejected by its path, and no other item', async (_name, list, item, code, message) => {
    const good = { externalId: 'k2', ...(list === 'events' ? { name: 'keyed' } : {}) };
    const expected = { accepted: 2, rejected: [{ index: 1, code, message: expect.stringMatching(message) }] };
    const items = [good, item, good];
    expect((await post(`/v1/${list}`, JSON.stringify({ [list]: items }), JSON_TYPE)).body).toMatchObject(expected);
    expect((await post(`/v1/${list}`, lines(items), NDJSON)).body).toMatchObject(expected);
  });

  test('a key beside the list is refused, and nothing is taken', async () => {
    const event = { externalId: 'beside', name: 'beside' };
    const { status, body } = await post('/v1/events', JSON.stringify({ events: [event], event }), JSON_TYPE);
    expect([status, body.code, body.message]).toEqual([400, 'UNKNOWN_KEY', 'event: unknown key; expected events']);
    expect(await server.app.eventCatalogue.names()).not.toContain('beside');
  });

  test('an empty body is an empty batch as NDJSON, and no JSON', async () => {
    expect((await post('/v1/users', '', NDJSON)).body).toMatchObject({ accepted: 0, rejected: [] });
    expect((await post('/v1/users', '', JSON_TYPE)).status).toBe(400);
  });

  test.each([
    ['half of it', '{"events": ['],
    ['a list without its name', '[]'],
    ['another name', '{"users": []}'],
    ['no list', '{"events": {}}'],
  ])('%s is 400', async (_name, text) => {
    const { status, body } = await post('/v1/events', text, JSON_TYPE);
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('as many items as fit the body are taken, however many transactions that takes', async () => {
    const events = Array.from({ length: 10_500 }, () => ({ externalId: 'many', name: 'very_many' }));
    const { status, body } = await post('/v1/events', JSON.stringify({ events }), JSON_TYPE);
    expect([status, body]).toEqual([200, expect.objectContaining({ accepted: 10_500, rejected: [] })]);
  });

  test('JSON of more than 5 MB is 413 and names NDJSON, which takes the same items', async () => {
    const events = Array.from({ length: 6000 }, () => ({
      externalId: 'wide',
      name: 'wide',
      properties: { text: 'x'.repeat(900) },
    }));
    const { status, body } = await post('/v1/events', JSON.stringify({ events }), JSON_TYPE);
    expect([status, body.code, body.message]).toEqual([413, 'TOO_LARGE', expect.stringContaining(NDJSON)]);
    expect((await post('/v1/events', lines(events), NDJSON)).body).toMatchObject({ accepted: 6000, rejected: [] });
  });

  test('compressed lines are 415, and compressed JSON is read', async () => {
    const event = { externalId: 'zipped', name: 'zipped' };
    const send = async (text: string, type: string) => {
      const headers = { 'content-type': type, 'content-encoding': 'gzip' };
      const response = await fetch(`${server.url}/v1/events`, { method: 'POST', headers, body: gzipSync(text) });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    expect(await send(lines([event]), NDJSON)).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
    expect(await send(JSON.stringify({ events: [event] }), JSON_TYPE)).toMatchObject({
      status: 200,
      body: { accepted: 1 },
    });
  });

  test.each([
    ['lines', 'x\n'.repeat(50_000), NDJSON],
    ['items', `{"events":[${'0,'.repeat(50_000)}0]}`, JSON_TYPE],
  ])('a flood of bad %s is not answered one by one for ever', async (_name, text, type) => {
    const { status, body } = await post('/v1/events', text, type);
    expect([status, body.code]).toEqual([400, 'TOO_MANY_REJECTED']);
    expect((body.rejected as unknown[]).length).toBeLessThan(12_000);
  });
});
