import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRecords } from './records.js';

const SEED = 20_261_122;

function usersOf(count: number): Buffer {
  const users = Buffer.alloc(count * 4);
  for (let at = 0; at < count; at++) users.writeInt32BE(at + 1, at * 4);
  return users;
}

const joined = (texts: readonly string[]): Buffer => Buffer.from(texts.join('\0'));
const readTexts = (stream: Buffer, count: number): string[] =>
  [...readRecords('text', { users: usersOf(count), values: stream })].flatMap((rows) =>
    rows.kind === 'text' ? rows.values : [],
  );

/** Few different ones, alike at the beginning or the end, the empty one among them. */
const text = fc.oneof(
  fc.constantFrom('', '北', '北京', '北京市', '京市', 'a', 'ab', 'abc', '👍', '👍👍'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

test('texts come back as they were, however often and in whatever order', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), (texts) => {
      expect(readTexts(joined(texts), texts.length)).toEqual(texts);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('more different texts than are kept come back all the same', () => {
  const texts = Array.from({ length: 150_000 }, (_, at) => `text ${at % 70_000}`);
  expect(readTexts(joined(texts), texts.length)).toEqual(texts);
});

test('a stream with a value too few or too many is no column', () => {
  expect(() => readTexts(joined(['a', 'b']), 3)).toThrow('not one value for each user');
  expect(() => readTexts(joined(['a', 'b', 'c']), 2)).toThrow('not one value for each user');
  const numbers = { users: usersOf(2), values: Buffer.alloc(8) };
  expect(() => [...readRecords('number', numbers)]).toThrow('not one value for each user');
});
