import { describe, expect, test } from '@jest/globals';
import { converter } from './convert.js';
import { fieldMapping } from './mapping.js';

const around = { timeZone: 'UTC', attributeTypes: new Map([['spent', 'NUMBER' as const]]), raw: true };
const read = (target: string, value: unknown) => {
  const kind = target.startsWith('attributes') ? 'users' : 'events';
  return converter(fieldMapping(kind, { source: 'x', target, format: 'number(,)' }), around)(value);
};

describe.each(['attributes.spent', 'properties.amount'])('numbers with a decimal comma, as %s', (target) => {
  test.each([
    ['1.234,56', 1_234.56],
    ['12,5', 12.5],
    ['1.234', 1_234],
    ['-0,5', -0.5],
    ['1.234.567,89 €', 1_234_567.89],
    [12.5, 12.5],
    ['', undefined],
  ])('%s', (written, number) => {
    expect(read(target, written)).toBe(number);
  });

  test.each(['12.5', '1,234.56', 'viel'])('%s is none', (written) => {
    expect(() => read(target, written)).toThrow(expect.objectContaining({ code: 'NOT_A_NUMBER' }));
  });
});
