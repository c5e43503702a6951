import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from: the peer, or, behind as many proxies as the configuration says, what the outermost of them
 * wrote down. What a client writes into `X-Forwarded-For` itself stands further left and is not believed.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  proxies: number,
): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const nearestFirst = [socket.remoteAddress ?? '', ...forwarded.map((part) => part.trim()).reverse()];
  const address =
    nearestFirst
      .filter((part) => part !== '')
      .slice(0, proxies + 1)
      .at(-1) ?? '';
  // An IPv4 client of a socket that listens on IPv6.
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
