import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizeEmail } from './email.js';

test.each([
  ['Lin@Example.COM', 'lin@example.com'],
  ['  lin@example.com\t', 'lin@example.com'],
  ['ｌｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'lin@example.com'],
  ['mailto:Lin@example.com', 'lin@example.com'],
  ["o'neil+news@mail.example.co.uk", "o'neil+news@mail.example.co.uk"],
  ['张三@例子.中国', '张三@xn--fsqu00a.xn--fiqs8s'],
  ['info@Bücher.example', 'info@xn--bcher-kva.example'],
  ['a@1and1.com', 'a@1and1.com'],
])('%s is %s', (written, standard) => {
  expect(normalizeEmail(written)).toBe(standard);
});

test.each([
  '',
  'lin',
  '@example.com',
  'lin@',
  'lin@localhost',
  'lin@example',
  'lin@@example.com',
  'lin@exa mple.com',
  'li n@example.com',
  '.lin@example.com',
  'lin.@example.com',
  'l..in@example.com',
  'lin@-example.com',
  'lin@example-.com',
  'lin@example..com',
  'lin@example.com.',
  'lin@192.168.0.1',
  '"lin"@example.com',
  'Lin <lin@example.com>',
  'a@b.com, c@d.com',
  `${'a'.repeat(65)}@example.com`,
  `lin@${'a'.repeat(64)}.com`,
  `lin@${'abcdef.'.repeat(40)}com`,
  'lin\0@example.com',
  '无',
])('"%s" is no address', (written) => {
  expect(normalizeEmail(written)).toBeUndefined();
});

test('every address that fast-check makes is one, and what is in standard form stays', () => {
  fc.assert(fc.property(fc.emailAddress(), (text) => expect(normalizeEmail(text)).toBe(text.toLowerCase())));
  const near = fc.array(
    fc.constantFrom('a', 'Z', '1', '.', '-', '@', '＠', 'ß', 'é', '。', '中', 'xn--', ' ', '\0', 'İ'),
  );
  fc.assert(
    fc.property(near, (parts) => {
      const standard = normalizeEmail(parts.join(''));
      if (standard !== undefined) expect(normalizeEmail(standard)).toBe(standard);
    }),
    { numRuns: 20_000 },
  );
});
