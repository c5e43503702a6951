import { describe, expect, test } from '@jest/globals';
import { TABLE_KEYS } from './table-keys.js';

describe('postal codes', () => {
  const { span, of } = TABLE_KEYS.POSTAL_CODE;
  test('are six digits, or those that they begin with', () => {
    expect(span('518057')).toEqual({ first: [518057], last: [518057] });
    expect(span('01')).toEqual({ first: [10000], last: [19999] });
    expect(of('010020')).toEqual([10020]);
  });
  test.each(['', '5180570', '51805x', '-1'])('"%s" is none', (text) => expect(span(text)).toBeUndefined());
  test.each(['51805', '51805７'])('of "%s" nobody knows the place', (text) => expect(of(text)).toBeUndefined());
});

describe('prefixes of telephones', () => {
  const { span, of } = TABLE_KEYS.PHONE_PREFIX;
  test('are seven digits of a mobile number, or an area code', () => {
    expect(span('1380013')).toEqual({ first: [1380013], last: [1380013] });
    expect(span('010')).toEqual({ first: [100000], last: [109999] });
    expect(span('0755')).toEqual({ first: [755000], last: [755999] });
  });
  test.each(['138001', '13800138', '1280013', '755', '07551', '011'])('"%s" is none', (text) =>
    expect(span(text)).toBeUndefined(),
  );
  test('belong to numbers of China alone', () => {
    expect(of('+8613800138000')).toEqual([1380013]);
    expect(of('+861065551234')).toEqual([106555]);
    expect(of('+8675586013388')).toEqual([755860]);
    expect(of('+13105551234')).toBeUndefined();
    expect(of('13800138000')).toBeUndefined();
  });
});

describe('networks', () => {
  const { span, of } = TABLE_KEYS.IP;
  test('are written with a length, as a range, or as one address', () => {
    expect(span('203.0.113.0/24')).toEqual({ first: [0xcb007100], last: [0xcb0071ff] });
    expect(span('0.0.0.0/0')).toEqual({ first: [0], last: [0xffffffff] });
    expect(span('203.0.113.1 - 203.0.113.9')).toEqual({ first: [0xcb007101], last: [0xcb007109] });
    expect(span('203.0.113.1')).toEqual({ first: [0xcb007101], last: [0xcb007101] });
    expect(span('2001:db8::/33')).toEqual({
      first: [0x20010db8, 0, 0, 0],
      last: [0x20010db8, 0x7fffffff, 0xffffffff, 0xffffffff],
    });
    expect(span('::1')).toEqual({ first: [0, 0, 0, 1], last: [0, 0, 0, 1] });
  });
  test.each([
    '203.0.113.9/24',
    '203.0.113.0/33',
    '203.0.113.0/',
    '203.0.113.9-203.0.113.1',
    '203.0.113.1-::1',
    '1.2.3',
    '0x7f.1',
    'fe80::1%eth0',
    '2001:db8::1/64',
    '2001:db8::/129',
    '::ffff:1.2.3.0/120',
    'a-b-c',
  ])('"%s" is none', (text) => expect(span(text)).toBeUndefined());
  test('hold addresses of their version; one of version 4 within version 6 is one of version 4', () => {
    expect(of('203.0.113.9')).toEqual([0xcb007109]);
    expect(of('::ffff:203.0.113.9')).toEqual([0xcb007109]);
    expect(of('2001:DB8::9')).toEqual([0x20010db8, 0, 0, 9]);
    expect(of('unknown')).toBeUndefined();
  });
});
