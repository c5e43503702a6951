import { expect, test } from '@jest/globals';
import { profileColumns } from './column-profile.js';

const profileOf = (values: readonly string[]) => {
  const [column] = profileColumns(
    values.map((value, at) => ({ line: at + 1, text: value, fields: [value] })),
    ['column'],
  );
  return { shape: column!.shape, cleaned: column!.cleaned };
};

test.each<[string, string[], object]>([
  ['days in one way', ['1990-05-06', '2001-12-31'], { shape: 'DATE' }],
  ['days in several ways', ['1990-05-06', '1990/5/6', '1990年5月6日'], { shape: 'TEXT', cleaned: 'DATE' }],
  ['instants in several ways', ['2024-01-02 03:04', '2024年1月2日 3:04'], { shape: 'TEXT', cleaned: 'DATETIME' }],
  ['numbers', ['-1.5', '.5', '1,234', '1e5'], { shape: 'NUMBER' }],
  ['numbers of full width among others', ['90', '１２８０', '17'], { shape: 'TEXT', cleaned: 'NUMBER' }],
  ['ids that only begin like an exponent', ['e0', 'E12', 'e499'], { shape: 'TEXT' }],
  ['signs without a digit', ['+', '-.', '.'], { shape: 'TEXT' }],
  ['words', ['gold', 'silver', '1990-05-06'], { shape: 'TEXT' }],
])('%s are told by their values', (_name, values, wanted) => {
  expect(profileOf(values)).toEqual({ cleaned: undefined, ...wanted });
});
