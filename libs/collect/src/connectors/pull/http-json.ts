import type { RequestInit, Response } from 'undici';
import { ForbiddenAddress } from '../../outgoing/outgoing.js';
import type { Outgoing } from '../../outgoing/outgoing.js';
import { forbidden, PullFault } from './puller.js';

const MOST_BYTES = 20 * 1024 * 1024;
const LONGEST_WAIT = 86_400_000;
const TOO_MANY = [429, 503];

export interface JsonAnswer {
  json: unknown;
  headers: Response['headers'];
}

/**
 * Asks for JSON, within so many seconds and 20 MB. It follows no redirect: what authorizes us is for the address that was
 * configured, and for no other.
 */
export async function askJson(
  outgoing: Outgoing,
  url: string,
  init: RequestInit,
  seconds: number,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const timeout = AbortSignal.timeout(seconds * 1000);
  try {
    const response = await outgoing.fetch(url, { ...init, signal: AbortSignal.any([signal, timeout]) });
    if (!response.ok) throw faultOfAnswer(response);
    return { json: parse(await boundedText(response), response.headers), headers: response.headers };
  } catch (error) {
    if (error instanceof PullFault || signal.aborted) throw error;
    if (error instanceof ForbiddenAddress) throw forbidden(error);
    if (timeout.aborted) throw new PullFault('TIMEOUT', `no whole answer within ${seconds} seconds`);
    const { cause } = error as { cause?: { code?: string; message?: string } };
    throw new PullFault('UNREACHABLE', `it cannot be reached: ${cause?.code ?? cause?.message ?? String(error)}`);
  }
}

/** Of an answer that is none. */
export function faultOfAnswer({ status, headers }: Pick<Response, 'status' | 'headers'>): PullFault {
  if (status >= 300 && status < 400)
    return new PullFault(
      'REDIRECT',
      `it answers ${status}: it is elsewhere (${placeOf(headers.get('location'))}); configure that`,
    );
  if (status === 401 || status === 403)
    return new PullFault('UNAUTHORIZED', `it answers ${status}: the credentials are not the ones it wants`);
  const wait = TOO_MANY.includes(status) ? waitOf(headers.get('retry-after')) : undefined;
  return new PullFault(TOO_MANY.includes(status) ? 'BUSY' : 'REFUSED', `it answers ${status}`, wait, status);
}

/** Without what follows the path: it may be a secret. */
const placeOf = (location: string | null): string => (location ?? '').split(/[?#]/)[0]!.slice(0, 200);

/** Seconds, or a date. */
function waitOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT);
}

/** As it arrives: neither a length that lies nor a body that opens to a hundred times its size fills the memory. */
async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new PullFault('TOO_LARGE', `an answer of more than ${MOST_BYTES / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A fault is shown, and what answers no JSON may still answer a token, or what it was asked with: its kind is said, and no word of it. */
function parse(text: string, headers: Response['headers']): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const kind = /^[\w.+-]{1,40}\/[\w.+-]{1,40}/.exec(headers.get('content-type') ?? '')?.[0];
    throw new PullFault('NO_JSON', kind === undefined ? 'it answers no JSON' : `it answers no JSON, but ${kind}`);
  }
}
