import type { Outgoing } from '../../outgoing/outgoing.js';
import { askJson } from './http-json.js';
import type { Auth, HttpSettings } from './http-settings.js';
import { PullFault } from './puller.js';

/** The headers that authorize a request. A token of OAuth 2 is asked for once a run, and again when it has expired. */
export function authorizer(
  { auth, timeout }: HttpSettings,
  secret: string | undefined,
  outgoing: Outgoing,
): (signal: AbortSignal) => Promise<Record<string, string>> {
  let token: { value: string; until: number } | undefined;
  const given = (): string => {
    if (secret === undefined) throw new PullFault('NO_SECRET', 'the secret that it is authorized by is missing');
    return secret;
  };
  return async (signal) => {
    switch (auth.kind) {
      case 'NONE':
        return {};
      case 'HEADER':
        return { [auth.name]: given() };
      case 'BASIC':
        return { authorization: `Basic ${Buffer.from(`${auth.user}:${given()}`).toString('base64')}` };
      case 'BEARER':
        return { authorization: `Bearer ${given()}` };
      case 'OAUTH2':
        if (!token || token.until < performance.now()) token = await askToken(outgoing, auth, given(), timeout, signal);
        return { authorization: `Bearer ${token.value}` };
    }
  };
}

/** A token is not used in its last half minute. */
const EARLY = 30;
const USUAL_LIFE = 300;

/** RFC 6749, 4.4: client credentials, by Basic as 2.3.1 wants them. */
async function askToken(
  outgoing: Outgoing,
  { tokenUrl, clientId, scope }: Extract<Auth, { kind: 'OAUTH2' }>,
  secret: string,
  timeout: number,
  signal: AbortSignal,
): Promise<{ value: string; until: number }> {
  const client = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) });
  const headers = { authorization: `Basic ${Buffer.from(client).toString('base64')}`, accept: 'application/json' };
  const { json } = await askJson(outgoing, tokenUrl, { method: 'POST', headers, body }, timeout, signal);
  const { access_token: value, expires_in: life } = (json ?? {}) as { access_token?: unknown; expires_in?: unknown };
  if (typeof value !== 'string') throw new PullFault('UNAUTHORIZED', 'the token address gives no access_token');
  const seconds = typeof life === 'number' ? life : USUAL_LIFE;
  return { value, until: performance.now() + (seconds - EARLY) * 1000 };
}
