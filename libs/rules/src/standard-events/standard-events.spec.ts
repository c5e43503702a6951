import { describe, expect, test } from '@jest/globals';
import {
  checkEventName,
  checkPropertyName,
  spokenName,
  standardEvent,
  standardEventDescription,
  standardEventNames,
  standardProperty,
  standardPropertyKeys,
  unexpectedTypes,
} from '../index.js';

describe('the catalogue of standard events', () => {
  test('has names that may be sent, each said in Chinese and in English', () => {
    for (const name of standardEventNames()) {
      expect(checkEventName(name).problem).toBeUndefined();
      expect(spokenName(name, 'zh').name).toMatch(/\p{Script=Han}/u);
      expect(spokenName(name, 'en')).toEqual({ name: name.replaceAll('_', ' '), known: true });
      const { zh, en } = standardEventDescription(name)!;
      expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    }
  });

  test('has properties that exist, and none that no event bears', () => {
    const borne = new Set(standardEventNames().flatMap((name) => standardEvent(name)!.properties));
    for (const key of standardPropertyKeys()) {
      expect(checkPropertyName(key).problem).toBeUndefined();
      expect([key, borne.has(key as never) || ['province', 'form', 'brand'].includes(key)]).toEqual([key, true]);
    }
  });

  test('gives a header in a file one property at most', () => {
    const headers = standardPropertyKeys().flatMap((key) => {
      const { zh, also = [] } = standardProperty(key)!;
      return [...new Set([key, zh, ...also])].map((header) => [header, key] as const);
    });
    const doubled = headers.filter(([header, key]) => headers.some(([other, of]) => other === header && of !== key));
    expect(doubled).toEqual([]);
  });
});

test.each<[string, string, string[], string[]]>([
  ['order_completed', 'amount', ['NUMBER', 'TEXT'], ['TEXT']],
  ['order_completed', 'order', ['NUMBER', 'TEXT'], []],
  ['order_completed', 'category', ['TEXT', 'DATETIME'], []],
  ['order_completed', 'deliver_by', ['TEXT'], ['TEXT']],
  ['order_completed', 'of_our_own', ['OBJECT'], []],
  ['of_our_own', 'amount', ['TEXT'], []],
])('of %s.%s, which came as %j, unexpected are %j', (event, property, types, unexpected) => {
  expect(unexpectedTypes(event, property, types)).toEqual(unexpected);
});
