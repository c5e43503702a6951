import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, TEST_KEY } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
let port: string;
let session: string;
beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'http://strata.example.com', demo: true });
  port = new URL(server.url).port;
  const owner = await server.app.members.demoOwner();
  session = await server.app.sessions.begin(owner!, { address: '127.0.0.1', agent: 'a test' });
});
afterAll(() => server.close());

interface Raw {
  status: number;
  code: unknown;
  cookie: string | undefined;
}

/** Unlike fetch, sends any Host and Origin. A POST to /graphql unless told otherwise. */
function send(
  headers: Record<string, string | undefined>,
  { method = 'POST', path = '/graphql', url = server.url } = {},
): Promise<Raw> {
  const given = Object.entries({ 'content-type': 'application/json', host: `localhost:${port}`, ...headers });
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      agent: false,
    };
    const sent = request(`${url}${path}`, options as object, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const json =
          text !== '' && response.headers['content-type']?.includes('json')
            ? (JSON.parse(text) as { code?: unknown })
            : {};
        resolve({ status: response.statusCode ?? 0, code: json.code, cookie: response.headers['set-cookie']?.join() });
      });
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? JSON.stringify({ query: '{ viewer { id } }' }) : undefined);
  });
}

const cookie = (): string => `other=1; strata-${port}=${session}`;
const own = (): string => `http://localhost:${port}`;

describe('who asks', () => {
  test('a stranger is told to sign in, at every door behind which anything lies', async () => {
    for (const path of ['/graphql', '/v1/events', '/v1/users', '/v1/consents', '/v1/imports']) {
      expect([path, await send({}, { path })]).toMatchObject([path, { status: 401, code: 'UNAUTHENTICATED' }]);
    }
    for (const path of ['/metrics', '/v1/users/1/export.json', '/v1/segments/x/members', '/v1/inference-tables/IP']) {
      expect([path, await send({}, { path, method: 'GET' })]).toMatchObject([path, { status: 401 }]);
    }
    for (const path of ['/healthz', '/readyz']) {
      expect([path, await send({}, { path, method: 'GET' })]).toMatchObject([path, { status: 200 }]);
    }
  });

  test('a key is somebody under any name of this server; what is no key is nobody', async () => {
    expect(await send({ authorization: `Bearer ${TEST_KEY}`, host: 'evil.example' })).toMatchObject({ status: 200 });
    expect(await send({ authorization: `bearer  ${TEST_KEY}` })).toMatchObject({ status: 200 });
    for (const authorization of [
      'Bearer other',
      TEST_KEY,
      `Basic ${TEST_KEY}`,
      '',
      'Bearer ',
      `Bearer ${TEST_KEY} x`,
    ]) {
      // Beside a session, too: who shows a wrong key is not taken for somebody else.
      const answer = await send({ authorization, cookie: cookie(), origin: own() });
      expect([authorization, answer]).toMatchObject([authorization, { status: 401, code: 'UNAUTHENTICATED' }]);
    }
  });

  test('a session is its member, from a page of this server alone', async () => {
    expect(await send({ cookie: cookie(), origin: own() })).toMatchObject({ status: 200 });
    expect(await send({ cookie: cookie(), 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 });
    for (const origin of [
      'https://evil.example',
      'http://localhost:5173',
      'http://localhost',
      `http://127.0.0.1:${port}`,
      'null',
      '',
    ]) {
      const answer = await send({ cookie: cookie(), origin });
      expect([origin, answer]).toMatchObject([origin, { status: 403, code: 'FORBIDDEN_ORIGIN' }]);
    }
    expect(await send({ cookie: cookie() })).toMatchObject({ status: 403, code: 'FORBIDDEN_ORIGIN' });
    expect(await send({ cookie: cookie(), 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
  });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost@evil.example'])(
    'a page that points its own name, %s, at this machine gets nothing',
    async (host) => {
      for (const path of ['/', '/graphql', '/v1/events', '/playground']) {
        expect([path, await send({ cookie: cookie(), host }, { path, method: 'GET' })]).toMatchObject([
          path,
          { status: 403, code: 'FORBIDDEN_HOST' },
        ]);
      }
    },
  );

  test.each(['127.0.0.1:4000', '[::1]:4000', 'LOCALHOST', '192.168.1.5:4000', 'strata:4000', 'strata.example.com'])(
    'the name %s is one of ours',
    async (host) => {
      expect(await send({ host })).toMatchObject({ status: 401 });
    },
  );

  test('a token that nobody was given, and one whose session has ended, are nobody', async () => {
    const owner = await server.app.members.demoOwner();
    const token = await server.app.sessions.begin(owner!, { address: '127.0.0.1', agent: '' });
    const shown = { cookie: `strata-${port}=${token}`, origin: own() };
    expect(await send(shown)).toMatchObject({ status: 200 });
    await server.app.sessions.end(token);
    expect(await send(shown)).toMatchObject({ status: 401 });
    expect(await send({ cookie: `strata-${port}=${token.slice(1)}`, origin: own() })).toMatchObject({ status: 401 });
  });

  test('a session that was not used for 12 hours, one that began 14 days ago, and one of a member who was suspended, is nobody from the next request on', async () => {
    const { database } = server.app;
    const [made] = await database.query<{ id: string }>(
      "INSERT INTO members (email, name, role, state) VALUES ('ends@example.com', 'Ends', 'analyst', 'ACTIVE') RETURNING id",
    );
    const member = await server.app.members.find(made!.id);
    const status = async (change: string) => {
      const token = await server.app.sessions.begin(member!, { address: '127.0.0.1', agent: '' });
      await database.query(change, [member!.id]);
      return (await send({ cookie: `strata-${port}=${token}`, origin: own() })).status;
    };
    const set = (what: string) => `UPDATE sessions SET ${what} WHERE member_id = $1`;
    const aged = (age: string) => `created_at = now() - interval '${age}', expires_at = expires_at - interval '${age}'`;
    expect(await status(set(`last_seen_at = now() - interval '11 hours 59 minutes'`))).toBe(200);
    expect(await status(set(`last_seen_at = now() - interval '12 hours'`))).toBe(401);
    expect(await status(set(aged('13 days 23 hours')))).toBe(200);
    expect(await status(set(aged('14 days')))).toBe(401);
    expect(await status(`UPDATE members SET state = 'SUSPENDED' WHERE id = $1`)).toBe(401);
  });

  test('a session by a password that was changed meanwhile does not begin', async () => {
    const { database, sessions } = server.app;
    const [made] = await database.query<{ id: string }>(
      `INSERT INTO members (email, name, role, state, password_hash)
       VALUES ('reset@example.com', 'Reset', 'analyst', 'ACTIVE', 'new') RETURNING id`,
    );
    const from = { address: '127.0.0.1', agent: '' };
    await expect(sessions.begin(made!, { ...from, passwordHash: 'old' })).rejects.toThrow('has changed');
    expect(await sessions.begin(made!, { ...from, passwordHash: 'new' })).toMatch(/./);
    await database.query(`UPDATE members SET state = 'SUSPENDED' WHERE id = $1`, [made!.id]);
    await expect(sessions.begin(made!, { ...from, passwordHash: 'new' })).rejects.toThrow('has changed');
  });

  test('HEAD does nothing where GET does something', async () => {
    const token = await server.app.sessions.begin((await server.app.members.demoOwner())!, {
      address: '127.0.0.1',
      agent: '',
    });
    const shown = { cookie: `strata-${port}=${token}`, origin: own() };
    for (const path of ['/v1/approvals/1/file', '/v1/users/1/export.json', '/v1/segments/x/members', '/auth/openid'])
      expect([path, await send(shown, { path, method: 'HEAD' })]).toMatchObject([path, { status: 405 }]);
  });
});

describe('the demo', () => {
  const page = { path: '/', method: 'GET' };
  const html = { accept: 'text/html', 'content-type': undefined };

  test('is signed in to by opening a page on this machine, and by nothing else', async () => {
    const local = await startTestServer({ demo: true });
    try {
      const localPort = new URL(local.url).port;
      const open = (headers: Record<string, string | undefined> = {}) =>
        send({ ...html, host: `localhost:${localPort}`, ...headers }, { ...page, url: local.url });
      expect((await open()).cookie).toBeUndefined();
      await local.app.workspace.markAsDemo(Date.now());
      const { cookie: given } = await open();
      expect(given).toMatch(new RegExp(`^strata-${localPort}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
      const own = `localhost:${localPort}`;
      const shown = { cookie: given?.split(';')[0], host: own, origin: `http://${own}` };
      expect(await send(shown, { url: local.url })).toMatchObject({
        status: 200,
      });
      for (const other of [
        ...['x-forwarded-for', 'x-real-ip', 'via', 'forwarded'].map((name) => ({ [name]: '1.2.3.4' })),
        { host: 'demo' },
        { host: `192.168.1.5:${localPort}` },
        // An image or a frame of somebody else's page.
        { 'sec-fetch-dest': 'image' },
        { 'sec-fetch-dest': 'iframe' },
      ])
        expect([other, (await open(other)).cookie]).toEqual([other, undefined]);
      expect((await open({ cookie: shown.cookie })).cookie).toBeUndefined();
      expect((await open({ accept: 'application/json' })).cookie).toBeUndefined();
      await local.app.database.query(`UPDATE members SET state = 'SUSPENDED'`);
      expect((await open()).cookie).toBeUndefined();
      expect(await send(shown, { url: local.url })).toMatchObject({ status: 401 });
    } finally {
      await local.close();
    }
  });

  test.each([
    ['it is reached by another name', { publicUrl: 'http://demo.example.com' }],
    ['a proxy stands before it', { proxies: 1 }],
  ])('signs nobody in where %s', async (_, options) => {
    const behind = await startTestServer({ ...options, demo: true });
    try {
      await behind.app.workspace.markAsDemo(Date.now());
      const host = `localhost:${new URL(behind.url).port}`;
      expect((await send({ ...html, host }, { ...page, url: behind.url })).cookie).toBeUndefined();
    } finally {
      await behind.close();
    }
  });
});
