import { BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** A zone (`fe80::1%eth0`) is of this machine alone, and nothing that is named here. */
const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes('%');

class Ranges {
  private readonly list = new BlockList();

  constructor(ranges: readonly string[]) {
    for (const range of ranges) {
      const [address = '', bits] = range.split('/');
      this.list.addSubnet(address, Number(bits), familyOf(address));
    }
  }

  has(address: string): boolean {
    return isAddress(address) && this.list.check(address, familyOf(address));
  }
}

/** All of IPv6 that was ever given out; loopback, fc00::, fe80:: and every IPv4 address in the clothes of one of IPv6 lie elsewhere. */
const GIVEN_OUT = new Ranges(['0.0.0.0/0', '2000::/3']);

/** Beside what ipaddr.js knows by kind: benchmarks, where Azure's machines ask for their secrets, protocols, documentation. */
const SPECIAL = new Ranges(['198.18.0.0/15', '168.63.129.16/32', '2001::/23', '3fff::/20']);

/**
 * Whether an address lies in the public internet: in nobody's own network, not on this machine, no group, and nothing that is
 * translated to another address on its way. What is not known to be public is not.
 */
export function isPublic(address: string): boolean {
  // ipaddr.js does not know every spelling of IPv4 in IPv6; none of them is given out.
  if (!GIVEN_OUT.has(address) || SPECIAL.has(address) || !ipaddr.isValid(address)) return false;
  return ipaddr.parse(address).range() === 'unicast';
}

/** Addresses and names that an operator has opened: `10.1.0.0/16`, `10.1.2.3`, `fd00::/8`, `db.internal`. */
export class Allowed {
  private readonly ranges: Ranges;
  private readonly names: ReadonlySet<string>;

  constructor(entries: readonly string[]) {
    const ranges = entries.map(rangeOf).filter((range) => range !== undefined);
    this.ranges = new Ranges(ranges);
    this.names = new Set(entries.filter(isName).map((name) => name.toLowerCase()));
  }

  /** Wherever the name leads. */
  hasName(host: string): boolean {
    return this.names.has(host.toLowerCase().replace(/\.$/, ''));
  }

  hasAddress(address: string): boolean {
    return this.ranges.has(address);
  }
}

/** Whether an entry of `STRATA_OUTGOING_ALLOW` means something. */
export const isAllowable = (entry: string): boolean => rangeOf(entry) !== undefined || isName(entry);

function rangeOf(entry: string): string | undefined {
  const [address = '', bits, ...rest] = entry.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  if (!isAddress(address) || rest.length > 0) return undefined;
  if (bits === undefined) return `${address}/${most}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? entry : undefined;
}

/** The last part begins with a letter: what is read as a number (127.1, 0x7f.1) is no name. */
const isName = (entry: string): boolean => /^([\w-]+\.)*[a-z][\w-]*$/i.test(entry) && entry.length <= 253;
