import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Actor } from '@strata/access';
import type { Caller } from '../caller.js';
import { clientAddress } from './client-address.js';

/** Whom a request is counted for; `actor` is absent where nobody in particular asks. */
export type CallerOf = (request: IncomingMessage, actor: Actor | undefined) => Caller;

/** Requests a minute of a member: a hand at the builder asks some ten times a second. */
const OF_A_MEMBER = 6_000;
/** Of strangers from one address: those who sign in, and those who try. */
const OF_AN_ADDRESS = 300;
/** Of those who have no key of ours but write keys and signatures: the readers of a page in one office, a provider's webhooks. */
const OF_OUTSIDERS = 6_000;

/** A key and a member by themselves, wherever they ask from; strangers by their address. */
export function callers(proxies: number): CallerOf {
  return (request, actor) => {
    if (!actor) {
      const subject = `address ${networkOf(clientAddress(request, proxies))}`;
      return { subject, authenticated: false, ratePerMinute: OF_AN_ADDRESS };
    }
    const ratePerMinute = actor.ratePerMinute ?? (actor.kind === 'member' ? OF_A_MEMBER : undefined);
    return { subject: `${actor.kind} ${actor.id}`, authenticated: true, ratePerMinute };
  };
}

/** Whoever sends from one address, at the doors for pages and systems of others. */
export function outsiders(proxies: number): CallerOf {
  return (request) => ({
    subject: `address ${networkOf(clientAddress(request, proxies))}`,
    authenticated: false,
    ratePerMinute: OF_OUTSIDERS,
  });
}

/**
 * What an address is counted as. Of IPv6 the network of 64 bits: whoever has one of its addresses has all of
 * them.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
