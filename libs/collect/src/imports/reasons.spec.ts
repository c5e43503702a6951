import { expect, test } from '@jest/globals';
import { reasonsIn } from './reasons.js';

const fields = [{ source: '年龄', target: 'attributes.age' }];

test('in Chinese a reason names the column of the file; in English it is as it was said', () => {
  const message = 'attributes.age: expected an age, got "很大"';
  expect(reasonsIn('zh', fields)('NOT_AN_AGE', message)).toBe('「年龄」不像年龄');
  expect(reasonsIn('zh', fields)('NO_EXTERNAL_ID', 'the row has no external id')).toBe('没有客户编号');
  expect(reasonsIn('en', fields)('NOT_AN_AGE', message)).toBe(message);
});

test('a code without words keeps its message', () => {
  expect(reasonsIn('zh', fields)('OF_TOMORROW', 'something new')).toBe('something new');
});
