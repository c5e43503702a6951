import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { callingCode, isPhoneRegion, normalizePhone } from './phone.js';

test.each([
  ['13800138000', '+8613800138000'],
  ['138 0013 8000', '+8613800138000'],
  ['138-0013-8000', '+8613800138000'],
  ['＋８６ １３８００１３８０００', '+8613800138000'],
  ['８６１３８００１３８０００', '+8613800138000'],
  ['0086 138 0013 8000', '+8613800138000'],
  ['013800138000', '+8613800138000'],
  [' (+86) 13800138000\t', '+8613800138000'],
  ['tel:+86-138-0013-8000', '+8613800138000'],
  ['010-62345678', '+861062345678'],
  ['（010）6234 5678', '+861062345678'],
  ['400-800-8820', '+864008008820'],
  ['+1 (212) 555-0199', '+12125550199'],
  ['+852 6123 4567', '+85261234567'],
  ['+49 30 901820', '+4930901820'],
])('%s is %s', (written, standard) => {
  expect(normalizePhone(written, 'CN')).toBe(standard);
});

test.each([
  '',
  '1',
  '12345678901',
  '1380013800',
  '138001380001',
  '19999',
  '无',
  'call 13800138000',
  '13800138000/13900139000',
  '010-62345678 ext. 5',
  '1.38E+10',
  '+999 12345678',
  '0'.repeat(100),
])('"%s" is no number', (written) => {
  expect(normalizePhone(written, 'CN')).toBeUndefined();
});

test('a number without a country code is of the region', () => {
  expect(normalizePhone('(212) 555-0199', 'US')).toBe('+12125550199');
  expect(normalizePhone('138 0013 8000', 'US')).toBeUndefined();
  expect(normalizePhone('07400 123456', 'GB')).toBe('+447400123456');
  expect(callingCode('GB')).toBe('+44');
  expect(isPhoneRegion('DE')).toBe(true);
  expect(isPhoneRegion('XX')).toBe(false);
  expect(callingCode('XX')).toBeUndefined();
});

const library = (text: string): string | undefined => {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'CN', extract: false });
  return number?.isValid() && number.ext === undefined ? number.number : undefined;
};

test('of every beginning of five digits a Chinese mobile number reads as the library reads it', () => {
  const random = fc.sample(fc.integer({ min: 0, max: 999_999 }), 20_000);
  random.forEach((tail, at) => {
    const text = `1${String(at % 10_000).padStart(4, '0')}${String(tail).padStart(6, '0')}`;
    if (normalizePhone(text, 'CN') !== library(text)) throw new Error(text);
  });
});

test('Chinese mobile numbers read as the library reads them, whatever their writing', () => {
  const separator = fc.constantFrom('', ' ', '-', '', '.', '  ');
  const written = fc
    .tuple(
      fc.constantFrom('', '+86', '86', '+86 ', '86-', '0', '+', ' ', '0086', '+86 0'),
      fc.integer({ min: 10_000, max: 19_999 }).map(String),
      separator,
      fc.stringMatching(/^\d{2}$/),
      separator,
      fc.stringMatching(/^\d{3,5}$/),
      fc.constantFrom('', '', ' ', 'x1'),
    )
    .map(([prefix, head, one, middle, two, tail, end]) =>
      [prefix, head.slice(0, 3), one, head.slice(3), middle, two, tail, end].join(''),
    );
  fc.assert(
    fc.property(written, (text) => expect(normalizePhone(text, 'CN')).toBe(library(text))),
    { numRuns: 20_000 },
  );
});

test('what is in standard form stays, and no text makes it throw', () => {
  const number = fc.stringMatching(/^\+?\d{1,16}$/);
  fc.assert(
    fc.property(fc.oneof(number, fc.string({ unit: 'binary' })), fc.constantFrom('CN', 'US', 'IT'), (text, region) => {
      const standard = normalizePhone(text, region);
      if (standard !== undefined) expect(normalizePhone(standard, region)).toBe(standard);
    }),
    { numRuns: 2_000 },
  );
});
