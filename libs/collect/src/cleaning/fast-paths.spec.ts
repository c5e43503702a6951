/** What is read by characters, or out of memory, is what the patterns read: each text is compared with itself behind a sign that they pass over. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMoment } from './moments.js';
import { remembering } from './remembering.js';
import { resolveRegion } from './region/resolve-region.js';
import { divisionOf } from './region/divisions.js';
import { isUsual, narrow, tidy, tidyName } from './text.js';
import { readBoolean, readGender } from './words.js';
import { cleanOne } from './testing/cleaner.js';

const numRuns = 3_000;
const digits = (most: number) =>
  fc.nat(10 ** most - 1).chain((n) => fc.constantFrom(String(n), String(n).padStart(most, '0')));
const year = fc.oneof(fc.integer({ min: 1900, max: 2100 }), fc.nat(9999)).map((n) => String(n).padStart(4, '0'));
const month = fc.oneof(fc.integer({ min: 1, max: 12 }).map(String), digits(2));
const day = fc.oneof(fc.integer({ min: 27, max: 32 }).map(String), digits(2), digits(3));
const sign = fc.constantFrom('-', '/', '.', '', ' ', '年', '月', '－', '日');
const end = fc.constantFrom('', '', '日', '号', ' ', '年', '1', '日 ');
const date = fc.tuple(year, sign, month, sign, day, end).map((parts) => parts.join(''));

test('a day that is read by its characters is the one that the patterns read', () => {
  const order = fc.constantFrom('DMY', 'MDY', 'YMD', undefined);
  fc.assert(
    fc.property(date, fc.boolean(), order, (text, serials, dateOrder) => {
      const settings = { serials, dateOrder, pivotYear: 30 };
      expect(readMoment(text, settings)).toEqual(readMoment(` ${text}`, settings));
    }),
    { numRuns },
  );
});

const LOCAL = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

test('a local time that is read by its characters is the one that the patterns read, and no other is free of repair', () => {
  const part = fc.oneof(fc.integer({ min: 0, max: 61 }), fc.nat(23)).map((n) => String(n).padStart(2, '0'));
  const text = fc
    .tuple(
      fc.oneof(
        date,
        fc.integer({ min: 0, max: 800_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
      ),
      fc.constantFrom(' ', 'T', ' ', '  '),
      part,
      fc.constantFrom(':', ':', ':', '.', ''),
      part,
      fc.constantFrom(':', ':', ':', '.', ''),
      fc.oneof(part, fc.constant('')),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (written) => {
      const [value, ...repairs] = cleanOne('seen', written);
      expect(value).toEqual(cleanOne('seen', ` ${written}`)[0]);
      if (typeof value === 'string' && value.endsWith('Z')) expect(repairs.length === 0).toBe(LOCAL.test(written));
    }),
    { numRuns },
  );
});

test('a text that is left as it is has nothing in it that is repaired', () => {
  const letter = fc.constantFrom(
    ...'aZ09 ~!中文龥阿·・.．　，Ａ１＋é\u0301\u200B\uFEFF\n\t\u00a0😀가\u1112\u1161'.split(''),
    '\ud800',
  );
  const text = fc.oneof(
    fc.array(letter, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (written) => {
      expect(tidy(written)).toBe(tidy(`\u200B${written}`));
      expect(`${narrow(written)} `).toBe(narrow(`${written}\u3000`));
      expect(tidyName(written).trim()).toBe(tidyName(`${written} `));
      if (isUsual(written)) expect([tidy(written), narrow(written)]).toEqual([written, written]);
    }),
    { numRuns },
  );
});

test('a word that is known as it is written is the one that it is when case, width and blanks are passed over', () => {
  const letters = Array.from({ length: 0x10000 }, (_none, code) => String.fromCharCode(code));
  expect(letters.filter((text) => readBoolean(text) !== readBoolean(` ${text}`))).toEqual([]);
  expect(letters.filter((text) => readGender(text) !== readGender(` ${text}`))).toEqual([]);
  for (const word of ['true', 'YES', '没有', '男', '女士', 'Mr.', 'non-binary', '00', '未说明的性别', '无', 'other'])
    for (const read of [readBoolean, readGender]) expect(read(word)).toBe(read(` ${word}`));
});

test('a place is remembered with where it was looked for', () => {
  const asked = [
    { text: '朝阳' },
    { text: '朝阳', level: 'DISTRICT' as const, within: divisionOf('110000') },
    { text: '朝阳', level: 'CITY' as const },
    { text: '朝阳', within: divisionOf('210000') },
    { text: '海南', level: 'PROVINCE' as const },
    { text: '海南', within: divisionOf('630000') },
  ];
  const once = asked.map(({ text, ...context }) => resolveRegion(text, context)?.division.code);
  expect(once).toEqual([undefined, '110105', '211300', '211300', '460000', '632500']);
  const again = asked.toReversed().map(({ text, ...context }) => resolveRegion(text, context)?.division.code);
  expect(again.toReversed()).toEqual(once);
});

test('what is remembered is read once, as long as there are not too many texts', () => {
  let reads = 0;
  const lengthOf = remembering((text) => {
    reads += 1;
    return text.length;
  });
  for (const text of ['a', 'bc', 'a', 'bc', '']) expect(lengthOf(text)).toBe(text.length);
  expect(reads).toBe(3);
  for (let at = 0; at < 50_000; at += 1) lengthOf(String(at));
  reads = 0;
  expect([lengthOf('a'), reads]).toEqual([1, 1]);
});
