import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../caller.js';

export type CallerOf = (request: IncomingMessage) => Caller;

/** Until access control arrives: whoever the guard has let in. */
export const anybody: CallerOf = (request) => ({ subject: `address ${addressOf(request)}`, authenticated: true });

/**
 * The address that a request is counted for. Of IPv6 the network of 64 bits: whoever has one of its addresses has all of
 * them.
 */
export function addressOf(request: IncomingMessage & { ip?: string | undefined }): string {
  return networkOf(request.ip ?? request.socket.remoteAddress ?? '');
}

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
