import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { signedIn } from '../testing/signed-in.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
let writeKey: string;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.attributes.define({ key: 'colour', type: 'TEXT' });
  writeKey = await newKey('shop');
});
afterAll(() => server.close());

const newKey = async (source: string): Promise<string> => {
  const { database, inbound } = server.app;
  return (await database.transaction((transaction) => inbound.writeKeys.create(source, transaction))).key;
};

const FOREIGN = { origin: 'https://shop.example', host: 'localhost' };
const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/v1/collect`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...FOREIGN, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, answer: (await response.json()) as object };
};
const now = (): string => new Date().toISOString();
let ids = 0;
const track = (more: object) => ({ messageId: `m${++ids}`, type: 'track', userId: 'u', name: 'paged', ...more });
const send = (batch: unknown[], more: object = {}) => post({ writeKey, sentAt: now(), batch, ...more });

const valuesOf = async (externalId: string): Promise<object> => {
  const { user } = await server.get<{ user: { attributes: { attribute: { key: string }; value: unknown }[] } }>(
    `{ user(externalId: "${externalId}") { attributes { attribute { key } value } } }`,
  );
  return Object.fromEntries(user.attributes.map(({ attribute, value }) => [attribute.key, value]));
};

describe('what decides whom somebody may see', () => {
  beforeAll(async () => {
    const { app } = server;
    await app.attributes.define({ key: 'team', type: 'TEXT' });
    await app.attributes.define({ key: 'office', type: 'TEXT' });
    const create = (key: string, rule: Rule) => app.segments.service.create({ key, name: key, rule });
    await create('inner', { attribute: { key: 'office', is: { eq: '上海' } } });
    await create('outer', { any: [{ segment: { key: 'inner' } }, { event: { name: 'joined_team' } }] });
    await app.tagging.create({
      key: 'team/ruled',
      class: 'BASIC',
      rule: { attribute: { key: 'team', is: { eq: 'red' } } },
    });
    await signedIn(server, ['profile.read'], { any: [{ segment: { key: 'outer' } }, { tag: { in: ['team'] } }] });
    await app.upsertUsers([{ externalId: 'decided', attributes: { city: 'Bath', office: '北京' } }], 'crm');
  });
  const identify = (more: object) => ({ messageId: `m${++ids}`, type: 'identify', userId: 'decided', ...more });

  test('is written by nobody who reads a page; the rest of the call is', async () => {
    const { answer } = await send([
      identify({ traits: { city: 'York', office: '上海', team: 'red' } }),
      identify({ userId: 'fresh', traits: { office: '上海' } }),
      track({ name: 'joined_team' }),
      track({ name: 'paged' }),
    ]);
    expect(answer).toMatchObject({
      accepted: 3,
      withheld: { office: 2, team: 1 },
      rejected: [{ index: 2, code: 'FORBIDDEN' }],
    });
    expect(await valuesOf('decided')).toMatchObject({ office: '北京' });
    expect(await valuesOf('fresh')).toEqual({});
  });

  test('is written by what the company sends itself', async () => {
    await server.app.upsertUsers([{ externalId: 'decided', attributes: { office: '上海' } }], 'crm');
    expect(await valuesOf('decided')).toMatchObject({ office: '上海' });
  });
});

test('what a new page says stands where nobody else has said anything', async () => {
  const made = await server.get<{ createWriteKey: { key: string } }>(
    'mutation { createWriteKey(input: { source: "page" }) { key } }',
  );
  await server.app.upsertUsers([{ externalId: 'said', attributes: { city: 'Bath' } }], 'crm');
  const identify = (traits: object) => ({ messageId: `m${++ids}`, type: 'identify', userId: 'said', traits });
  await post({ writeKey: made.createWriteKey.key, sentAt: now(), batch: [identify({ city: 'York', colour: 'red' })] });
  expect(await valuesOf('said')).toEqual({ city: 'Bath', colour: 'red' });
});

describe('POST /v1/collect', () => {
  test('takes what pages of other sites send, as JSON or as the text of a beacon', async () => {
    for (const type of ['application/json', 'text/plain;charset=UTF-8']) {
      const { status, headers, answer } = await post(
        { writeKey, sentAt: now(), batch: [track({})] },
        { 'content-type': type },
      );
      expect([type, status, answer]).toEqual([
        type,
        200,
        { accepted: 1, duplicates: 0, rejected: [], repaired: {}, withheld: {} },
      ]);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('tells a page that asks first that it may', async () => {
    const response = await fetch(`${server.url}/v1/collect`, {
      method: 'OPTIONS',
      headers: { ...FOREIGN, 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toBe('Content-Type');
  });

  test('lets the key of a source write, and read nothing', async () => {
    const headers = { authorization: `Bearer ${writeKey}`, ...FOREIGN };
    const read = await fetch(`${server.url}/graphql?query={workspace{name}}`, { headers });
    expect(read.status).toBe(401);
    expect((await send([track({})], { writeKey: 'wk_guessed' })).status).toBe(401);
    const revoked = await newKey('shop');
    await server.app.inbound.writeKeys.revoke(revoked);
    expect((await send([track({})], { writeKey: revoked })).status).toBe(401);
  });

  test('answers for each call: what is wrong with one holds up no other', async () => {
    const { answer } = await send([
      track({ name: '' }),
      track({}),
      { type: 'identify', messageId: 'i1', userId: 'u', traits: { city: '北京', undefined_here: 1 } },
      { type: 'identify', messageId: 'i2', userId: 'u', traits: { city: '北京' } },
      { type: 'delete', messageId: 'd' },
      { ...track({}), extra: 1 },
      { ...track({}), messageId: '' },
      null,
      track({ userId: undefined }),
    ]);
    expect(answer).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 0, code: 'INVALID_NAME' },
        { index: 2, code: 'UNKNOWN_ATTRIBUTE' },
        { index: 4, code: 'INVALID_ITEM' },
        { index: 5, code: 'UNKNOWN_KEY' },
        { index: 6, code: 'INVALID_MESSAGE_ID' },
        { index: 7, code: 'INVALID_ITEM' },
        { index: 8, code: 'INVALID_EXTERNAL_ID' },
      ],
    });
  });

  test('cleans what is sent as its source says, and counts it', async () => {
    await server.app.attributes.define({ key: 'born', type: 'DATE', standardForm: 'BIRTH_DATE' });
    await server.app.attributes.define({ key: 'mobile', type: 'TEXT', standardForm: 'PHONE' });
    const identify = (userId: string, traits: object) => ({ messageId: userId, type: 'identify', userId, traits });
    const batch = [
      identify('clean-1', { born: '1990年5月6日', mobile: '138 0013 8000' }),
      track({ userId: 'clean-1' }),
      identify('clean-2', { born: '05/06/1990' }),
    ];
    expect((await send(batch)).answer).toMatchObject({
      accepted: 2,
      rejected: [{ index: 2, code: 'AMBIGUOUS_DATE' }],
      repaired: { DATE: 1, PHONE: 1 },
    });
    expect(await valuesOf('clean-1')).toEqual({ born: '1990-05-06', mobile: '+8613800138000' });

    const cleaning = { off: ['PHONE' as const], dateOrder: 'DMY' as const };
    await server.app.sources.define({ key: 'till', kind: 'SDK', cleaning });
    const till = { writeKey: await newKey('till') };
    const raw = identify('clean-3', { born: '05/06/1990', mobile: '138 0013 8001' });
    expect((await send([raw], till)).answer).toMatchObject({ accepted: 1, repaired: { DATE: 1 } });
    expect(await valuesOf('clean-3')).toEqual({ born: '1990-06-05', mobile: '138 0013 8001' });
  });

  test.each<[string, unknown, number]>([
    ['no JSON', '{', 400],
    ['a list', [], 400],
    ['no key', { sentAt: now(), batch: [] }, 400],
    ['no time of sending', { writeKey: 'wk', batch: [] }, 400],
    ['no batch', { writeKey: 'wk', sentAt: now() }, 400],
    ['501 calls', { writeKey: 'wk', sentAt: now(), batch: Array.from({ length: 501 }, () => null) }, 413],
    ['600 KB', { writeKey: 'wk', sentAt: now(), batch: ['x'.repeat(600_000)] }, 413],
  ])('refuses %s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  test('a clock that is a day ahead is put right, for what is known of someone too', async () => {
    const ahead = (offset: number): string => new Date(Date.now() + 86_400_000 + offset).toISOString();
    const { answer } = await post({
      writeKey,
      sentAt: ahead(0),
      batch: [
        track({ userId: 'ahead', occurredAt: ahead(-5_000) }),
        { type: 'identify', messageId: 'ahead', userId: 'ahead', traits: { city: '上海' }, occurredAt: ahead(-5_000) },
      ],
    });
    expect(answer).toMatchObject({ accepted: 2, rejected: [] });
    const { user } = await server.get<{ user: { events: { edges: { node: { occurredAt: string } }[] } } }>(
      '{ user(externalId: "ahead") { events(first: 1) { edges { node { occurredAt } } } } }',
    );
    expect(Math.abs(Date.parse(user.events.edges[0]!.node.occurredAt) - (Date.now() - 5_000))).toBeLessThan(5_000);
  });

  test('the message ids of one source are its own: nobody takes the ids that another is about to send', async () => {
    const call = track({ messageId: 'order-1' });
    await send([call]);
    expect((await send([call])).answer).toMatchObject({ accepted: 0, duplicates: 1 });
    expect((await send([call], { writeKey: await newKey('app') })).answer).toMatchObject({ accepted: 1 });
    const event = { messageId: 'order-1', externalId: 'u', name: 'order_completed' };
    expect(await server.app.trackEvents([event])).toMatchObject({ accepted: 1 });
  });

  test('a source has at most ten keys', async () => {
    for (let keys = 0; keys < 10; keys += 1) await newKey('many');
    await expect(newKey('many')).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});

test('the script for pages is served to every site', async () => {
  const response = await fetch(`${server.url}/sdk.js`, { headers: FOREIGN });
  expect(response.status).toBe(200);
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(response.headers.get('content-type')).toMatch(/javascript/);
});
