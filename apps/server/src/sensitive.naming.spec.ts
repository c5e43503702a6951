import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Permission } from '@strata/access';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const [TAKEN, NOBODYS, ERASED] = ['secret1@example.com', 'nobody@example.com', 'secret2@example.com'];
const WRITES: readonly Permission[] = ['profile.write', 'event.write'];

let server: TestServer;
let blind: SignedIn;
let writer: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'note', type: 'TEXT' });
  await server.app.upsertUsers(
    [TAKEN, ERASED].map((value, n) => ({
      externalId: `u${n}`,
      identities: [{ kind: 'EMAIL', namespace: '', value: value }],
    })),
    undefined,
  );
  await server.app.erasures.erase({ externalId: 'u1' });
  blind = await signedIn(server, [...WRITES, 'profile.read', 'audience.count', 'profile.erase', 'privacy.read']);
  writer = await signedIn(server, WRITES);
});
afterAll(() => server.close());

const identity = (value: string) => ({ kind: 'EMAIL', value });
const ask = async (query: string, variables: object, as: SignedIn) => {
  const { data, errors } = await server.ask<Record<string, Record<string, unknown> | null>>(query, variables, as);
  return {
    data: data,
    code: errors?.[0]?.extensions.code as unknown,
  };
};
const post = async (path: string, body: object, as: SignedIn) => {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...as, 'content-type': 'application/json' },
  });
  return (await response.json()) as Record<string, unknown>;
};

const user = (value: string) => ({ identities: [identity(value)], attributes: { note: 'probe' } });
const event = (value: string) => ({ name: 'probe', identity: identity(value) });
const named = { externalId: 'u9' };

const WRITE: Record<string, (value: string, as: SignedIn) => Promise<unknown>> = {
  upsertUsers: async (value, as) =>
    (
      await ask(
        'mutation ($users: [UserInput!]!) { upsertUsers(input: { users: $users }) { accepted rejected { index code message } } }',
        { users: [user(value), named] },
        as,
      )
    ).data.upsertUsers,
  trackEvents: async (value, as) =>
    (
      await ask(
        'mutation ($events: [EventInput!]!) { trackEvents(input: { events: $events }) { accepted rejected { index code message } } }',
        { events: [event(value), { name: 'probe', ...named }] },
        as,
      )
    ).data.trackEvents,
  '/v1/users': (value, as) => post('/v1/users', { users: [user(value), named] }, as),
  '/v1/events': (value, as) => post('/v1/events', { events: [event(value), { name: 'probe', ...named }] }, as),
};

describe.each(Object.keys(WRITE))('by %s', (door) => {
  test('nobody who reads users names one by an identity that they may not see', async () => {
    for (const value of [TAKEN, NOBODYS])
      expect(await WRITE[door]!(value, blind)).toMatchObject({
        accepted: 1,
        rejected: [
          { index: 0, code: 'FORBIDDEN', message: 'to name somebody by EMAIL takes the permission profile.sensitive' },
        ],
      });
  });

  test('who only writes goes on as before', async () => {
    expect(await WRITE[door]!('writer@example.com', writer)).toMatchObject({ accepted: 2, rejected: [] });
  });
});

describe.each(['upsertUsers', '/v1/users'] as const)('beside an external id, by %s', (door) => {
  const own = (externalId: string, value: string) => ({ externalId, identities: [identity(value)] });
  const write = async (users: object[], as: SignedIn) =>
    door === '/v1/users'
      ? post(door, { users }, as)
      : (
          await ask(
            'mutation ($users: [UserInput!]!) { upsertUsers(input: { users: $users }) { accepted rejected { index code message } } }',
            { users },
            as,
          )
        ).data.upsertUsers;
  const owner = async (externalId: string) => (await server.app.profiles.byExternalId(externalId))?.externalId;

  test('whoever may not see an identity is merged with nobody by it, and reads the same of one who was erased', async () => {
    for (const [value, guess] of [
      [TAKEN, 'guess-a'],
      [ERASED, 'guess-b'],
    ] as const) {
      await server.app.upsertUsers([{ externalId: guess }], undefined);
      expect(await write([own(guess, value), own(`new-${guess}`, value)], blind)).toMatchObject({
        accepted: 0,
        rejected: [0, 1].map((index) => ({
          index,
          code: 'IDENTITY_TAKEN',
          message: `identities: EMAIL "${value}" belongs to another user`,
        })),
      });
      expect([await owner(guess), await owner(`new-${guess}`)]).toEqual([guess, undefined]);
    }
    expect(await owner('u0')).toBe('u0');
  });

  test('what nobody has is given, and its owner is written of with it', async () => {
    const mine = own(`mine-${door}`, `mine${door.length}@example.com`);
    for (let n = 0; n < 2; n++) expect(await write([mine], blind)).toMatchObject({ accepted: 1, rejected: [] });
  });

  test('who only writes merges as the policy says', async () => {
    const value = `both${door.length}@example.com`;
    await server.app.upsertUsers([own(`one-${door}`, value)], undefined);
    expect(await write([own(`two-${door}`, value)], writer)).toMatchObject({ accepted: 1, rejected: [] });
    expect((await server.app.profiles.byExternalId(`two-${door}`))?.id).toBe(
      (await server.app.profiles.byExternalId(`one-${door}`))?.id,
    );
  });
});

test('nobody learns by an identity that they may not see who was erased, nor erases by it', async () => {
  const ERASURE = 'query ($i: IdentityInput!) { erasure(identity: $i) { erasedAt } }';
  const ERASE = 'mutation ($i: IdentityInput!) { eraseUser(input: { identity: $i }) { erasedAt } }';
  const seeing = await signedIn(server, ['profile.erase', 'privacy.read', 'profile.read', 'profile.sensitive']);
  for (const value of [ERASED, NOBODYS])
    for (const query of [ERASURE, ERASE])
      expect([query, value, (await ask(query, { i: identity(value) }, blind)).code]).toEqual([
        query,
        value,
        'FORBIDDEN',
      ]);
  expect((await ask(ERASURE, { i: identity(ERASED) }, seeing)).data.erasure).not.toBeNull();
});
