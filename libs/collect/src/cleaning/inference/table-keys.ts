import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { InferenceTableKind } from './inference-table.js';
import type { Key } from './range-table.js';

/** The keys that a row of a table is for. */
export interface Span {
  first: Key;
  last: Key;
}

/** How the keys of a kind of table are written, in the table and in what people give. */
interface Keys {
  /** In words, for whoever wrote something else. */
  expected: string;
  /** The keys of a row; undefined for what is none. */
  span: (text: string) => Span | undefined;
  /** The key of a value; undefined for what has none. */
  of: (value: string) => Key | undefined;
}

const POSTAL_DIGITS = 6;
const PHONE_DIGITS = 7;
/** The first three digits of a mobile network, and four more for the place; or an area code with its zero. */
const PHONE_PREFIX = /^(?:1[3-9]\d{5}|0(?:10|2\d|[3-9]\d{2}))$/;
const MOBILE = /^\+86(1[3-9]\d{9})$/;
const LANDLINE = /^\+86((?:10|[2-9]\d)\d{6,9})$/;

export const TABLE_KEYS: Record<InferenceTableKind, Keys> = {
  POSTAL_CODE: {
    expected: 'a postal code of 6 digits, or the digits that it begins with',
    span: (text) => (/^\d{1,6}$/.test(text) ? digits(text, POSTAL_DIGITS) : undefined),
    of: (value) => (/^\d{6}$/.test(value) ? [Number(value)] : undefined),
  },
  PHONE_PREFIX: {
    expected: 'the first 7 digits of a mobile number, or an area code with its 0',
    span: (text) => (PHONE_PREFIX.test(text) ? digits(text, PHONE_DIGITS) : undefined),
    of(value) {
      const number = MOBILE.exec(value)?.[1] ?? LANDLINE.exec(value)?.[1]?.replace(/^/, '0');
      return number === undefined ? undefined : [Number(number.slice(0, PHONE_DIGITS))];
    },
  },
  IP: {
    expected:
      'a network such as 203.0.113.0/24 or 2001:db8::/32, a range such as 203.0.113.0-203.0.113.127, or an address',
    span(text) {
      const [begin = '', end, ...rest] = text.split('-').map((part) => part.trim());
      if (rest.length > 0) return undefined;
      if (end === undefined) return begin.includes('/') ? network(begin) : single(begin);
      const first = addressKey(begin);
      const last = addressKey(end);
      return first && last && first.length === last.length && isOrdered(first, last) ? { first, last } : undefined;
    },
    of: addressKey,
  },
};

function digits(prefix: string, length: number): Span {
  return { first: [Number(prefix.padEnd(length, '0'))], last: [Number(prefix.padEnd(length, '9'))] };
}

/** The words of an address; one of version 4 that is written as version 6 is one of version 4. */
export function addressKey(text: string): Key | undefined {
  // The library takes 0x7f.1 and fe80::1%eth0 as well.
  if (isIP(text) === 0 || text.includes('%')) return undefined;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) return [wordOf(address.octets, 8)];
  const { parts } = address;
  return [0, 2, 4, 6].map((at) => wordOf(parts.slice(at, at + 2), 16));
}

/** Of parts of so many bits, the highest first. */
const wordOf = (parts: readonly number[], bits: number): number =>
  parts.reduce((word, part) => word * 2 ** bits + part, 0);

function single(text: string): Span | undefined {
  const key = addressKey(text);
  return key && { first: key, last: key };
}

/** A network by its first address: 203.0.113.9/24 is a slip of somebody's, and which one nobody knows. */
function network(text: string): Span | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const first = addressKey(address);
  if (!first || (first.length === 1) !== (isIP(address) === 4) || Number(length) > first.length * 32) return undefined;
  const last = first.map((word, at) => {
    const free = Math.min(Math.max((at + 1) * 32 - Number(length), 0), 32);
    return word % 2 ** free === 0 ? word + 2 ** free - 1 : NaN;
  });
  return last.some(Number.isNaN) ? undefined : { first, last };
}

function isOrdered(first: Key, last: Key): boolean {
  const differs = first.findIndex((word, at) => word !== last[at]);
  return differs < 0 || first[differs]! < last[differs]!;
}
