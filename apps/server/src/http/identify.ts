import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import { ENVIRONMENT_KEY, noKey } from '@strata/access';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';
import type { App } from '../composition.js';
import { isLoopback } from '../config.js';
import type { SessionCookie } from './session-cookie.js';

export interface DoorOptions {
  host: string;
  /** How many proxies stand before this server. */
  proxies: number;
  /** A first API key with every right. */
  apiKey: string | undefined;
  /** Where people outside reach this server: its name is trusted as `Host`. */
  publicUrl?: string | undefined;
}

/** What a request shows of itself before anything of it is read. */
export interface Showing {
  method: string;
  headers: IncomingHttpHeaders;
  /** Of the client; behind proxies what they say of it. */
  address: string;
  requestId: string;
  /** Nobody did anything: it is only looked whether they still may. */
  looksOn?: boolean;
}

/**
 * Who asks. A key is somebody wherever it comes from; a session only when the request was made by a page of ours, because
 * browsers send cookies along with what pages elsewhere make them ask. Undefined: nobody. Throws UNAUTHENTICATED,
 * FORBIDDEN_HOST, FORBIDDEN_ORIGIN; and to who holds a key of ours that does not work KEY_REVOKED, KEY_EXPIRED,
 * ADDRESS_NOT_ALLOWED.
 */
export async function identify(
  app: App,
  cookie: SessionCookie,
  showing: Showing,
  options: DoorOptions,
): Promise<Actor | undefined> {
  const { headers, address, requestId } = showing;
  if (headers.authorization !== undefined) {
    return { ...(await keyActor(app, headers.authorization, address, options)), address, requestId };
  }
  if (!isTrusted(hostName(headers.host), options)) {
    throw new Refusal('FORBIDDEN_HOST', 'Strata is not known by this name: see STRATA_PUBLIC_URL.');
  }
  if (headers.origin !== undefined && !isOwnPage(headers.origin, headers.host)) {
    throw new Refusal('FORBIDDEN_ORIGIN', 'Strata takes no requests from pages of other sites.');
  }
  const token = cookie.read(headers);
  const member =
    token === undefined ? undefined : await app.sessions.memberOf(token, { looksOn: showing.looksOn ?? false });
  if (!member) return undefined;
  if (!isSafe(showing.method) && headers.origin === undefined && headers['sec-fetch-site'] !== 'same-origin') {
    throw new Refusal('FORBIDDEN_ORIGIN', 'A session changes nothing without the Origin of its page; use an API key.');
  }
  return { ...(await app.members.actor(member)), address, requestId };
}

/** Refuses a GET that uses something up where the browser says that no page of ours asked, and nobody who opened a link. */
export function expectMeant(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'];
  const isOurs = site === undefined || site === 'same-origin' || site === 'none';
  if (!isOurs || headers['sec-purpose'] !== undefined)
    throw new Refusal('FORBIDDEN_ORIGIN', 'This is had once, from a page of Strata or with an API key.');
}

/** Methods that change nothing. */
function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

async function keyActor(app: App, authorization: string, address: string, { apiKey }: DoorOptions): Promise<Actor> {
  const [, key] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  if (key === undefined) throw noKey();
  if (apiKey !== undefined && isSame(key, apiKey)) return ENVIRONMENT_KEY;
  try {
    return await app.heldKeys.actor(key, address);
  } catch (error) {
    if (error instanceof Refusal && typeof error.details?.key === 'string') {
      const id = error.details.key;
      const actor = { kind: 'key', id, name: '', address } as const;
      app.audit.noteRefusal(actor, { operation: 'identify', object: 'api_key', objectId: id }, error.code);
    }
    throw error;
  }
}

/** In the same time wherever they differ; how long the key is may be known. */
function isSame(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * A page of this server: of the very name and port that were asked. Another port of this machine is somebody else's page.
 * (Vite's development server hands the name and port of its own on, so that its pages are own ones too.)
 */
function isOwnPage(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: page } = new URL(origin);
  const asked = `${protocol}//${host}`;
  return /^https?:$/.test(protocol) && URL.canParse(asked) && new URL(asked).host === page;
}

/** Addresses and names without a dot are trusted beside our own: nobody can point either of them at us, as they could a domain of theirs. */
function isTrusted(name: string | undefined, { host, publicUrl }: DoorOptions): boolean {
  if (name === undefined) return false;
  if (isLoopback(name) || name === host.toLowerCase() || isIP(name) > 0 || !name.includes('.')) return true;
  return publicUrl !== undefined && new URL(publicUrl).hostname === name;
}

/** The name in `Host`, without its port; undefined where it is none. */
export function hostName(host: string | undefined): string | undefined {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
}
