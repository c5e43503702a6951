import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const SIGN_UPS = { kind: 'events', name: 'signed_up', fields: [{ source: 'id', target: 'externalId' }] };

describe('what arrives by itself, over GraphQL', () => {
  test('a write key makes its source, is listed, and is gone when it is revoked', async () => {
    const { createWriteKey } = await server.get<{ createWriteKey: { key: string } }>(
      'mutation { createWriteKey(input: { source: "shop", name: "官网" }) { key source usedAt } }',
    );
    expect(createWriteKey).toMatchObject({ source: 'shop', usedAt: null });
    const { writeKeys, sources } = await server.get<{ writeKeys: object[]; sources: object[] }>(
      '{ writeKeys { key } sources { key name kind } }',
    );
    expect(writeKeys).toEqual([{ key: createWriteKey.key }]);
    expect(sources).toContainEqual({ key: 'shop', name: '官网', kind: 'SDK' });
    const revoke = `mutation ($key: String!) { revokeWriteKey(input: { key: $key }) }`;
    expect(await server.get(revoke, { key: createWriteKey.key })).toEqual({ revokeWriteKey: true });
    expect(await server.get(revoke, { key: createWriteKey.key })).toEqual({ revokeWriteKey: false });
    expect(await server.get('{ writeKeys { key } }')).toEqual({ writeKeys: [] });
  });

  test('a webhook shows its secret once, is changed, and is removed', async () => {
    const { createWebhook } = await server.get<{ createWebhook: { webhook: { key: string }; secret: string } }>(
      'mutation { createWebhook(input: { name: "Shop", source: "shop" }) { secret webhook { key mapping paused } } }',
    );
    expect(createWebhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const { key } = createWebhook.webhook;
    const changed = await server.get(
      `mutation ($input: ChangeWebhookInput!) { changeWebhook(input: $input) { name items mapping paused } }`,
      { input: { key, mapping: SIGN_UPS, items: 'data' } },
    );
    expect(changed).toEqual({ changeWebhook: { name: 'Shop', items: 'data', mapping: SIGN_UPS, paused: false } });
    const list = await server.get<object>('{ webhooks { key receivedAt deliveries { id } } }');
    expect(list).toEqual({ webhooks: [{ key, receivedAt: null, deliveries: [] }] });
    expect(JSON.stringify(await server.get('{ webhooks { key name source items mapping } }'))).not.toContain('whsec');
    const { rotateWebhookSecret } = await server.get<{ rotateWebhookSecret: { secret: string } }>(
      `mutation ($key: String!) { rotateWebhookSecret(input: { key: $key }) { secret } }`,
      { key },
    );
    expect(rotateWebhookSecret.secret).not.toBe(createWebhook.secret);
    const remove = `mutation ($key: String!) { removeWebhook(input: { key: $key }) }`;
    expect(await server.get(remove, { key })).toEqual({ removeWebhook: true });
    expect((await server.ask(`{ webhook(key: "${key}") { key } }`)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test.each([
    [{ kind: 'events', fields: [] }, 'NO_ID_COLUMN'],
    [{ kind: 'users', fields: [{ source: 'id', target: 'nowhere' }] }, 'INVALID_MAPPING'],
    [
      {
        kind: 'users',
        fields: [
          { source: 'id', target: 'externalId' },
          { source: 'x', target: 'attributes.undefined_here' },
        ],
      },
      'UNKNOWN_ATTRIBUTE',
    ],
  ])('a mapping that cannot be followed is refused: %j', async (mapping, code) => {
    const { errors } = await server.ask(
      `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }`,
      { input: { name: 'x', source: 'x', mapping } },
    );
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test('a connector is tested, made, run, paused and removed, and its secret is given to nobody', async () => {
    const crm = createServer((_request, response) => response.end('[{"id":"c1"},{"id":""}]'));
    await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(crm.address() as AddressInfo).port}/people`;
    const settings = { url, auth: { kind: 'BEARER' } };
    const input = { name: 'CRM', kind: 'HTTP', source: 'crm', settings, mapping: SIGN_UPS, every: 5, secret: 'sesame' };
    try {
      expect(
        await server.get('mutation ($input: ConnectorInput!) { testConnector(input: $input) { records } }', { input }),
      ).toMatchObject({
        testConnector: {
          records: [
            { record: { id: 'c1' }, item: { externalId: 'c1', name: 'signed_up' }, rejected: null },
            { record: { id: '' }, item: null, rejected: { code: 'NO_EXTERNAL_ID' } },
          ],
        },
      });
      const developer = await server.ask(
        'mutation ($input: ConnectorInput!) { testConnector(input: $input) { records } }',
        { input },
        await signedIn(server, 'developer'),
      );
      expect(developer.data).toMatchObject({
        testConnector: { records: [{ record: { id: '•••' }, item: { externalId: '•••' }, rejected: null }, {}] },
      });
      expect(JSON.stringify(developer)).not.toContain('c1');
      const FIELDS =
        'key name kind source settings every paused failures caughtUpAt runs { rows accepted rejected rejectedBy fault { code } }';
      const { createConnector } = await server.get<{ createConnector: { key: string } }>(
        `mutation ($input: ConnectorInput!) { createConnector(input: $input) { ${FIELDS} } }`,
        { input },
      );
      const { key } = createConnector;
      await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
      const { connectors } = await server.get<{ connectors: object[] }>(`{ connectors { ${FIELDS} } }`);
      expect(connectors).toMatchObject([
        {
          source: 'crm',
          paused: false,
          runs: [{ rows: 2, accepted: 1, rejected: 1, rejectedBy: { NO_EXTERNAL_ID: 1 }, fault: null }],
        },
      ]);
      expect(JSON.stringify(connectors)).not.toContain('sesame');
      const restart = `mutation ($key: String!) { restartConnector(input: { key: $key }) { key } }`;
      expect(await server.get(restart, { key })).toEqual({ restartConnector: { key } });
      const { errors: unknown } = await server.ask(restart, { key: 'cn_unknown' });
      expect(unknown?.[0]?.extensions.code).toBe('NOT_FOUND');
      const change = `mutation ($input: ChangeConnectorInput!) { changeConnector(input: $input) { paused every } }`;
      expect(await server.get(change, { input: { key, paused: true, every: 9 } })).toEqual({
        changeConnector: { paused: true, every: 9 },
      });
      crm.closeAllConnections();
      crm.close();
      const other = { ...input, settings: { ...settings, url: url.replace('people', 'others') } };
      const { errors } = await server.ask(
        'mutation ($input: ConnectorInput!, $key: String) { testConnector(input: $input, key: $key) { records } }',
        { input: { ...other, secret: null }, key },
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CANNOT_BE_READ', reason: 'UNREACHABLE' });
      const remove = `mutation ($key: String!) { removeConnector(input: { key: $key }) }`;
      expect(await server.get(remove, { key })).toEqual({ removeConnector: true });
    } finally {
      crm.close();
    }
  });
});
