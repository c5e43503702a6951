import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ENVIRONMENT_KEY } from '@strata/access';
import { linkUrl } from '../../member-link.js';
import { atDoor, followLink } from '../../testing/door.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const PASSWORD = 'corridor of nine lamps';
/** The same, by 8 MiB and one pass. */
const OF_ANOTHER_COST =
  '$argon2id$v=19$m=8192,t=1,p=1$VuISTbhrC3ki0X+6nyvqLQ$AVSKbHx4Bmb9ipYbIZAjysexS0SDt7108HOfnrgy9G8';
let server: TestServer;
beforeAll(async () => {
  // Addresses of tests are what a proxy says of them.
  server = await startTestServer({ proxies: 1 });
});
afterAll(() => server.close());
beforeEach(() => server.app.database.query('DELETE FROM sign_in_attempts'));

let members = 0;
async function member(role = 'analyst'): Promise<{ id: string; email: string; cookie: string }> {
  const email = `member-${++members}@example.com`;
  const { member: made, link } = await server.app.members.invite(ENVIRONMENT_KEY, { email, name: 'Some Body', role });
  const { cookie } = await followLink(server, linkUrl(server.app, link), PASSWORD);
  return { id: made.id, email, cookie: cookie ?? '' };
}

const signIn = (email: string, password: string, from = '203.0.113.1') =>
  atDoor(server, 'sign-in', { email, password }, { 'x-forwarded-for': from });

async function isIn(cookie: string | undefined): Promise<boolean> {
  const { status } = await server.ask('{ viewer { id } }', {}, { cookie: cookie ?? '', origin: server.url });
  return status === 200;
}

describe('signing in', () => {
  test('takes the password of an active member, however the address is written, and gives a session in a cookie', async () => {
    const { email } = await member();
    const answer = await signIn(`  ${email.toUpperCase()} `, PASSWORD);
    expect(answer).toMatchObject({ status: 200, body: { next: 'DONE' } });
    expect(answer.headers.get('set-cookie')).toMatch(/^strata-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await isIn(answer.cookie)).toBe(true);
  });

  test('answers the same to a wrong password, a name that nobody has, an invited one and a suspended one', async () => {
    const { id, email } = await member();
    const { email: invited } = (
      await server.app.members.invite(ENVIRONMENT_KEY, {
        email: 'invited@example.com',
        name: 'Not Yet',
        role: 'analyst',
      })
    ).member;
    const wrong = await signIn(email, 'another password!');
    await server.app.members.change(ENVIRONMENT_KEY, id, { state: 'SUSPENDED' });
    for (const name of ['nobody@example.com', 'no address at all', '', invited, email]) {
      const answer = await signIn(name, PASSWORD);
      expect([name, answer.status, answer.body.code, answer.body.message, answer.cookie]).toEqual([
        name,
        401,
        'WRONG_CREDENTIALS',
        wrong.body.message,
        undefined,
      ]);
    }
  });

  test('is a new session each time, and ends the one that the browser had', async () => {
    const { email, cookie } = await member();
    const again = await atDoor(server, 'sign-in', { email, password: PASSWORD }, { cookie });
    expect(again.cookie).not.toBe(cookie);
    expect([await isIn(cookie), await isIn(again.cookie)]).toEqual([false, true]);
  });

  test('is for pages of this server alone: neither a form, nor another site, nor a key', async () => {
    const { email, cookie } = await member();
    const body = { email, password: PASSWORD };
    const sent = async (headers: Record<string, string>) => {
      const { status, body: said } = await atDoor(server, 'sign-in', body, headers);
      return [status, said.code];
    };
    expect(await sent({ origin: 'https://evil.example' })).toEqual([403, 'FORBIDDEN_ORIGIN']);
    expect(await sent({ origin: 'null' })).toEqual([403, 'FORBIDDEN_ORIGIN']);
    expect(await sent({ 'content-type': 'text/plain' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await sent({ 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
    expect(await sent({ authorization: 'Bearer the-key-of-tests' })).toEqual([403, 'FORBIDDEN']);
    const out = await atDoor(server, 'sign-out', {}, { cookie, origin: 'https://evil.example' });
    expect([out.status, await isIn(cookie)]).toEqual([403, true]);
  });

  test('without an Origin is refused', async () => {
    const response = await fetch(`${server.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'none=1' },
      body: '{}',
    });
    expect(response.status).toBe(403);
  });

  test('out ends the session and takes the cookie', async () => {
    const { cookie } = await member();
    const out = await atDoor(server, 'sign-out', {}, { cookie });
    expect(out.headers.get('set-cookie')).toMatch(/=; .*Expires=Thu, 01 Jan 1970/);
    expect(await isIn(cookie)).toBe(false);
  });

  test('with a password hashed at another cost hashes it anew', async () => {
    const { id, email } = await member();
    const hashed = async () =>
      (
        await server.app.database.query<{ hash: string }>('SELECT password_hash AS hash FROM members WHERE id = $1', [
          id,
        ])
      )[0]?.hash;
    await server.app.database.query('UPDATE members SET password_hash = $2 WHERE id = $1', [id, OF_ANOTHER_COST]);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
    expect(await hashed()).toMatch(/m=19456,t=2,p=1/);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });
});

describe('whoever guesses', () => {
  test('is locked out after ten failures from one address, while the owner gets in from another, and it ends by itself', async () => {
    const { email } = await member();
    const guesses = await Promise.all(Array.from({ length: 14 }, () => signIn(email, 'a wrong password')));
    expect(guesses.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(10).fill(401),
      ...Array<number>(4).fill(429),
    ]);
    const refused = await signIn(email, PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' }, cookie: undefined });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(email, PASSWORD, '198.51.100.7')).status).toBe(200);
    await server.app.database.query(`UPDATE sign_in_attempts SET until = until - interval '15 minutes'`);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  test('is told the same of a name that nobody has', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => signIn('nobody@example.com', 'a wrong password')),
    );
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  test('many names from one network is locked out, too', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 53 }, (_, n) => signIn(`name-${n}@example.com`, 'a wrong password', `2001:db8::${n + 1}`)),
    );
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  test('is nobody who signs in rightly, however often', async () => {
    const { email } = await member();
    for (let n = 0; n < 12; n++) expect((await signIn(email, PASSWORD)).status).toBe(200);
  });
});

describe('a link', () => {
  test('is read without being used, works once, and not after its time', async () => {
    const invite = () =>
      server.app.members.invite(ENVIRONMENT_KEY, {
        email: `linked-${++members}@example.com`,
        name: 'Link',
        role: 'analyst',
      });
    const { link, member: made } = await invite();
    const opened = await atDoor(server, 'link', { token: link.token });
    expect(opened.body).toMatchObject({ purpose: 'INVITATION', email: made.email, name: 'Link' });
    expect((await atDoor(server, 'accept', { token: link.token, password: 'short' })).body).toMatchObject({
      code: 'WEAK_PASSWORD',
      reason: 'LENGTH',
    });
    const twice = await Promise.all(
      [1, 2].map(() => atDoor(server, 'accept', { token: link.token, password: PASSWORD })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await atDoor(server, 'link', { token: link.token })).body.code).toBe('LINK_EXPIRED');

    const late = await invite();
    await server.app.database.query(`UPDATE member_links SET expires_at = now()`);
    expect((await atDoor(server, 'accept', { token: late.link.token, password: PASSWORD })).body.code).toBe(
      'LINK_EXPIRED',
    );
    expect((await atDoor(server, 'accept', { token: '', password: PASSWORD })).body.code).toBe('LINK_EXPIRED');
  });

  test('that is made anew ends the one before; the old password works until it is used, and all sessions end then', async () => {
    const { id, email, cookie } = await member();
    const first = await server.app.members.reset(ENVIRONMENT_KEY, id);
    const second = await server.app.members.reset(ENVIRONMENT_KEY, id);
    expect((await atDoor(server, 'link', { token: first.token })).body.code).toBe('LINK_EXPIRED');
    expect([await isIn(cookie), (await signIn(email, PASSWORD)).status]).toEqual([true, 200]);
    expect((await atDoor(server, 'accept', { token: second.token, password: 'a lamp of nine corridors' })).status).toBe(
      200,
    );
    expect([await isIn(cookie), (await signIn(email, PASSWORD)).status]).toEqual([false, 401]);
  });

  test('of a suspended member opens nothing', async () => {
    const { id } = await member();
    const { token } = await server.app.members.reset(ENVIRONMENT_KEY, id);
    await server.app.members.change(ENVIRONMENT_KEY, id, { state: 'SUSPENDED' });
    expect((await atDoor(server, 'accept', { token, password: PASSWORD })).body.code).toBe('LINK_EXPIRED');
  });
});

describe('the first owner', () => {
  test('is made by one of the links of the starts, and by none once there is one', async () => {
    await server.app.database.query(`UPDATE members SET role = 'analyst' WHERE role = 'owner'`);
    const links = [await server.app.members.setUpLink(), await server.app.members.setUpLink()];
    const set = (email: string, token: string) =>
      atDoor(server, 'accept', { token, email, name: 'First Owner', password: PASSWORD });
    expect((await set('no address', links[0]!.token)).body).toMatchObject({ code: 'INVALID_INPUT', field: 'email' });
    const both = await Promise.all(links.map(({ token }, n) => set(`owner-${n}@example.com`, token)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    await expect(server.app.members.setUpLink()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const cookie = both.find(({ status }) => status === 200)?.cookie ?? '';
    const { data } = await server.ask('{ account { role name } }', {}, { cookie, origin: server.url });
    expect(data).toEqual({ account: { role: 'owner', name: 'First Owner' } });
  });
});

describe('a password', () => {
  test('is changed by whoever knows it; every session ends, and this one gets a new token', async () => {
    const { email, cookie } = await member();
    const other = await signIn(email, PASSWORD);
    const change = (current: string, password: string) => atDoor(server, 'password', { current, password }, { cookie });
    expect((await change('not the password', 'a lamp of nine corridors')).body.code).toBe('WRONG_PASSWORD');
    expect((await change(PASSWORD, 'passwordpassword')).body).toMatchObject({
      code: 'WEAK_PASSWORD',
      reason: 'COMMON',
    });
    const changed = await change(PASSWORD, 'a lamp of nine corridors');
    expect([await isIn(cookie), await isIn(other.cookie), await isIn(changed.cookie)]).toEqual([false, false, true]);
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, 'a lamp of nine corridors')).status).toBe(200);
  });

  test('of nobody is changed by nobody', async () => {
    expect((await atDoor(server, 'password', { current: 'a', password: 'b' })).status).toBe(401);
  });
});
