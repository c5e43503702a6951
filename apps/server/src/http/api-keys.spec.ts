import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Permission } from '@strata/access';
import { startTestServer } from '../testing/test-server.js';
import type { Answer, TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  // As behind a proxy, so that a test may come from anywhere.
  server = await startTestServer({ proxies: 1 });
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

interface Made {
  secret: string;
  key: {
    id: string;
    prefix: string;
    state: string;
    secrets: { lastUsedAt: string | null; lastUsedFrom: string | null }[];
  };
}

const MADE = `secret key { id prefix state secrets { expiresAt lastUsedAt lastUsedFrom } }`;
const CREATE = `mutation ($input: CreateApiKeyInput!) { made: createApiKey(input: $input) { ${MADE} } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { made: rotateApiKey(input: $input) { ${MADE} } }`;
const CHANGE = `mutation ($input: ChangeApiKeyInput!) { key: changeApiKey(input: $input) { id permissions } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { key: revokeApiKey(input: $input) { state } }`;

async function make(input: object = {}): Promise<Made> {
  const usual = { name: 'Shop', permissions: ['PROFILE_READ'] };
  const { made } = await server.get<{ made: Made }>(CREATE, { input: { ...usual, ...input } });
  return made;
}

const VIEWER = '{ viewer { id name permissions isScoped } }';

function by(
  secret: string,
  query = VIEWER,
  variables: object = {},
  from = '198.51.100.7',
): Promise<Answer<Record<string, unknown>>> {
  return server.ask(query, variables, { authorization: `Bearer ${secret}`, 'x-forwarded-for': from });
}

async function codeOf(secret: string, from?: string): Promise<string> {
  const { status, errors } = await by(secret, VIEWER, {}, from);
  return errors ? `${status} ${errors[0]?.extensions.code}` : String(status);
}

describe('an API key', () => {
  test('acts with its permissions and no other, by a text that scanners find; it is kept as a hash alone', async () => {
    const { secret, key } = await make({ permissions: ['PROFILE_READ', 'TAG_READ'] });
    expect(secret).toMatch(new RegExp(`^strata_${key.prefix}_[0-9A-Za-z]{38}$`));
    expect((await by(secret)).data).toEqual({
      viewer: { id: key.id, name: 'Shop', permissions: ['PROFILE_READ', 'TAG_READ'], isScoped: false },
    });
    expect(await by(secret, '{ segments(first: 1) { totalCount } }')).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    const rows = await server.app.database.query(
      'SELECT to_jsonb(k) AS key, to_jsonb(s) AS secret FROM api_keys k, api_key_secrets s',
    );
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-38));
    const { apiKeys } = await server.get<{ apiKeys: object[] }>('{ apiKeys { id prefix secrets { createdAt } } }');
    expect(JSON.stringify(apiKeys)).not.toContain(secret.slice(-38));
  });

  test('that was misspelt, cut off or made up is nobody’s', async () => {
    const { secret } = await make();
    const last = secret.endsWith('0') ? '1' : '0';
    for (const wrong of [
      secret.slice(0, -1),
      secret.slice(0, -1) + last,
      `${secret}0`,
      'strata_x',
      secret.toUpperCase(),
    ])
      expect(await codeOf(wrong)).toBe('401 UNAUTHENTICATED');
  });

  test('works from its networks alone, IPv4 and IPv6, and tells elsewhere nothing else', async () => {
    const { secret, key } = await make({ addresses: ['203.0.113.0/24', '2001:DB8::/32', '192.0.2.1'] });
    for (const from of ['203.0.113.250', '2001:db8:1::5', '192.0.2.1', '::ffff:192.0.2.1'])
      expect([from, await codeOf(secret, from)]).toEqual([from, '200']);
    for (const from of ['203.0.114.1', '2001:db9::1', '192.0.2.2', 'unknown'])
      expect([from, await codeOf(secret, from)]).toEqual([from, '403 ADDRESS_NOT_ALLOWED']);
    await server.get(REVOKE, { input: { id: key.id } });
    expect(await codeOf(secret, '203.0.114.1')).toBe('403 ADDRESS_NOT_ALLOWED');
    for (const addresses of [['300.1.1.1'], ['10.0.0.0/33'], ['example.com'], ['0.0.0.0/0'], ['::/0'], ['1.2.3.4/8/8']])
      expect(await server.ask(CREATE, { input: { name: 'x', permissions: ['TAG_READ'], addresses } })).toMatchObject({
        errors: [{ extensions: { code: 'INVALID_INPUT' } }],
      });
  });

  test('ends when its time is over, and at once when it is revoked, at every server', async () => {
    const ended = await make({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await codeOf(ended.secret)).toBe('200');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_001);
    try {
      expect(await codeOf(ended.secret)).toBe('401 KEY_EXPIRED');
    } finally {
      clock.mockRestore();
    }
    const { secret, key } = await make();
    expect(await codeOf(secret)).toBe('200');
    expect(await server.get(REVOKE, { input: { id: key.id } })).toEqual({ key: { state: 'REVOKED' } });
    expect(await codeOf(secret)).toBe('401 KEY_REVOKED');
    for (const [mutation, input] of [
      [CHANGE, { id: key.id, name: 'Again' }],
      [ROTATE, { id: key.id, oldUntil: new Date().toISOString() }],
    ] as const)
      expect((await server.ask(mutation, { input })).errors?.[0]?.extensions.code).toBe('WRONG_STATE');
  });

  test('is rotated with overlap: both secrets work until the chosen time, then the old one dies by itself', async () => {
    const { secret: old, key } = await make();
    const oldUntil = new Date(Date.now() + 86_400_000).toISOString();
    const { made } = await server.get<{ made: Made }>(ROTATE, { input: { id: key.id, oldUntil } });
    expect(made.key.state).toBe('ROTATING');
    expect([await codeOf(old), await codeOf(made.secret)]).toEqual(['200', '200']);
    const again = { input: { id: key.id, oldUntil } };
    expect((await server.ask(ROTATE, again)).errors?.[0]?.extensions.code).toBe('WRONG_STATE');
    const late = { input: { id: key.id, oldUntil: new Date(Date.now() + 31 * 86_400_000).toISOString() } };
    expect((await server.ask(ROTATE, late)).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_001);
    try {
      expect([await codeOf(old), await codeOf(made.secret)]).toEqual(['401 KEY_EXPIRED', '200']);
    } finally {
      clock.mockRestore();
    }
    const now = { input: { id: key.id, oldUntil: new Date().toISOString() } };
    const third = (await server.get<{ made: Made }>(ROTATE, now)).made;
    expect([await codeOf(old), await codeOf(made.secret), await codeOf(third.secret)]).toEqual([
      '401 KEY_EXPIRED',
      '401 KEY_EXPIRED',
      '200',
    ]);
  });

  test('tells when and from where it was last used, written once a minute', async () => {
    const { secret, key } = await make();
    const used = async () => {
      const { apiKeys } = await server.get<{ apiKeys: Made['key'][] }>(
        '{ apiKeys { id secrets { lastUsedAt lastUsedFrom } } }',
      );
      return apiKeys.find(({ id }) => id === key.id)?.secrets[0];
    };
    expect(await used()).toEqual({ lastUsedAt: null, lastUsedFrom: null });
    await by(secret, VIEWER, {}, '198.51.100.1');
    const first = await used();
    expect(first).toEqual({ lastUsedAt: expect.any(String), lastUsedFrom: '198.51.100.1' });
    await by(secret, VIEWER, {}, '198.51.100.2');
    expect(await used()).toEqual(first);
  });

  test('may make as many requests a minute as it was given', async () => {
    const { secret } = await make({ ratePerMinute: 2 });
    expect([await codeOf(secret), await codeOf(secret), await codeOf(secret)]).toEqual([
      '200',
      '200',
      '429 RATE_LIMITED',
    ]);
  });

  test('that sees some users sees nobody once its rule names what there is no more', async () => {
    const scope = { attribute: { key: 'city', is: { eq: '上海市' } } };
    const { secret } = await make({ scope });
    expect((await by(secret)).data).toMatchObject({ viewer: { isScoped: true } });
    expect((await server.app.heldKeys.actor(secret, '')).scope).toEqual(scope);
    await server.app.database.transaction(async (transaction) => {
      await transaction.query(
        `UPDATE api_keys SET scope = '{"segment": {"key": "never_was"}}' WHERE scope IS NOT NULL`,
      );
      await transaction.query('UPDATE api_keys_version SET version = version + 1');
    });
    expect((await server.app.heldKeys.actor(secret, '')).scope).toEqual({ not: { everyone: true } });
    const faulty = { attribute: { key: 'nothing', is: { eq: 1 } } };
    expect(
      (await server.ask(CREATE, { input: { name: 'x', permissions: ['TAG_READ'], scope: faulty } })).errors?.[0]
        ?.extensions.code,
    ).toBe('RULE_INVALID');
  });

  test('changed, is what it became at its next request', async () => {
    const { secret, key } = await make({ permissions: ['TAG_READ'] });
    expect((await by(secret, '{ tags { key } }')).status).toBe(200);
    await server.get(CHANGE, { input: { id: key.id, permissions: ['SEGMENT_READ'] } });
    expect((await by(secret, '{ tags { key } }')).status).toBe(403);
  });
});

describe('nobody gives what they do not hold', () => {
  const asMember = (permissions: Permission[]) => ({
    kind: 'member' as const,
    id: '1',
    name: 'Developer',
    permissions: new Set(permissions),
  });
  const settings = { name: 'x', scope: null, addresses: [], ratePerMinute: 10, expiresAt: null };

  test('a member makes, changes and rotates only keys that may do less than they', async () => {
    const developer = asMember(['key.manage', 'tag.read']);
    const { apiKeys } = server.app;
    await expect(apiKeys.create(developer, { ...settings, permissions: ['profile.read'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const { key } = await apiKeys.create(developer, { ...settings, permissions: ['tag.read'] });
    await expect(apiKeys.change(developer, key.id, { permissions: ['profile.read'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    // A new secret of a mightier key would be all its rights.
    const { key: mighty } = await make();
    await expect(apiKeys.rotate(developer, mighty.id, new Date())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(apiKeys.change(developer, mighty.id, { addresses: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const scoped = { ...developer, scope: { everyone: true } as const };
    await expect(apiKeys.create(scoped, { ...settings, permissions: ['tag.read'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('no key may manage keys or members, or decide', async () => {
    for (const permission of ['KEY_MANAGE', 'MEMBER_MANAGE', 'APPROVAL_DECIDE'])
      expect(
        (await server.ask(CREATE, { input: { name: 'x', permissions: [permission] } })).errors?.[0]?.extensions.code,
      ).toBe('INVALID_INPUT');
  });
});
