import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  for (const source of ['crm', 'shop', 'site']) await server.app.sources.define({ key: source, kind: 'CONNECTOR' });
});
afterAll(() => server.close());

const post = async (path: string, body: object): Promise<object> => {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as object;
};

const MAPPING = { kind: 'users', fields: [{ source: 'id', target: 'externalId' }] };

async function imported(externalId: string): Promise<object> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin('a.csv', undefined);
  const bytes = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.from(`id,other\n"${externalId}",1\n`));
  };
  await imports.uploads.take(id, 0, bytes());
  await imports.examine(id);
  await imports.run(id, { mapping: MAPPING, source: 'file' });
  await imports.work(id, new AbortController().signal, 1);
  return (await imports.find(id))?.report ?? {};
}

async function pulled(externalId: string): Promise<object> {
  const crm = createServer((_request, response) => response.end(JSON.stringify([{ id: externalId }])));
  await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
  const { connectors, connectorRunner } = server.app.inbound;
  const settings = { url: `http://127.0.0.1:${(crm.address() as AddressInfo).port}/people` };
  try {
    const input = { name: 'CRM', kind: 'HTTP' as const, source: 'crm', settings, mapping: MAPPING, every: 60 };
    const { key } = await connectors.create(input);
    await connectorRunner.run(key, true, new AbortController().signal);
    return (await connectors.runsOf([key])).get(key)![0]!;
  } finally {
    crm.close();
  }
}

async function delivered(externalId: string): Promise<object> {
  const { webhooks } = server.app.inbound;
  const { webhook, secret } = await webhooks.create({
    name: 'Shop',
    source: 'shop',
    items: 'people',
    mapping: MAPPING,
  });
  const body = JSON.stringify({ people: [{ id: externalId }] });
  const now = new Date();
  const response = await fetch(`${server.url}/v1/hooks/${webhook.key}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': `of ${encodeURIComponent(externalId)}`,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(`of ${encodeURIComponent(externalId)}`, now, body),
    },
    body,
  });
  return (await response.json()) as object;
}

async function collected(call: object): Promise<object> {
  const { database, inbound } = server.app;
  const { key } = await database.transaction((transaction) => inbound.writeKeys.create('site', transaction));
  const batch = [{ messageId: `m${Math.random()}`, name: 'seen', ...call }];
  return post('/v1/collect', { writeKey: key, sentAt: new Date().toISOString(), batch });
}

async function asked(operation: string, inputType: string, input: object): Promise<object> {
  const data = await server.get<Record<string, object>>(
    `mutation ($input: ${inputType}!) { ${operation}(input: $input) { accepted rejected { code } } }`,
    { input },
  );
  return data[operation]!;
}

const DOORS: [door: string, send: (externalId: string) => Promise<object>][] = [
  ['upsertUsers', (externalId) => asked('upsertUsers', 'UpsertUsersInput', { users: [{ externalId }] })],
  [
    'an identity of upsertUsers',
    (value) => asked('upsertUsers', 'UpsertUsersInput', { users: [{ identities: [{ kind: 'EXTERNAL_ID', value }] }] }),
  ],
  ['trackEvents', (externalId) => asked('trackEvents', 'TrackEventsInput', { events: [{ externalId, name: 'seen' }] })],
  [
    'an identity of trackEvents',
    (value) =>
      asked('trackEvents', 'TrackEventsInput', {
        events: [{ identity: { kind: 'EXTERNAL_ID', value }, name: 'seen' }],
      }),
  ],
  [
    'recordConsents',
    (externalId) =>
      asked('recordConsents', 'RecordConsentsInput', {
        consents: [{ externalId, purpose: 'MARKETING', state: 'GRANTED' }],
      }),
  ],
  ['POST /v1/users', (externalId) => post('/v1/users', { users: [{ externalId }] })],
  ['POST /v1/events', (externalId) => post('/v1/events', { events: [{ externalId, name: 'seen' }] })],
  ['an import', imported],
  ['a connector', pulled],
  ['a webhook', delivered],
  ['identify of the SDK', (userId) => collected({ type: 'identify', userId })],
  ['track of the SDK', (userId) => collected({ type: 'track', userId })],
];

const SPELLINGS = [' Door-1 ', 'Ｄｏｏｒ－１', 'Do\u200bor-1\ufeff'];

describe.each(DOORS)('by %s', (_door, send) => {
  test('one id is one user, however it is written', async () => {
    for (const spelling of ['Door-1', ...SPELLINGS]) {
      const answer = await send(spelling);
      expect([spelling, Number((answer as { accepted: unknown }).accepted)]).toEqual([spelling, 1]);
    }
    expect(
      await server.app.database.query(
        `SELECT external_id AS id FROM users WHERE external_id ILIKE '%d%r-1%' OR external_id LIKE '%－１'`,
      ),
    ).toEqual([{ id: 'Door-1' }]);
  });

  test('another case is another user', async () => {
    expect(Number(((await send('door-2')) as { accepted: unknown }).accepted)).toBe(1);
    expect(await server.app.profiles.byExternalId('Door-2')).toBeNull();
  });
});

test('whoever is asked for, by any spelling, is found; and someone unknown is told by the spelling that was asked', async () => {
  await server.app.upsertUsers([{ externalId: 'Found-1' }], 'api');
  await server.app.tagging.create({ key: 'vip', class: 'VALUE' });
  const { user, byIdentity } = await server.get<{ user: object; byIdentity: object }>(
    `query ($of: String!) { user(externalId: $of) { externalId }
       byIdentity: user(identity: { kind: EXTERNAL_ID, value: $of }) { externalId } }`,
    { of: ' Ｆｏｕｎｄ－１' },
  );
  expect([user, byIdentity]).toEqual([{ externalId: 'Found-1' }, { externalId: 'Found-1' }]);
  const externalIds = [' Found-1', ' nobody '];
  expect(await server.app.tagging.assign('vip', { externalIds }, { source: 'api' })).toMatchObject({
    assigned: 1,
    unknown: [' nobody '],
  });
  expect(await server.app.suppressions.suppress({ externalIds, reason: 'asked' })).toMatchObject({
    changed: 1,
    unknown: [' nobody '],
  });
});

test.each(['', '  ', '\u200b', '　\ufeff'])('an id of nothing that is seen, %j, is none', async (externalId) => {
  const upserted = await server.app.upsertUsers([{ externalId }], 'api');
  expect(upserted.rejected.map(({ code }) => code)).toEqual(['INVALID_EXTERNAL_ID']);
  const tracked = await server.app.trackEvents([{ identity: { kind: 'IM', value: externalId }, name: 'seen' }]);
  expect(tracked.rejected.map(({ code }) => code)).toEqual(['INVALID_IDENTITY']);
});

test('who was erased under an id as an older version stored it stays out by that spelling', async () => {
  const { app } = server;
  await app.upsertUsers([{ externalId: 'Older-1' }], 'api');
  // As an older version wrote it, and no job has converted yet.
  await app.database.query(`UPDATE identities SET value = ' Older-1 ' WHERE value = 'Older-1'`);
  const { id } = await app.erasures.erase({ externalId: ' Older-1 ' });
  const codes = async (): Promise<string[]> => {
    const externalIds = [' Older-1 ', 'Older-1', 'Ｏｌｄｅｒ－１'];
    const { rejected } = await app.upsertUsers(
      externalIds.map((externalId) => ({ externalId })),
      'api',
    );
    return rejected.map(({ code }) => code);
  };
  expect(await codes()).toEqual(['ERASED', 'ERASED', 'ERASED']);
  expect(await app.erasures.byIdentity({ kind: 'EXTERNAL_ID', namespace: '', value: 'Ｏｌｄｅｒ－１' })).toMatchObject({
    id,
  });
});

test('a hash that an older version listed, of an id as it came, still keeps whoever comes by it out', async () => {
  const { app } = server;
  await app.upsertUsers([{ externalId: 'Listed-1' }], 'api');
  const { id } = await app.erasures.erase({ externalId: 'Listed-1' });
  const [row] = await app.database.query<{ key: Buffer }>('SELECT key FROM erasure_key');
  const hash = createHmac('sha256', row!.key).update('EXTERNAL_ID\n\n Listed-1 ').digest();
  await app.database.query('UPDATE erased_identities SET hash = $1 WHERE erasure_id = $2', [hash, id]);
  expect((await app.upsertUsers([{ externalId: ' Listed-1 ' }], 'api')).rejected).toMatchObject([{ code: 'ERASED' }]);
});
