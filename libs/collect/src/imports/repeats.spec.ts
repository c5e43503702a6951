import { expect, test } from '@jest/globals';
import { Repeats } from './repeats.js';

test('a row is a repeat when the same text came before, however many rows there are', () => {
  const repeats = new Repeats();
  const rows = 200_000;
  let seen = 0;
  for (let at = 0; at < rows; at += 1) if (repeats.seen(`row ${at}`)) seen += 1;
  expect(seen).toBe(0);
  for (let at = 0; at < rows; at += 7) if (repeats.seen(`row ${at}`)) seen += 1;
  expect(seen).toBe(Math.ceil(rows / 7));
  expect(repeats.seen('row 200000 ')).toBe(false);
});

test('beyond its bound it takes no more memory, and compares with the rows that it has', () => {
  const repeats = new Repeats(1 << 17);
  for (let at = 0; at < 500_000; at += 1) repeats.seen(`row ${at}`);
  expect(repeats.seen('row 17')).toBe(true);
  expect(repeats.seen('row 499999')).toBe(false);
  expect(repeats.seen('row 499999')).toBe(false);
});
