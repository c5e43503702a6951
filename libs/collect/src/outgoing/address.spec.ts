import { describe, expect, test } from '@jest/globals';
import { Allowed, isAllowable, isPublic } from './address.js';

describe('an address', () => {
  test.each([
    [
      '1.1.1.1',
      '8.8.8.8',
      '47.95.0.1',
      '172.15.255.255',
      '172.32.0.1',
      '100.63.255.255',
      '100.128.0.1',
      '223.255.255.255',
    ],
    ['2606:4700:4700::1111', '2400:3200::1', '2a00:1450:4001:81b::200e', '2001:4860:4860::8888', '2001:200::1'],
  ])('of the public internet is public: %s, …', (...addresses) => {
    expect(addresses.filter((address) => !isPublic(address))).toEqual([]);
  });

  test.each([
    ['this machine', '127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd00:ec2::254', 'fec0::1'],
    ['of a carrier, with the metadata of Alibaba', '100.64.0.1', '100.127.255.255', '100.100.100.200'],
    ['of a link, with the metadata of most clouds', '169.254.169.254', '169.254.170.2', 'fe80::1', 'fe80::a9fe:a9fe'],
    ['metadata of Azure and Oracle', '168.63.129.16', '192.0.0.192'],
    ['groups and everyone', '224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
    [
      'for documentation, benchmarks and later',
      '192.0.2.1',
      '198.18.0.1',
      '198.19.255.255',
      '198.51.100.1',
      '203.0.113.1',
    ],
    ['for later', '240.0.0.1', '2001:db8::1', '3fff::1', '5f00::1', '4000::1', '100::1'],
    [
      'IPv4 in IPv6, mapped and compatible',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '::7f00:1',
    ],
    ['IPv4 in IPv6, translated', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::a00:1', '::ffff:0:127.0.0.1'],
    ['IPv4 in IPv6, tunnelled', '2002:7f00:1::', '2002:a00:1::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001::1'],
    ['with a zone', 'fe80::1%eth0', '2606:4700:4700::1111%lo', '::1%1'],
    ['no address', '', 'localhost', '127.1', '0x7f.1', '2130706433', '8.8.8.8:80', '[::1]', '8.8.8.8 ', '１.１.１.１'],
  ])('%s is not public', (_what, ...addresses) => {
    expect(addresses.filter((address) => isPublic(address))).toEqual([]);
  });
});

describe('what an operator opens', () => {
  const allowed = new Allowed(['10.1.0.0/16', '192.168.7.7', 'fd00:1::/32', '::1', 'db.Internal']);

  test('is addresses of a range, single ones and names, and nothing beside them', () => {
    for (const address of ['10.1.0.1', '10.1.255.255', '192.168.7.7', 'fd00:1::5', '::1', '::ffff:10.1.0.1'])
      expect([address, allowed.hasAddress(address)]).toEqual([address, true]);
    for (const address of ['10.2.0.1', '192.168.7.8', 'fd00:2::1', '127.0.0.1', 'fd00:1::5%eth0', 'db.internal', ''])
      expect([address, allowed.hasAddress(address)]).toEqual([address, false]);
    for (const name of ['db.internal', 'DB.INTERNAL', 'db.internal.']) expect(allowed.hasName(name)).toBe(true);
    for (const name of ['a.db.internal', 'internal', 'db.internal.example', '10.1.0.1'])
      expect([name, allowed.hasName(name)]).toEqual([name, false]);
  });

  test('is understood, or refused at the start', () => {
    for (const entry of ['10.1.0.0/16', '0.0.0.0/0', 'fd00::/8', '10.0.0.1', '::1', 'db', 'db-1.internal', 'localhost'])
      expect([entry, isAllowable(entry)]).toEqual([entry, true]);
    for (const entry of [
      '',
      '10.1.0.0/33',
      '10.1/16',
      '10.1.0.0/',
      '10.1.0.0/8/8',
      '127.1',
      '0x7f.1',
      '*.internal',
      'http://db',
      'db:5432',
      'fe80::1%eth0',
      '10.1.0.0 /16',
    ])
      expect([entry, isAllowable(entry)]).toEqual([entry, false]);
  });
});
