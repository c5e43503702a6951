import { expect, test } from '@jest/globals';
import { formatPhone, maskPhone } from './phone';

test.each([
  ['+8619912344942', 'CN', '199 1234 4942', '199 **** 4942'],
  ['+8619912344942', 'GB', '+86 199 1234 4942', '+86 **** 4942'],
  ['+442079460018', 'CN', '+44 20 7946 0018', '+44 **** 0018'],
  ['+442079460018', 'GB', '020 7946 0018', '020 **** 0018'],
  ['+862161234567', 'CN', '021 6123 4567', '021 **** 4567'],
  ['+65', 'CN', '+65', '****'],
  ['front desk', 'CN', 'front desk', '****'],
])('%s is written in %s as %s, masked as %s', (value, region, written, masked) => {
  expect([formatPhone(value, region), maskPhone(value, region)]).toEqual([written, masked]);
});

test('of a short number nothing is shown', () => {
  expect(maskPhone('+3547', 'CN')).toBe('****');
});
