import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, unguarded } from './csv.js';

describe('a line of CSV', () => {
  test.each([
    ['=1+1', `'=1+1\r\n`],
    ['+86 138', `'+86 138\r\n`],
    ['-5', `'-5\r\n`],
    ['@SUM(A1)', `'@SUM(A1)\r\n`],
    ['\t=1', `"'\t=1"\r\n`],
    ['＝1+1', `'＝1+1\r\n`],
    ['＋1', `'＋1\r\n`],
    ['－1', `'－1\r\n`],
    ['＠SUM(A1)', `'＠SUM(A1)\r\n`],
    ['\r=1', `"'\r=1"\r\n`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"\r\n`],
  ])('neutralizes the formula %j', (text, line) => {
    expect(csvLine([text])).toBe(line);
  });

  test('leaves numbers, truths and harmless texts as they are', () => {
    expect(csvLine([-5, 1e21, 0.1, true, false, 'a=b', '北京市', null, undefined, ''])).toBe(
      '-5,1e+21,0.1,true,false,a=b,北京市,,,\r\n',
    );
  });

  test('keeps whole, in quotes, what another separator would split into a formula', () => {
    expect(csvLine(['a;=1+1', 'a\t=1+1'])).toBe('"a;=1+1","a\t=1+1"\r\n');
  });

  test('is read back as it was by who knows of the apostrophe, whatever the texts', () => {
    const begun = fc.tuple(fc.constantFrom('', "'", "''", '=', "'=", "''-", '-', "'@", '\t', "'＋"), fc.string());
    fc.assert(
      fc.property(fc.array(begun, { minLength: 2, maxLength: 5 }), (begins) => {
        const cells = begins.map((parts) => parts.join(''));
        const [read] = parse(csvLine(cells));
        expect(read?.map(unguarded)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  test('is read back as it was by any reader of RFC 4180', () => {
    const harmless = fc.string({ unit: 'binary' }).filter((text) => !/^'*[=+\-@＝＋－＠\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 2, maxLength: 5 }), (cells) => {
        const [read] = parse(csvLine(cells));
        expect(read).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });
});
