import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DAY, formatDate, formatInstant, INSTANT_PATTERN, parseDate } from './index.js';

const INSTANT = new RegExp(INSTANT_PATTERN);
/** By the pattern that the database reads by, and the clock of JavaScript. */
const byPattern = (text: string): number | undefined =>
  INSTANT.test(`${text}T00:00Z`) ? Date.parse(`${text}T00:00:00Z`) / DAY : undefined;

const FIRST = byPattern('0001-01-01')!;
const LAST = byPattern('9999-12-31')!;

test('days from the year 1 to 9999 are written and read as JavaScript does', () => {
  // In 400 years each day of the year comes.
  for (let day = FIRST; day <= LAST; day += 29) {
    const text = new Date(day * DAY).toISOString().slice(0, 10);
    if (formatDate(day) !== text || parseDate(text) !== day) throw new Error(text);
  }
});

test('a text is a day where the pattern of the database takes it for one', () => {
  const two = fc
    .oneof(fc.nat(99), fc.constantFrom(0, 1, 2, 4, 12, 13, 28, 29, 30, 31, 32))
    .map((n) => String(n).padStart(2, '0'));
  const near = fc
    .tuple(two, two, fc.constantFrom('-', '-', '-', '/', ''), two, fc.constantFrom('-', '-', '.'), two)
    .map((parts) => parts.join(''));
  const strange = fc
    .array(fc.constantFrom('0', '1', '2', '9', '-', ' ', '٣', '１', '\n', '+', '.', 'e'), {
      minLength: 8,
      maxLength: 12,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(near, strange), (text) => expect(parseDate(text)).toBe(byPattern(text))),
    { numRuns: 20_000 },
  );
});

test('instants are written as JavaScript does', () => {
  const LIMIT = 8.64e15;
  const usual = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
  const any = fc.oneof(
    usual,
    fc.integer({ min: -LIMIT, max: LIMIT }),
    fc.double({ min: -LIMIT, max: LIMIT, noNaN: true }),
  );
  fc.assert(
    fc.property(any, (instant) => expect(formatInstant(instant)).toBe(new Date(instant).toISOString())),
    { numRuns: 20_000 },
  );
});

test('days beyond those years, and no days, are written as JavaScript does', () => {
  const any = fc.oneof(
    fc.integer({ min: -100_000_000, max: 100_000_000 }),
    fc.double({ min: -1e8, max: 1e8, noNaN: true }),
  );
  fc.assert(fc.property(any, (day) => expect(formatDate(day)).toBe(new Date(day * DAY).toISOString().slice(0, 10))));
});
