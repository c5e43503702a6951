import { expect, test } from '@jest/globals';
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
