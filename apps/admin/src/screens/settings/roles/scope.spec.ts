import { describe, expect, test } from '@jest/globals';
import { choiceOf, scopeOf } from './scope';

const rule = { attribute: { key: 'city', is: { eq: '上海市' } } };
const segments = [{ key: 'shanghai', rule }];

describe('the scope of a role', () => {
  test('is read as it was chosen, and chosen again is the same', () => {
    for (const scope of [null, { segment: { key: 'shanghai' } }, rule])
      expect(scopeOf(choiceOf(scope), scope, segments)).toEqual(scope);
  });

  test('is the rule of a segment where it shall not follow the segment', () => {
    expect(scopeOf({ by: 'copy', segment: 'shanghai' }, null, segments)).toEqual(rule);
  });

  test('is not all users as long as a segment is not chosen, or is not there', () => {
    expect(scopeOf({ by: 'segment' }, null, segments)).toBeUndefined();
    expect(scopeOf({ by: 'copy', segment: 'gone' }, null, segments)).toBeUndefined();
  });
});
