import { describe, expect, test } from '@jest/globals';
import { checkRule } from '../index.js';
import { CASE_GROUPS, oracle } from './index.js';

describe.each(CASE_GROUPS.map((group) => [group.name, group] as const))('%s', (_name, group) => {
  test.each(group.cases.map((one) => [one.promise, one] as const))('%s', (_promise, { rule, users, asOf }) => {
    expect(checkRule(rule, group.definitions).faults).toBeUndefined();
    expect(oracle(rule, group.population, group.definitions, asOf ?? group.asOf)).toEqual(users);
  });

  test('names no case twice', () => {
    const promises = group.cases.map(({ promise, rule }) => `${promise} ${JSON.stringify(rule)}`);
    expect(new Set(promises).size).toBe(promises.length);
  });
});
