import { BlockList, isIP } from 'node:net';
import { Refusal } from '@strata/db';

/** A network as it is kept: `203.0.113.0/24`; a single address is one of all its bits. Throws INVALID_INPUT. */
export function networkText(text: string): string {
  const [address = '', bits, ...more] = text.trim().split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  const length = bits ?? String(longest);
  if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > longest || address.includes('%'))
    throw new Refusal('INVALID_INPUT', `addresses: "${text}" is no address or network such as 203.0.113.0/24`);
  // The whole of the internet is said by leaving the list empty: a network that holds everything would only look like a limit.
  if (Number(length) === 0)
    throw new Refusal('INVALID_INPUT', `addresses: "${text}" is every address; leave the list empty to say so`);
  return `${address.toLowerCase()}/${length}`;
}

/** Networks as one question. */
export function networks(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits] = text.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** What is no address is in no network. */
export function isWithin(address: string, list: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
