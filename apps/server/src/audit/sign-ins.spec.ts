import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { ENVIRONMENT_KEY } from '@strata/access';
import type { AuditEntry } from '@strata/access';
import { linkUrl } from '../member-link.js';
import { atDoor, followLink } from '../testing/door.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

const PASSWORD = 'corridor of nine lamps';
const TYPED = 'the-password-in-the-wrong-field';

let server: TestServer;
beforeAll(async () => {
  // Addresses of tests are what a proxy says of them.
  server = await startTestServer({ proxies: 1 });
});
afterAll(() => server.close());
beforeEach(() => server.app.database.query('DELETE FROM sign_in_attempts'));

let members = 0;
async function member(): Promise<{ id: string; email: string; cookie: string }> {
  const email = `member-${++members}@example.com`;
  const { member: made, link } = await server.app.members.invite(ENVIRONMENT_KEY, {
    email,
    name: 'Ada',
    role: 'analyst',
  });
  const { cookie = '' } = await followLink(server, linkUrl(server.app, link), PASSWORD);
  return { id: made.id, email, cookie };
}

const signIn = (email: string, password: string, from = '203.0.113.1') =>
  atDoor(server, 'sign-in', { email, password }, { 'x-forwarded-for': from });

/** The newest first. */
async function entriesOf(filter: { operation?: string; objectId?: string }): Promise<AuditEntry[]> {
  await server.app.audit.flush();
  return server.app.auditReader.page(filter, 50);
}

const told = (entries: readonly AuditEntry[]) =>
  entries.map(({ actorKind, actorId, operation, outcome, code }) => [actorKind, actorId, operation, outcome, code]);

describe('on record', () => {
  test('are a link that was used, a sign-in and a sign-out: who, from where and by what', async () => {
    const { id, email, cookie } = await member();
    await signIn(email, PASSWORD, '198.51.100.4');
    await atDoor(server, 'sign-out', {}, { cookie });
    const entries = await entriesOf({ objectId: id });
    expect(told(entries)).toEqual([
      ['member', id, 'signOut', 'DONE', ''],
      ['member', id, 'signIn', 'DONE', ''],
      ['member', id, 'acceptLink', 'DONE', ''],
    ]);
    expect(entries[1]).toMatchObject({ address: '198.51.100.4', actorName: 'Ada', details: { method: 'PASSWORD' } });
    expect(entries[1]?.requestId).not.toBe('');
    expect(entries[2]?.details).toMatchObject({ purpose: 'INVITATION' });
  });

  test('is a failed sign-in by the id of the member whom it meant, without what was typed', async () => {
    const { id, email } = await member();
    await signIn(email, TYPED);
    await signIn(TYPED, TYPED);
    const entries = await entriesOf({ operation: 'signIn' });
    expect(
      entries.slice(0, 2).map(({ actorKind, objectId, outcome, code }) => [actorKind, objectId, outcome, code]),
    ).toEqual(
      expect.arrayContaining([
        ['stranger', id, 'REFUSED', 'WRONG_CREDENTIALS'],
        ['stranger', '', 'REFUSED', 'WRONG_CREDENTIALS'],
      ]),
    );
    const rows = await server.app.database.query('SELECT * FROM audit_entries');
    expect(JSON.stringify(rows)).not.toContain(TYPED);
    expect(JSON.stringify(rows)).not.toContain(email);
  });

  test('are guesses, every one of them counted', async () => {
    const { id, email } = await member();
    for (let n = 0; n < 13; n++) await signIn(email, `${TYPED} ${n}`);
    const entries = await entriesOf({ operation: 'signIn', objectId: id });
    const times = (code: string): number =>
      entries.filter((entry) => entry.code === code).reduce((sum, { details }) => sum + Number(details.times ?? 1), 0);
    expect([times('WRONG_CREDENTIALS'), times('RATE_LIMITED')]).toEqual([10, 3]);
  });

  test('are a second factor that was set, a code that was wrong, one that was right, and that it was given up', async () => {
    const { id, email, cookie } = await member();
    const as = { cookie, origin: server.url };
    const ask = (query: string, variables = {}) => server.ask(query, variables, as);
    const begun = await ask('mutation ($p: String!) { beginSecondFactor(input: { password: $p }) { secret } }', {
      p: PASSWORD,
    });
    const { secret } = (begun.data as { beginSecondFactor: { secret: string } }).beginSecondFactor;
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await ask('mutation ($code: String!) { confirmSecondFactor(code: $code) }', { code: totp.generate() });
    const { ticket } = (await signIn(email, PASSWORD)).body;
    const wrong = totp.generate({ timestamp: 0 });
    await atDoor(server, 'second-factor', { ticket, code: wrong });
    await atDoor(server, 'second-factor', { ticket, code: totp.generate({ timestamp: Date.now() + 30_000 }) });
    await ask('mutation ($p: String!) { disableSecondFactor(input: { password: $p }) { id } }', { p: 'not this one' });
    await ask('mutation ($p: String!) { disableSecondFactor(input: { password: $p }) { id } }', { p: PASSWORD });
    const entries = await entriesOf({ objectId: id });
    expect(told(entries)).toEqual(
      expect.arrayContaining([
        ['member', id, 'disableSecondFactor', 'REFUSED', 'WRONG_PASSWORD'],
        ['member', id, 'signInSecondFactor', 'DONE', ''],
        ['stranger', '', 'signInSecondFactor', 'REFUSED', 'WRONG_CODE'],
        ['member', id, 'signIn', 'DONE', ''],
      ]),
    );
    const of = (operation: string) => entries.find((one) => one.operation === operation && one.outcome === 'DONE');
    expect(of('signIn')?.details).toMatchObject({ next: 'SECOND_FACTOR' });
    expect(of('confirmSecondFactor')?.details).toMatchObject({
      before: { hasSecondFactor: false },
      after: { hasSecondFactor: true },
    });
    expect(of('disableSecondFactor')?.details).toMatchObject({ after: { hasSecondFactor: false } });
    const rows = await server.app.database.query('SELECT * FROM audit_entries');
    for (const one of [secret, wrong, PASSWORD]) expect(JSON.stringify(rows)).not.toContain(`"${one}"`);
  });

  test('are a new password, a wrong one, and a session that was ended', async () => {
    const { id, email, cookie } = await member();
    await atDoor(server, 'password', { current: TYPED, password: 'a new corridor of lamps' }, { cookie });
    const changed = await atDoor(
      server,
      'password',
      { current: PASSWORD, password: 'a new corridor of lamps' },
      { cookie },
    );
    expect(changed.status).toBe(200);
    expect(told(await entriesOf({ operation: 'changePassword', objectId: id }))).toEqual([
      ['member', id, 'changePassword', 'DONE', ''],
      ['member', id, 'changePassword', 'REFUSED', 'WRONG_PASSWORD'],
    ]);
    const other = await signIn(email, 'a new corridor of lamps');
    const as = { cookie: other.cookie ?? '', origin: server.url };
    const sessions = await server.app.sessions.list(id);
    const ended = sessions.at(-1)?.id ?? '';
    await server.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: ended }, as);
    expect((await entriesOf({ operation: 'endSession', objectId: ended }))[0]?.details).toEqual({
      before: { member: id },
    });
  });

  test('is a link that was used together with what it did, or neither is', async () => {
    const { database } = server.app;
    const { member: made, link } = await server.app.members.invite(ENVIRONMENT_KEY, {
      email: `member-${++members}@example.com`,
      name: 'Ada',
      role: 'analyst',
    });
    const stateOf = async () => (await database.query('SELECT state FROM members WHERE id = $1', [made.id]))[0];
    await database.query('ALTER TABLE audit_pending ADD CONSTRAINT full_disk CHECK (false) NOT VALID');
    try {
      expect((await followLink(server, linkUrl(server.app, link), PASSWORD)).status).toBe(500);
    } finally {
      await database.query('ALTER TABLE audit_pending DROP CONSTRAINT full_disk');
    }
    expect(await stateOf()).toEqual({ state: 'INVITED' });
    expect((await followLink(server, linkUrl(server.app, link), PASSWORD)).status).toBe(200);
    expect(await stateOf()).toEqual({ state: 'ACTIVE' });
  });

  test('is nobody who was suspended while their link was used', async () => {
    const { database } = server.app;
    const { id } = await member();
    const link = await server.app.members.reset(ENVIRONMENT_KEY, id);
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const followed = await database.transaction(async (transaction) => {
      await transaction.query(`UPDATE members SET state = 'SUSPENDED' WHERE id = $1`, [id]);
      await transaction.query('DELETE FROM sessions WHERE member_id = $1', [id]);
      const following = followLink(server, linkUrl(server.app, link), PASSWORD);
      while ((await transaction.query(waiting)).length === 0)
        await transaction.query('SELECT pg_stat_clear_snapshot()');
      return { following };
    });
    expect((await followed.following).status).not.toBe(200);
    expect(await database.query('SELECT state FROM members WHERE id = $1', [id])).toEqual([{ state: 'SUSPENDED' }]);
    expect(await server.app.sessions.list(id)).toEqual([]);
  });

  test('is a link that nobody made, or that was used', async () => {
    await atDoor(server, 'accept', { token: 'never-made', password: PASSWORD }, { 'x-forwarded-for': '198.51.100.77' });
    expect((await entriesOf({ operation: 'acceptLink' }))[0]).toMatchObject({
      actorKind: 'stranger',
      address: '198.51.100.77',
      outcome: 'REFUSED',
      code: 'LINK_EXPIRED',
    });
  });
});
