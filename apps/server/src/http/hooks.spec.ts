import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Credentials } from '@strata/collect';
import type { WebhookSecrets } from '@strata/collect';
import { Webhook as Signature } from 'standardwebhooks';
import { testSecrets } from '../testing/secrets.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const ORDERS = {
  kind: 'events',
  name: 'order_completed',
  fields: [
    { source: 'buyer.id', target: 'externalId' },
    { source: 'total', target: 'properties.amount', format: 'number' },
    { source: '$.shop', target: 'properties.store' },
  ],
};
const BODY = {
  shop: 'S1',
  data: {
    orders: [
      { buyer: { id: 'b1' }, total: '12.50' },
      { buyer: { id: 'b2' }, total: 'x' },
    ],
  },
};

let ids = 0;
interface Send {
  secret: string;
  id?: string;
  at?: number;
  headers?: Record<string, string>;
}
async function send(key: string, body: unknown, { secret, id = `msg_${++ids}`, at = Date.now(), headers = {} }: Send) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${server.url}/v1/hooks/${key}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': new Signature(secret).sign(id, new Date(at), text),
      ...headers,
    },
    body: text,
  });
  return { status: response.status, answer: (await response.json()) as { code?: string } };
}
const make = async (mapping: unknown = ORDERS, items: string | null = 'data.orders') => {
  const { webhook, secret } = await server.app.inbound.webhooks.create({
    name: 'Shop',
    source: 'shop',
    items,
    mapping,
  });
  return { key: webhook.key, secret };
};
const amountsOf = async (externalId: string) =>
  (
    await server.app.database.query<{ properties: unknown }>(
      'SELECT properties FROM events JOIN users ON users.id = user_id WHERE external_id = $1',
      [externalId],
    )
  ).map(({ properties }) => properties);

describe('POST /v1/hooks/KEY', () => {
  test('takes each item of a signed body by the mapping, and says which it could not', async () => {
    const { key, secret } = await make();
    expect(await send(key, BODY, { secret })).toEqual({
      status: 200,
      answer: {
        accepted: 1,
        duplicates: 0,
        repaired: {},
        rejected: [{ index: 1, code: 'NOT_A_NUMBER', message: expect.any(String) }],
      },
    });
    expect(await amountsOf('b1')).toEqual([{ amount: 12.5, store: 'S1' }]);
  });

  test('takes a delivery once, however often it is sent', async () => {
    const { key, secret } = await make();
    const body = { shop: 'S2', data: { orders: [{ buyer: { id: 'twice' }, total: 1 }] } };
    await send(key, body, { secret, id: 'same' });
    const again = await send(key, body, { secret, id: 'same' });
    expect(again).toMatchObject({ status: 200, answer: { accepted: 0, duplicates: 1 } });
    await server.app.database.query(`DELETE FROM webhook_deliveries WHERE webhook = $1`, [key]);
    // As if it had been killed after it stored the items, and before it noted the delivery.
    expect(await send(key, body, { secret, id: 'same' })).toMatchObject({ answer: { accepted: 0, duplicates: 1 } });
    expect(await amountsOf('twice')).toHaveLength(1);
  });

  const MINUTE = 60_000;
  test.each<[string, (secret: string) => Partial<Send>, number]>([
    ['another secret', () => ({ secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}` }), 401],
    ['no signature', () => ({ headers: { 'webhook-signature': '' } }), 401],
    ['a signature of another id', () => ({ headers: { 'webhook-id': 'other' } }), 401],
    ['a signature of another time', () => ({ headers: { 'webhook-timestamp': String(Date.now() / 1000 - 9) } }), 401],
    ['a time 6 minutes ago', () => ({ at: Date.now() - 6 * MINUTE }), 401],
    ['a time in 6 minutes', () => ({ at: Date.now() + 6 * MINUTE }), 401],
    ['a time 4 minutes ago', () => ({ at: Date.now() - 4 * MINUTE }), 200],
    [
      'a right signature among wrong ones and those of versions that nobody knows',
      (secret) => {
        const at = Date.now();
        const right = new Signature(secret).sign('several', new Date(at), JSON.stringify(BODY));
        return { id: 'several', at, headers: { 'webhook-signature': `v1,AAAA v1a,BBBB v1 ${right}` } };
      },
      200,
    ],
  ])('%s is %d', async (_name, how, status) => {
    const { key, secret } = await make();
    expect((await send(key, BODY, { secret, ...how(secret) })).status).toBe(status);
  });

  test('a new secret holds at once, the old one for a day, and none before that', async () => {
    const { key, secret } = await make();
    const { webhooks } = server.app.inbound;
    const { secret: second } = await webhooks.rotate(key);
    expect((await send(key, BODY, { secret })).status).toBe(200);
    expect((await send(key, BODY, { secret: second })).status).toBe(200);
    const { secret: third } = await webhooks.rotate(key);
    expect((await send(key, BODY, { secret })).status).toBe(401);
    expect((await send(key, BODY, { secret: third })).status).toBe(200);
    const kept = new Credentials<WebhookSecrets>(server.app.database, testSecrets, 'webhook');
    await kept.put(server.app.database, key, {
      current: third,
      old: { secret: second, until: '2020-01-01T00:00:00Z' },
    });
    expect((await send(key, BODY, { secret: second })).status).toBe(401);
  });

  test('without a mapping a delivery is kept to make one by, and the sender has to come again', async () => {
    const { key, secret } = await make(null);
    expect(await send(key, { ...BODY, api_token: 'hush' }, { secret, id: 'first' })).toMatchObject({
      status: 503,
      answer: { code: 'NO_MAPPING' },
    });
    const { deliveries, webhooks, webhookDoor } = server.app.inbound;
    expect(await deliveries.list(key)).toMatchObject([
      { id: 'first', answer: null, body: { ...BODY, api_token: '•••' } },
    ]);
    const tried = await webhookDoor.attempt(await webhooks.get(key), ORDERS as never, 'data.orders');
    expect(tried).toMatchObject([
      { item: { externalId: 'b1', name: 'order_completed', properties: { amount: 12.5 } }, rejected: null },
      { item: null, rejected: { code: 'NOT_A_NUMBER' } },
    ]);
    await webhooks.change(key, { mapping: ORDERS, items: 'data.orders' });
    expect(await send(key, BODY, { secret, id: 'first' })).toMatchObject({ status: 200, answer: { accepted: 1 } });
  });

  test.each<[string, string, string, unknown, number, string]>([
    ['no JSON', 'data.orders', 'same', '{', 400, 'INVALID_JSON'],
    ['nothing at the path of items', 'data.orders', 'same', { data: {} }, 400, 'NO_ITEMS'],
    ['items that are no objects', 'data', 'same', { data: [1] }, 400, 'NO_ITEMS'],
    ['1,001 items', 'data', 'same', { data: Array.from({ length: 1001 }, () => ({})) }, 413, 'TOO_LARGE'],
    ['a body of 2 MB', 'data', 'same', { data: 'x'.repeat(2_000_000) }, 413, 'TOO_LARGE'],
  ])('%s is refused', async (_name, items, _id, body, status, code) => {
    const { key, secret } = await make(ORDERS, items);
    expect(await send(key, body, { secret })).toMatchObject({ status, answer: { code } });
  });

  test('an address that nobody was given is 404', async () => {
    const { secret } = await make();
    expect((await send('wh_guessed', BODY, { secret })).status).toBe(404);
  });

  test('of bodies the last twenty are kept, of those before only that they came', async () => {
    const { key, secret } = await make();
    for (let at = 0; at < 22; at += 1) await send(key, BODY, { secret });
    const [row] = await server.app.database.query(
      'SELECT count(*)::integer AS deliveries, count(body)::integer AS bodies FROM webhook_deliveries WHERE webhook = $1',
      [key],
    );
    expect(row).toEqual({ deliveries: 22, bodies: 20 });
  });

  test('a person who is erased is in no delivery any more, and neither are those of nobody known', async () => {
    const { key, secret } = await make();
    const order = (id: string) => ({ data: { orders: [{ buyer: { id }, total: 1 }] } });
    await send(key, order('forget-me'), { secret });
    await send(key, order('keep-me'), { secret });
    const waiting = await make(null);
    await send(waiting.key, order('who-knows'), { secret: waiting.secret });
    const { app } = server;
    await app.erasures.erase({ externalId: 'forget-me' });
    const kept = await app.database.query<{ text: string | null }>('SELECT body::text AS text FROM webhook_deliveries');
    const text = JSON.stringify(kept);
    expect([text.includes('forget-me'), text.includes('who-knows'), text.includes('keep-me')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('of a person who was erased no body stays, whatever is wrong with it', async () => {
    const { app } = server;
    await app.upsertUsers([{ externalId: 'gone-1', identities: [{ kind: 'PHONE', value: '+8613700004242' }] }], 'test');
    await app.erasures.erase({ externalId: 'gone-1' });
    const [waiting, shaped, paused] = [await make(null), await make(), await make()];
    await app.inbound.webhooks.change(paused.key, { paused: true });
    for (const to of [waiting, paused, shaped]) {
      const bodies = [
        { orders: { who: ['gone-1'] } },
        { said: 'call gone-1, please' },
        { mobile: '137 0000 4242' },
        { orders: { who: 'stays-1' } },
      ];
      for (const body of bodies) await send(to.key, body, { secret: to.secret });
      const kept = await app.inbound.deliveries.list(to.key);
      expect(kept.map(({ body }) => JSON.stringify(body)).filter((body) => body !== 'null')).toEqual([
        JSON.stringify({ orders: { who: 'stays-1' } }),
      ]);
    }
  });
});
