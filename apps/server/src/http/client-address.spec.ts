import { Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { clientAddress } from './client-address.js';

const from = (peer: string, forwarded: string | undefined, proxies: number): string => {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: peer });
  return clientAddress(
    { socket, headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) } },
    proxies,
  );
};

test('of as many proxies as there are is believed what they say; what a client writes into it itself is not believed', () => {
  expect(from('198.51.100.9', '1.2.3.4', 0)).toBe('198.51.100.9');
  expect(from('10.0.0.1', '1.2.3.4, 203.0.113.5', 1)).toBe('203.0.113.5');
  expect(from('10.0.0.1', '1.2.3.4, 203.0.113.5, 10.0.0.2', 2)).toBe('203.0.113.5');
  expect(from('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(from('::ffff:203.0.113.5', undefined, 0)).toBe('203.0.113.5');
});
