import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ENVIRONMENT_KEY, PERMISSIONS } from '@strata/access';
import { followLink } from '../../testing/door.js';
import { signedIn } from '../../testing/signed-in.js';
import type { SignedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ standingEvery: 20 });
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { url expiresAt member { id email role state } } }`;
const CHANGE = `mutation ($input: ChangeMemberInput!) { changeMember(input: $input) { role state } }`;
const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) }`;
const RESET = `mutation ($input: ResetMemberInput!) { resetMember(input: $input) { url } }`;
const CREATE_ROLE = `mutation ($input: RoleInput!) { createRole(input: $input) { key permissions scope members } }`;
const CHANGE_ROLE = `mutation ($input: RoleInput!) { changeRole(input: $input) { permissions scope } }`;
const REMOVE_ROLE = `mutation ($input: RemoveRoleInput!) { removeRole(input: $input) }`;

/** The code of the refusal, or the data. */
async function done(as: SignedIn | object, query: string, input: object): Promise<unknown> {
  const { data, errors } = await server.ask(query, { input }, as);
  return errors ? errors[0]?.extensions.code : data;
}

const role = (key: string, more: object = {}) => ({ key, name: key, permissions: ['PROFILE_READ'], ...more });

let people = 0;
async function invited(role: string): Promise<string> {
  const email = `invited-${++people}@example.com`;
  return (await server.app.members.invite(ENVIRONMENT_KEY, { email, name: 'In Vited', role })).member.id;
}
async function active(role: string): Promise<string> {
  const id = await invited(role);
  await server.app.database.query(`UPDATE members SET state = 'ACTIVE', password_hash = 'x' WHERE id = $1`, [id]);
  return id;
}

describe('members', () => {
  test('are invited by a link that is told once, sign in by it, and are listed', async () => {
    const owner = await signedIn(server, 'owner');
    const input = { email: ' Ada@Example.com', name: 'Ada', role: 'service' };
    const { inviteMember } = (await done(owner, INVITE, input)) as {
      inviteMember: { url: string; member: { id: string } };
    };
    expect(inviteMember).toMatchObject({ member: { email: 'ada@example.com', role: 'service', state: 'INVITED' } });
    expect(inviteMember.url).toMatch(/^http:\/\/localhost:4000\/accept#[\w-]{43}$/);
    expect(await done(owner, INVITE, input)).toBe('ALREADY_EXISTS');
    const { cookie } = await followLink(server, inviteMember.url, 'corridor of nine lamps');
    const { data } = await server.ask<{ viewer: { permissions: string[] } }>(
      '{ viewer { permissions } }',
      {},
      { cookie, origin: server.url },
    );
    expect(data.viewer.permissions).toContain('PROFILE_SENSITIVE');
    const listed = await server.ask<{ members: { email: string; state: string }[] }>(
      '{ members { email state } }',
      {},
      owner,
    );
    expect(listed.data.members).toContainEqual({ email: 'ada@example.com', state: 'ACTIVE' });
  });

  test('give nobody what they do not hold, and take nobody’s way in who may more; what they take away is all they may', async () => {
    const administrator = await signedIn(server, 'administrator');
    const service = await active('service');
    const owner = await active('owner');
    // An administrator does not see sensitive values, so makes nobody who does, nor takes their way in.
    for (const role of ['owner', 'service', 'protection_officer'])
      expect([role, await done(administrator, INVITE, { email: 'x@example.com', name: 'X', role })]).toEqual([
        role,
        'FORBIDDEN',
      ]);
    for (const id of [service, owner]) {
      expect(await done(administrator, RESET, { id, secondFactor: true })).toBe('FORBIDDEN');
      expect(await done(administrator, CHANGE, { id, name: 'Another' })).toBe('FORBIDDEN');
    }
    const sessions = (id: string) =>
      server.ask('query ($id: ID) { sessions(member: $id) { id } }', { id }, administrator);
    expect(await done(administrator, CHANGE, { id: owner, state: 'SUSPENDED' })).toBe('FORBIDDEN');
    expect(await done(administrator, CHANGE, { id: owner, role: 'analyst' })).toBe('FORBIDDEN');
    expect(await done(administrator, REMOVE, { id: owner })).toBe('FORBIDDEN');
    expect((await sessions(owner)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');

    // What is taken away gives nobody anything: who has left is kept out at once. Giving it back is another matter.
    expect((await sessions(service)).errors).toBeUndefined();
    expect(await done(administrator, CHANGE, { id: service, state: 'SUSPENDED' })).toMatchObject({
      changeMember: { state: 'SUSPENDED' },
    });
    expect(await done(administrator, CHANGE, { id: service, state: 'ACTIVE' })).toBe('FORBIDDEN');
    expect(await done(administrator, CHANGE, { id: service, state: 'ACTIVE', role: 'analyst' })).toBe('FORBIDDEN');
    expect(await done(administrator, CHANGE, { id: service, role: 'analyst' })).toMatchObject({
      changeMember: { role: 'analyst' },
    });
    expect(await done(administrator, CHANGE, { id: service, role: 'service' })).toBe('FORBIDDEN');
    expect(await done(administrator, REMOVE, { id: await active('service') })).toEqual({ removeMember: true });
    expect(await done(administrator, CHANGE, { id: await active('analyst'), role: 'marketer' })).toMatchObject({
      changeMember: { role: 'marketer' },
    });
    // Every permission is not the same as being an owner.
    const mighty = await signedIn(server, PERMISSIONS);
    expect(await done(mighty, CHANGE, { id: owner, state: 'SUSPENDED' })).toBe('FORBIDDEN');
    expect(await done(mighty, INVITE, { email: 'x@example.com', name: 'X', role: 'owner' })).toBe('FORBIDDEN');
  });

  test('get in by no link that was made before they were given more', async () => {
    const administrator = await signedIn(server, 'administrator');
    const link = async (query: string, input: object): Promise<string> => {
      const answer = (await done(administrator, query, input)) as Record<string, { url: string }>;
      return Object.values(answer)[0]?.url ?? '';
    };
    const follows = async (url: string) => (await followLink(server, url, 'corridor of nine lamps')).body;
    // Who was invited as an analyst is made of the service by an owner; whoever invited them still has the link.
    const invitation = await link(INVITE, { email: 'raised@example.com', name: 'Raised', role: 'analyst' });
    const raised = (await server.app.members.findByEmail('raised@example.com'))?.id;
    const known = await active('analyst');
    const reset = await link(RESET, { id: known });
    for (const id of [raised, known]) await done({}, CHANGE, { id, role: 'service' });
    expect([await follows(invitation), await follows(reset)]).toEqual(
      Array(2).fill(expect.objectContaining({ code: 'LINK_EXPIRED' })),
    );

    // The same where their role is given more; where it is given less the link goes on.
    await done({}, CREATE_ROLE, role('widening'));
    const first = await link(INVITE, { email: 'wide@example.com', name: 'Wide', role: 'widening' });
    await done({}, CHANGE_ROLE, role('widening', { permissions: ['PROFILE_READ', 'PROFILE_SENSITIVE'] }));
    expect(await follows(first)).toMatchObject({ code: 'LINK_EXPIRED' });
    await done({}, CHANGE_ROLE, role('widening'));
    const wide = (await server.app.members.findByEmail('wide@example.com'))?.id;
    const second = await link(RESET, { id: wide });
    await done({}, CHANGE_ROLE, role('widening', { permissions: [] }));
    expect(await follows(second)).toMatchObject({ next: 'DONE' });
  });

  test('without the permission manage nobody, and with a scope neither', async () => {
    const id = await active('analyst');
    for (const as of [
      await signedIn(server, 'marketer'),
      await signedIn(server, ['member.read', 'member.manage'], { attribute: { key: 'city', is: { eq: '上海' } } }),
    ]) {
      expect(await done(as, CHANGE, { id, state: 'SUSPENDED' })).toBe('FORBIDDEN');
      expect(await done(as, INVITE, { email: 'y@example.com', name: 'Y', role: 'analyst' })).toBe('FORBIDDEN');
    }
  });

  test('keep the last owner who is active, also when two send each other away at once', async () => {
    await server.app.database.query(`DELETE FROM members WHERE role = 'owner'`);
    const [one, other] = [await active('owner'), await active('owner')];
    const both = await Promise.all([one, other].map((id) => done({}, CHANGE, { id, role: 'analyst' })));
    expect(both.filter((answer) => answer === 'LAST_OWNER')).toHaveLength(1);
    const [last] = await server.app.database.query<{ id: string }>(`SELECT id FROM members WHERE role = 'owner'`);
    const id = last?.id;
    expect(await done({}, CHANGE, { id, state: 'SUSPENDED' })).toBe('LAST_OWNER');
    expect(await done({}, REMOVE, { id })).toBe('LAST_OWNER');
    expect(await done({}, CHANGE, { id, role: 'marketer' })).toBe('LAST_OWNER');
    const suspended = await active('owner');
    await server.app.members.change(ENVIRONMENT_KEY, suspended, { state: 'SUSPENDED' });
    expect(await done({}, REMOVE, { id })).toBe('LAST_OWNER');
    expect(await done({}, REMOVE, { id: suspended })).toEqual({ removeMember: true });
  });

  test('that do not exist are not found', async () => {
    for (const id of ['0', '999999', 'x', '1; DROP TABLE members'])
      expect([id, await done({}, REMOVE, { id })]).toEqual([id, 'NOT_FOUND']);
  });
});

describe('roles', () => {
  test('are made of permissions and a rule, changed with effect at once, and stay while members hold them', async () => {
    const scope = { attribute: { key: 'city', is: { eq: '上海市' } } };
    expect(await done({}, CREATE_ROLE, role('shanghai', { scope }))).toMatchObject({
      createRole: { permissions: ['PROFILE_READ'], scope, members: 0 },
    });
    expect(await done({}, CREATE_ROLE, role('shanghai'))).toBe('ALREADY_EXISTS');
    const id = await active('shanghai');
    const token = await server.app.sessions.begin({ id }, { address: '127.0.0.1', agent: '' });
    const as = { cookie: `strata-${new URL(server.url).port}=${token}`, origin: server.url };
    const seen = async () => (await server.ask('{ viewer { permissions isScoped } }', {}, as)).data;
    expect(await seen()).toEqual({ viewer: { permissions: ['PROFILE_READ'], isScoped: true } });
    await done({}, CHANGE_ROLE, role('shanghai', { permissions: ['TAG_READ'] }));
    expect(await seen()).toEqual({ viewer: { permissions: ['TAG_READ'], isScoped: false } });
    expect(await done({}, REMOVE_ROLE, { key: 'shanghai' })).toBe('ROLE_IN_USE');
    await done({}, CHANGE, { id, role: 'analyst' });
    expect(await done({}, REMOVE_ROLE, { key: 'shanghai' })).toEqual({ removeRole: true });
    expect(await done({}, REMOVE_ROLE, { key: 'shanghai' })).toBe('NOT_FOUND');
  });

  test('that are built in stay, and what no role can be is refused', async () => {
    expect(await done({}, CHANGE_ROLE, role('analyst'))).toBe('BUILT_IN_ROLE');
    expect(await done({}, REMOVE_ROLE, { key: 'owner' })).toBe('BUILT_IN_ROLE');
    expect(await done({}, CREATE_ROLE, role('owner'))).toBe('ALREADY_EXISTS');
    expect(await done({}, CREATE_ROLE, role('Äther'))).toBe('INVALID_KEY');
    expect(await done({}, CREATE_ROLE, role('nameless', { name: ' ' }))).toBe('INVALID_INPUT');
    const scope = { attribute: { key: 'no_such', is: { eq: 'x' } } };
    expect(await done({}, CREATE_ROLE, role('ruled', { scope }))).toBe('RULE_INVALID');
  });

  test('allow nothing that whoever makes or changes them may not', async () => {
    const administrator = await signedIn(server, 'administrator');
    expect(await done(administrator, CREATE_ROLE, role('sly', { permissions: ['PROFILE_SENSITIVE'] }))).toBe(
      'FORBIDDEN',
    );
    expect(await done(administrator, CREATE_ROLE, role('plain'))).toMatchObject({ createRole: { key: 'plain' } });
    expect(await done(administrator, CHANGE_ROLE, role('plain', { permissions: ['PROFILE_EXPORT'] }))).toBe(
      'FORBIDDEN',
    );
    await done({}, CREATE_ROLE, role('above', { permissions: ['PROFILE_SENSITIVE'] }));
    expect(await done(administrator, CHANGE_ROLE, role('above'))).toBe('FORBIDDEN');
    expect(await done(administrator, REMOVE_ROLE, { key: 'above' })).toBe('FORBIDDEN');
  });
});

describe('sessions', () => {
  async function member(role = 'owner') {
    const id = await active(role);
    const begin = async (agent: string) => {
      const token = await server.app.sessions.begin({ id }, { address: '203.0.113.9', agent });
      return { cookie: `strata-${new URL(server.url).port}=${token}`, origin: server.url };
    };
    return { id, begin };
  }
  const LIST = 'query ($member: ID) { sessions(member: $member) { id agent address isThis } }';
  type Listed = { sessions: { id: string; agent: string; isThis: boolean }[] };

  test('are listed with where from and by what, and ended one by one or all others', async () => {
    const { begin } = await member('analyst');
    const [one, two, three] = [await begin('Firefox'), await begin('Chrome'), await begin('a phone')];
    const { data } = await server.ask<Listed>(LIST, {}, one);
    expect(data.sessions).toHaveLength(3);
    expect(data.sessions).toContainEqual(
      expect.objectContaining({ agent: 'Firefox', address: '203.0.113.9', isThis: true }),
    );
    const chrome = data.sessions.find(({ agent }) => agent === 'Chrome')?.id;
    await server.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: chrome }, one);
    const status = async (as: object) => (await server.ask('{ viewer { id } }', {}, as)).status;
    expect(await Promise.all([one, two, three].map(status))).toEqual([200, 401, 200]);
    await server.ask('mutation { endOtherSessions }', {}, one);
    expect(await Promise.all([one, two, three].map(status))).toEqual([200, 401, 401]);
  });

  test('of others are seen and ended with the right to manage members alone', async () => {
    const { id, begin } = await member('marketer');
    const theirs = await begin('Safari');
    const stranger = await signedIn(server, 'analyst');
    const administrator = await signedIn(server, 'administrator');
    const { data } = await server.ask<Listed>(LIST, { member: id }, administrator);
    const session = data.sessions[0]?.id;
    const end = async (as: object) =>
      (await server.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: session }, as)).errors?.[0]?.extensions
        .code;
    expect((await server.ask(LIST, { member: id }, stranger)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await end(stranger)).toBe('FORBIDDEN');
    expect(await end(administrator)).toBeUndefined();
    expect((await server.ask('{ viewer { id } }', {}, theirs)).status).toBe(401);
  });

  test.each([
    ['ends', 4401, (id: string) => server.app.sessions.endAll(id)],
    ['is of a member who is suspended', 4401, (id: string) => done({}, CHANGE, { id, state: 'SUSPENDED' })],
    ['is of a member whose role changes', 4205, (id: string) => done({}, CHANGE, { id, role: 'developer' })],
  ])('that %s closes its web sockets within seconds, subscriptions with them', async (_what, code, act) => {
    const { id, begin } = await member('marketer');
    await server.app.segments.service.create({ key: `watched_${id}`, name: 'Watched', rule: { everyone: true } });
    const headers = await begin('Firefox');
    class MemberSocket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols, { headers });
      }
    }
    let listens = false;
    const closed = new Promise<{ code: number }>((resolve) => {
      const client = createClient({
        url: `${server.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: MemberSocket,
        retryAttempts: 0,
        on: { closed: (event) => resolve(event as { code: number }) },
      });
      const query = `subscription { segmentChanged(key: "watched_${id}") { key } }`;
      client.subscribe({ query }, { next: () => (listens = true), error: () => undefined, complete: () => undefined });
    });
    // It listens once it has heard of somebody.
    for (let n = 0; !listens; n++) {
      await server.app.upsertUsers([{ externalId: `heard-${id}-${n}` }], undefined);
      await server.app.audience.tick();
    }
    await act(id);
    expect((await closed).code).toBe(code);
  });
});

test('who lacks the second factor that the company asks for may set one up, and nothing else', async () => {
  const id = await active('owner');
  const token = await server.app.sessions.begin({ id }, { address: '127.0.0.1', agent: '' });
  const as = { cookie: `strata-${new URL(server.url).port}=${token}`, origin: server.url };
  const code = async (query: string) => (await server.ask(query, {}, as)).errors?.[0]?.extensions.code;
  const others = [
    '{ approvals(first: 1) { totalCount } }',
    '{ sessions { id } }',
    'mutation { changeName(name: "Mallory") { name } }',
    'mutation { endOtherSessions }',
    '{ users(first: 1) { totalCount } }',
  ];
  for (const query of others) expect([query, await code(query)]).toEqual([query, undefined]);
  const require = (secondFactorRequired: boolean) =>
    done(
      {},
      'mutation ($input: UpdateAccessSettingsInput!) { updateAccessSettings(input: $input) { secondFactorRequired } }',
      {
        secondFactorRequired,
      },
    );
  expect(await require(true)).toEqual({ updateAccessSettings: { secondFactorRequired: true } });
  try {
    for (const query of others) expect([query, await code(query)]).toEqual([query, 'FORBIDDEN']);
    for (const query of ['{ viewer { lacksSecondFactor } workspace { name } account { email } }'])
      expect([query, await code(query)]).toEqual([query, undefined]);
    expect((await server.ask('{ viewer { lacksSecondFactor } }', {}, as)).data).toEqual({
      viewer: { lacksSecondFactor: true },
    });
  } finally {
    await require(false);
  }
});
