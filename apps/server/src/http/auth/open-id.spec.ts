import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Provider from 'oidc-provider';
import { ENVIRONMENT_KEY } from '@strata/access';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const PUBLIC = 'http://strata.localhost';
const CLIENT = { clientId: 'strata', clientSecret: 'the secret of tests, long enough' };

/** A real provider, at which everybody is who they say. `unverified-…` has an address that nobody has checked. */
async function startProvider(): Promise<{ issuer: string; server: Server }> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: ['http://localhost:4000/auth/openid/callback'],
      },
    ],
    cookies: { keys: ['a key of tests'] },
    claims: { email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: !id.startsWith('unverified') }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return { issuer, server };
}

/** A browser, as far as it is needed: cookies by host, one request at a time. */
class Browser {
  private readonly jar = new Map<string, Map<string, string>>();

  async go(url: string, form?: Record<string, string>): Promise<{ status: number; to: string | null; text: string }> {
    const { host } = new URL(url);
    const cookies = this.jar.get(host) ?? new Map<string, string>();
    this.jar.set(host, cookies);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: ['none=1', ...[...cookies].map(([name, value]) => `${name}=${value}`)].join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/s) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    return { status: response.status, to: to && new URL(to, url).href, text: await response.text() };
  }

  cookies(url: string): string {
    return [...(this.jar.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

let provider: { issuer: string; server: Server };
let server: TestServer;
beforeAll(async () => {
  // The provider says at length that it is set up for tests.
  for (const word of ['warn', 'info'] as const) jest.spyOn(console, word).mockImplementation(() => undefined);
  provider = await startProvider();
  server = await startTestServer({ openId: { issuer: provider.issuer, ...CLIENT }, publicUrl: PUBLIC });
});
afterAll(async () => {
  await server.close();
  await new Promise((done) => provider.server.close(done));
});

/** Until the provider leads back; the address to open then. */
async function atProvider(browser: Browser, login: string): Promise<string> {
  let { to } = await browser.go(`${server.url}/auth/openid`);
  for (let steps = 0; to && !to.startsWith('http://localhost:4000/'); steps++) {
    if (steps > 10) throw new Error(`the provider goes round: ${to}`);
    ({ to } = to.includes('/interaction/')
      ? await browser.go(to, { prompt: 'login', login, password: 'any' })
      : await browser.go(to));
  }
  if (!to) throw new Error('the provider did not lead back');
  return to.replace('http://localhost:4000', server.url);
}

/** Where the page that is shown goes on to. */
const goesOn = (text: string): string | undefined => /url=([^"]+)"/.exec(text)?.[1];

async function invite(name: string): Promise<string> {
  const input = { email: `${name}@example.com`, name, role: 'analyst' };
  return (await server.app.members.invite(ENVIRONMENT_KEY, input)).member.id;
}
async function signIn(login: string): Promise<{ to: string | undefined; browser: Browser }> {
  const browser = new Browser();
  const { text } = await browser.go(await atProvider(browser, login));
  return { to: goesOn(text), browser };
}

describe('OpenID Connect', () => {
  test('lets in who is a member by a verified address, and from then on by its own name for them', async () => {
    const id = await invite('ada');
    const { to, browser } = await signIn('ada');
    expect(to).toBe('/');
    const headers = { cookie: browser.cookies(server.url), origin: server.url };
    expect((await server.ask('{ account { id } }', {}, headers)).data).toEqual({ account: { id } });
    await server.app.database.query(`UPDATE members SET email = 'moved@example.com' WHERE id = $1`, [id]);
    expect((await signIn('ada')).to).toBe('/');
  });

  test('lets in nobody who is no member, is suspended, or whose address nobody has verified', async () => {
    const suspended = await invite('suspended');
    await server.app.members.change(ENVIRONMENT_KEY, suspended, { state: 'SUSPENDED' });
    await invite('unverified-eve');
    for (const login of ['stranger', 'suspended', 'unverified-eve']) {
      const { to, browser } = await signIn(login);
      expect([login, to]).toEqual([login, '/sign-in?failed=NOT_A_MEMBER']);
      expect(browser.cookies(server.url)).toBe('');
    }
  });

  test('does not bind a member to a second account', async () => {
    const id = await invite('bob');
    await signIn('bob');
    await server.app.database.query(`UPDATE members SET email = 'carol@example.com' WHERE id = $1`, [id]);
    expect((await signIn('carol')).to).toBe('/sign-in?failed=NOT_A_MEMBER');
  });

  test('takes neither a code twice, nor another state, nor an answer that this browser did not ask for', async () => {
    await invite('dan');
    const browser = new Browser();
    const back = await atProvider(browser, 'dan');
    const failed = '/sign-in?failed=OPENID_FAILED';
    expect(goesOn((await new Browser().go(back)).text)).toBe(failed);
    const other = new Browser();
    await other.go(`${server.url}/auth/openid`);
    expect(goesOn((await other.go(back)).text)).toBe(failed);
    expect(goesOn((await browser.go(back)).text)).toBe('/');
    expect(goesOn((await browser.go(back)).text)).toBe(failed);
    const again = new Browser();
    const forged = new URL(await atProvider(again, 'dan'));
    forged.searchParams.set('state', 'forged');
    expect(goesOn((await again.go(forged.href)).text)).toBe(failed);
  });

  test('takes no answer that says it is of another provider', async () => {
    const browser = new Browser();
    const back = new URL(await atProvider(browser, 'ada'));
    back.searchParams.set('iss', 'https://evil.example');
    expect(goesOn((await browser.go(back.href)).text)).toBe('/sign-in?failed=OPENID_FAILED');
  });

  test('is said to be there only where it is', async () => {
    expect(await (await fetch(`${server.url}/auth/ways`)).json()).toEqual({ password: true, openId: true });
  });
});
