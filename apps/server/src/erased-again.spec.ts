import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'age', type: 'NUMBER' });
  await server.app.upsertUsers(
    [
      {
        externalId: 'Forgotten-1',
        identities: [
          { kind: 'PHONE', value: '13800138000' },
          { kind: 'EMAIL', value: 'forgotten@example.com' },
          { kind: 'IM', namespace: 'wecom', value: 'forgotten-im' },
        ],
      },
    ],
    'api',
  );
  await server.app.erasures.erase({ externalId: 'Forgotten-1' });
});
afterAll(() => server.close());

const SPELLINGS: [kind: string, namespace: string, value: string][] = [
  ['PHONE', '', '13800138000'],
  ['PHONE', '', '+86 138-0013-8000'],
  ['PHONE', '', '0086 138 0013 8000'],
  ['PHONE', '', '１３８００１３８０００'],
  ['EMAIL', '', 'FORGOTTEN@Example.COM'],
  ['EMAIL', '', ' ｆｏｒｇｏｔｔｅｎ@example.com '],
  ['IM', 'wecom', 'forgotten-im'],
  ['IM', 'wecom', '\u3000ｆｏｒｇｏｔｔｅｎ－ｉｍ\ufeff'],
  ['EXTERNAL_ID', '', ' Forgotten-1\t'],
  ['EXTERNAL_ID', '', 'Ｆｏｒｇｏｔｔｅｎ－１'],
  ['EXTERNAL_ID', '', 'For\u200bgot\u00adten\u2060-1\u200e'],
];

test.each(SPELLINGS)('%s %s "%s" of someone erased lets nobody in, by any door', async (kind, namespace, value) => {
  const identity = { kind, namespace, value };
  const { app } = server;
  const upserted = await app.upsertUsers(
    [{ externalId: `new ${value}`, identities: [identity] }, { identities: [identity] }],
    'api',
  );
  expect(upserted.rejected.map(({ code }) => code)).toEqual(['ERASED', 'ERASED']);
  const tracked = await app.trackEvents([{ identity, name: 'seen' }] as Parameters<typeof app.trackEvents>[0]);
  expect(tracked.rejected.map(({ code }) => code)).toEqual(['ERASED']);
});

async function imported(content: string, targets: [source: string, target: string][]): Promise<string> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin('a.csv', undefined);
  const bytes = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.from(`name,age\n${content}\n`));
  };
  await imports.uploads.take(id, 0, bytes());
  await imports.examine(id);
  const fields = targets.map(([source, target]) => ({ source, target }));
  await imports.run(id, { mapping: { kind: 'users', fields }, source: 'file' });
  await imports.work(id, new AbortController().signal, 1);
  return id;
}

test.each([
  ['externalId', 'Forgotten-1'],
  ...SPELLINGS.map(
    ([kind, space, value]) =>
      [kind === 'EXTERNAL_ID' ? 'externalId' : `identities.${kind}${space && `/${space}`}`, value] as const,
  ),
])(
  'a file that names them by %s "%s" leaves no cell of them among its rejected rows, whatever was wrong with the row',
  async (target, value) => {
    const id = await imported(`${value},41\n${value},no number`, [
      ['name', target],
      ['age', 'attributes.age'],
    ]);
    const rows = await server.app.database.query(
      'SELECT code, fields, reason FROM import_rejected_rows WHERE import_id = $1',
      [id],
    );
    expect(rows).toEqual([1, 2].map(() => ({ code: 'ERASED', fields: [], reason: expect.any(String) })));
    expect((await server.app.imports.find(id))?.report).toMatchObject({ rejected: 2, rejectedBy: { ERASED: 2 } });
    expect(JSON.stringify(rows)).not.toContain(value);
  },
);

test.each([
  ['a line that cannot be split', 'Forgotten-1,"13800138000"x'],
  ['a line that cannot be split, without their id', 'new-1,"138 0013 8000"x'],
  ['a line that cannot be split, with words around', 'new-1," tel 13800138000 "x'],
  ['an id in full width beside a bad phone', 'Ｆｏｒｇｏｔｔｅｎ－1,12'],
])('nothing is kept of %s', async (_what, line) => {
  const kept = 'Innocent-1,"13900139000"x';
  const id = await imported(`${line},41\n${kept},41`, [
    ['name', 'externalId'],
    ['age', 'identities.PHONE'],
  ]);
  const rows = await server.app.database.query(
    'SELECT code, fields FROM import_rejected_rows WHERE import_id = $1 ORDER BY row',
    [id],
  );
  expect(rows).toEqual([
    { code: 'ERASED', fields: [] },
    { code: 'MISPLACED_QUOTE', fields: [`${kept},41`] },
  ]);
});

test('a webhook’s delivery that speaks of them is not kept', async () => {
  const { webhook, secret } = await server.app.inbound.webhooks.create({
    name: 'Shop',
    source: 'shop',
    items: 'orders',
    mapping: { kind: 'events', name: 'ordered', fields: [{ source: 'phone', target: 'identities.PHONE' }] },
  });
  const body = JSON.stringify({ orders: [{ phone: '138-0013-8000' }] });
  const now = new Date();
  const answer = await fetch(`${server.url}/v1/hooks/${webhook.key}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'again',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('again', now, body),
    },
    body,
  });
  expect(await answer.json()).toMatchObject({ accepted: 0, rejected: [{ code: 'ERASED' }] });
  expect(await server.app.inbound.deliveries.list(webhook.key)).toMatchObject([{ id: 'again', body: null }]);
});

test('a link to their choices opens nothing, records nothing and is not told from one that never was', async () => {
  await server.app.upsertUsers([{ externalId: 'linked' }], 'api');
  const user = (await server.app.profiles.byExternalId('linked'))?.id ?? 0;
  const token = await server.app.preferenceLinks.tokenOf(user, new Date(Date.now() + 60_000));
  await server.app.erasures.erase({ id: user });
  const [gone, never] = await Promise.all(
    [token, 'A'.repeat(34)].map((one) =>
      fetch(`${server.url}/preferences/${one}`, { method: 'POST', body: new URLSearchParams({ action: 'withdraw' }) }),
    ),
  );
  expect([gone?.status, await gone?.text()]).toEqual([404, await never?.text()]);
  expect(gone?.headers.get('referrer-policy')).toBe('no-referrer');
  // Though the link was looked up before the erasure.
  await server.app.preferences.change(user, [{ purpose: 'MARKETING', channel: null, granted: true, wording: null }], {
    source: 'test',
    proof: {},
  });
  expect(await server.app.consents.count(user)).toBe(0);
});
