import { timingSafeEqual, createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../config.js';

export interface AccessOptions {
  host: string;
  open: boolean;
  apiKey: string | undefined;
}

export interface Denial {
  status: 401 | 403;
  code: 'UNAUTHENTICATED' | 'FORBIDDEN_HOST' | 'FORBIDDEN_ORIGIN';
  message: string;
}

/**
 * Who may come in until access control arrives: whoever reaches the port by a local name. A page elsewhere cannot, not
 * even by pointing its own name at this machine, because the browser sends that name as `Host`, and its own as `Origin`.
 * A right API key opens every door (no page can know it), a wrong one none.
 */
export function denial(headers: IncomingHttpHeaders, options: AccessOptions): Denial | undefined {
  const key = keyFault(headers.authorization, options.apiKey);
  if (key === 'wrong')
    return {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'The API key is not the one this server was started with.',
    };
  if (key === 'right') return undefined;
  if (!isTrusted(hostName(headers.host), options)) {
    return {
      status: 403,
      code: 'FORBIDDEN_HOST',
      message: 'Strata answers to local names only until access control arrives.',
    };
  }
  if (headers.origin !== undefined && !isOwnPage(headers.origin, headers.host)) {
    return { status: 403, code: 'FORBIDDEN_ORIGIN', message: 'Strata takes no requests from pages of other sites.' };
  }
  return undefined;
}

/** Without a configured key there is none to be wrong about. */
function keyFault(authorization: string | undefined, apiKey: string | undefined): 'absent' | 'right' | 'wrong' {
  if (apiKey === undefined || authorization === undefined) return 'absent';
  return timingSafeEqual(digest(authorization.replace(/^bearer +/i, 'Bearer ')), digest(`Bearer ${apiKey}`))
    ? 'right'
    : 'wrong';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
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

/**
 * Opened wider, addresses and names without a dot are trusted too: nobody can point either of them at us, as they could
 * a domain of their own.
 */
function isTrusted(name: string | undefined, options: AccessOptions): boolean {
  if (name === undefined) return false;
  if (isLoopback(name) || name === options.host.toLowerCase()) return true;
  return options.open && (isIP(name) > 0 || !name.includes('.'));
}

function hostName(host: string | undefined): string | undefined {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
}
