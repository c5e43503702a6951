import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor, Client, SignedIn } from '@strata/access';
import { Refusal } from '@strata/db';
import type { App } from '../../composition.js';
import { actorOf, allow, requestIdOf } from '../actors.js';
import { networkOf } from '../caller.js';
import { clientAddress } from '../client-address.js';
import type { DoorOptions } from '../identify.js';
import { jsonBody } from '../json-body.js';
import { SessionCookie } from '../session-cookie.js';
import type { OpenId } from './open-id.js';

/** An e-mail, a password, a token: no body of these doors is as long. */
const LARGEST_BODY = 16 * 1024;
/** A code of OpenID Connect, on its way back. */
const TRANSACTION = 'strata-openid';
const TRANSACTION_LASTS = 10 * 60_000;

/** The doors through which members come in and go out. Nothing of them is kept by a browser or a proxy. */
export function auth(app: App, options: DoorOptions, openId: OpenId | undefined): Router {
  const router = Router();
  const cookie = new SessionCookie(options);
  const clientOf = clientsOf(options.proxies);
  const { signIn } = app;
  const post = (path: string, answer: (request: Request, response: Response) => Promise<void>): void => {
    router.post(path, fromOwnPage, jsonBody(LARGEST_BODY), answer);
  };
  /** The session that the browser had is over: the next one is another. */
  const entered = async (response: Response, outcome: SignedIn): Promise<void> => {
    if ('token' in outcome) {
      await endShown(app, cookie, response.req);
      cookie.give(response, outcome.token);
    }
    response.json('token' in outcome ? { next: 'DONE' } : { next: 'SECOND_FACTOR', ticket: outcome.ticket });
  };

  router.use('/auth', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/auth/ways', (_request, response) => {
    response.json({ password: true, openId: openId !== undefined });
  });
  post('/auth/sign-in', async (request, response) => {
    const { email, password } = texts(request, 'email', 'password');
    await entered(response, await signIn.signIn({ email, password }, clientOf(request)));
  });
  post('/auth/second-factor', async (request, response) => {
    const { ticket, code } = texts(request, 'ticket', 'code');
    await entered(response, await signIn.secondFactor({ ticket, code }, clientOf(request)));
  });
  post('/auth/sign-out', async (request, response) => {
    const actor = response.locals.actor as Actor | undefined;
    if (actor) await app.audit.note(actor, { operation: 'signOut', object: 'member', objectId: actor.id });
    await endShown(app, cookie, request);
    cookie.take(response);
    response.json({ next: 'SIGN_IN' });
  });
  post('/auth/link', async (request, response) => {
    const { purpose, member } = await signIn.link(texts(request, 'token').token);
    response.json({ purpose, email: member?.email ?? '', name: member?.name ?? '' });
  });
  post('/auth/accept', async (request, response) => {
    const { token, email, name, password } = texts(request, 'token', 'email', 'name', 'password');
    await entered(response, await signIn.accept({ token, email, name, password }, clientOf(request)));
  });
  router.post('/auth/password', allow(app, 'changePassword'));
  post('/auth/password', async (request, response) => {
    const actor = actorOf(response);
    const { current, password } = texts(request, 'current', 'password');
    const deed = { operation: 'changePassword', object: 'account', objectId: actor.id };
    const change = () => signIn.changePassword(actor, { current, password }, clientOf(request));
    await entered(response, await app.audit.around(actor, deed, change, () => ({})));
  });

  router.get('/auth/openid', async (_request, response) => {
    const { url, transaction } = await configured(openId).begin();
    // Lax: the provider's page leads back here. It opens nothing by itself.
    response.cookie(TRANSACTION, app.secrets.seal(JSON.stringify(transaction), TRANSACTION), {
      httpOnly: true,
      sameSite: 'lax',
      secure: cookie.secure,
      path: '/auth/openid',
      maxAge: TRANSACTION_LASTS,
    });
    response.redirect(302, url);
  });
  router.get('/auth/openid/callback', async (request, response) => {
    response.clearCookie(TRANSACTION, { path: '/auth/openid' });
    try {
      const shown = /(?:^|;\s*)strata-openid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
      if (shown === undefined) throw new Refusal('OPENID_FAILED', 'This browser did not begin this sign-in.');
      const claims = await configured(openId).end(request.originalUrl, openTransaction(app, shown));
      const { token } = await signIn.openId(claims, clientOf(request));
      await endShown(app, cookie, request);
      cookie.give(response, token);
      goOn(response, '/');
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'OPENID_FAILED';
      // What the provider vouched for is on record already, by whose account it was.
      if (code === 'OPENID_FAILED') {
        const { network, ...stranger } = clientOf(request);
        const actor = { ...stranger, kind: 'stranger', id: '', name: '' } as const;
        app.audit.noteRefusal(actor, { operation: 'signInByOpenId', object: 'member' }, code, network);
      }
      app.log.info({ requestId: response.locals.requestId as string, err: error }, 'a sign-in by OpenID failed');
      goOn(response, `/sign-in?failed=${code}`);
    }
  });
  return router;
}

function configured(openId: OpenId | undefined): OpenId {
  if (!openId) throw new Refusal('NOT_FOUND', 'No OpenID provider is configured.');
  return openId;
}

function openTransaction(app: App, shown: string): Parameters<OpenId['end']>[1] {
  try {
    return JSON.parse(app.secrets.open(decodeURIComponent(shown), TRANSACTION)) as Parameters<OpenId['end']>[1];
  } catch {
    throw new Refusal('OPENID_FAILED', 'This browser did not begin this sign-in.');
  }
}

/** A page of ours that goes on by itself: a redirect here would still be the provider's, and the strict cookie stay behind. */
function goOn(response: Response, to: string): void {
  response.type('html').send(`<!doctype html><meta http-equiv="refresh" content="0;url=${to}"><title>Strata</title>`);
}

/**
 * A page elsewhere must not sign anybody in or out: the request says that it is of a page of ours (`identify` has compared the
 * Origin already), and its body is JSON, which no form sends.
 */
const fromOwnPage: RequestHandler = (request, _response, next) => {
  const { origin } = request.headers;
  if (origin === undefined && request.get('sec-fetch-site') !== 'same-origin')
    throw new Refusal('FORBIDDEN_ORIGIN', 'Signing in and out is for pages of this server: send their Origin.');
  if (!/^application\/json *(;|$)/i.test(request.get('content-type') ?? ''))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  // A key has no session to begin or to end.
  if (request.headers.authorization !== undefined) throw new Refusal('FORBIDDEN', 'A key does not sign in.');
  next();
};

async function endShown(app: App, cookie: SessionCookie, request: Request): Promise<void> {
  const token = cookie.read(request.headers);
  if (token !== undefined) await app.sessions.end(token);
}

const clientsOf =
  (proxies: number) =>
  (request: Request): Client => {
    const address = clientAddress(request, proxies);
    const requestId = request.res ? requestIdOf(request.res) : '';
    return { address, network: networkOf(address), agent: request.get('user-agent') ?? '', requestId };
  };

/** Texts of the body by their names; one that is absent is empty. Throws INVALID_INPUT. */
function texts<Name extends string>(request: Request, ...names: Name[]): Record<Name, string> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    names.map((name) => {
      const value = body[name] ?? '';
      if (typeof value !== 'string' || value.length > 4_000 || /\0|\p{Cs}/u.test(value))
        throw new Refusal('INVALID_INPUT', `${name}: expected a text`, { field: name });
      return [name, value];
    }),
  ) as Record<Name, string>;
}
