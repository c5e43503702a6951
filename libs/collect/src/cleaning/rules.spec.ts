import { expect, test } from '@jest/globals';
import { CleaningReport } from './report.js';
import { readCleaningSettings } from './rules.js';

test('the settings of a source are read whole', () => {
  const settings = { off: ['WIDTH'], infer: ['IP'], dateOrder: 'DMY', pivotYear: 30, unreadable: 'DROP' };
  expect(readCleaningSettings(settings)).toEqual(settings);
  expect(readCleaningSettings({ off: ['WIDTH', 'WIDTH'] })).toEqual({ off: ['WIDTH'] });
  expect(readCleaningSettings(null)).toEqual({});
});

test.each([
  [[]],
  [{ of: [] }],
  [{ off: 'WIDTH' }],
  [{ off: ['width'] }],
  [{ infer: ['GENDER'] }],
  [{ dateOrder: 'DYM' }],
  [{ pivotYear: 100 }],
  [{ pivotYear: 1.5 }],
  [{ unreadable: 'KEEP' }],
])('%j are no settings', (json) => {
  expect(() => readCleaningSettings(json)).toThrow(expect.objectContaining({ code: 'INVALID_CLEANING' }));
});

test('a report counts by rule, keeps a few examples and goes on where an earlier one ended', () => {
  const first = new CleaningReport();
  for (let at = 0; at < 9; at++) first.add(['PHONE'], { key: 'mobile', before: `${at}`.repeat(300), after: 'x' });
  first.add(['WIDTH', 'GENDER'], { key: 'gender', before: 'Ｍ', after: '男' });
  const report = new CleaningReport(first.list());
  report.add(['PHONE']);
  expect(report.list().map(({ rule, count, examples }) => [rule, count, examples.length])).toEqual([
    ['WIDTH', 1, 0],
    ['PHONE', 10, 5],
    ['GENDER', 1, 0],
  ]);
  expect(report.list()[1]!.examples[0]!.before).toHaveLength(200);
});
