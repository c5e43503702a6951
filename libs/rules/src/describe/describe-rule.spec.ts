import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRule, describeCondition, describeRule, describeRuleAsText } from '../index.js';
import { phrasesText } from './phrase.js';
import type { Definitions, Predicate, Rule } from '../index.js';
import { arbitraryDefinitions, arbitraryRule } from '../testing/index.js';

const definitions: Definitions = {
  attributes: new Map([
    ['city', { type: 'TEXT', name: '城市' }],
    ['age', { type: 'NUMBER', name: '年龄', unit: '岁' }],
    ['birthday', { type: 'DATE', name: '生日' }],
    ['seen', { type: 'DATETIME', name: '最近登录' }],
    ['paid', { type: 'BOOLEAN', name: '付费会员' }],
    ['likes', { type: 'TEXT_LIST', name: '偏好' }],
  ]),
  tags: new Map([
    ['rfm/cant_lose', { name: '不可流失' }],
    ['rfm/at_risk', { name: '有流失风险' }],
    ['likes/tea', { name: '爱喝茶', halfLife: 'P30D' }],
  ]),
  purposes: new Map([['MARKETING', { name: { zh: '营销信息', en: 'Marketing' } }]]),
  segments: new Map([['dnd', { name: '勿扰名单', rule: { everyone: true } }]]),
  timeZone: 'Asia/Shanghai',
};

const RULES: Record<string, Rule> = {
  everyone: { everyone: true },
  'the rule in the picture': {
    all: [
      {
        attribute: {
          key: 'city',
          is: { in: ['上海市', '杭州市', '南京市', '苏州市', '宁波市', '无锡市', '常州市', '合肥市', '温州市'] },
        },
      },
      { attribute: { key: 'age', is: { gte: 25, lte: 44 } } },
      {
        any: [
          { tag: { in: ['rfm/cant_lose', 'rfm/at_risk'] } },
          {
            event: {
              name: 'order_completed',
              during: { last: 'P365D' },
              measure: { sum: 'amount' },
              is: { gte: 1000 },
            },
          },
        ],
      },
      { event: { name: 'session_started', during: { last: 'P60D' }, is: { eq: 0 } } },
      {
        not: {
          any: [
            { segment: { key: 'dnd' } },
            { event: { name: 'message_sent', during: { last: 'P7D' }, is: { gte: 3 } } },
          ],
        },
      },
    ],
  },
  reachable: { all: [{ segment: { key: 'dnd' } }, { reachable: { channel: 'SMS', purpose: 'MARKETING' } }] },
  'a value held for a time': {
    all: [
      { attribute: { key: 'city', is: { eq: '上海市' }, heldFor: 'P30D' } },
      { attribute: { key: 'age', is: { gte: 18 }, heldFor: 'P1Y' } },
    ],
  },
  'one exclusion': { not: { segment: { key: 'dnd' } } },
  'any with a group': {
    any: [
      { attribute: { key: 'paid', is: { eq: true } } },
      {
        all: [
          { attribute: { key: 'age', is: { lt: 18 } } },
          { not: { attribute: { key: 'city', is: { contains: '海' } } } },
        ],
      },
    ],
  },
  'a cart left': {
    event: {
      sequence: {
        steps: [{ name: 'product_viewed' }, { name: 'cart_added' }],
        within: 'PT1H',
        notFollowedBy: { name: 'order_completed', within: 'PT24H' },
      },
      during: { last: 'P7D' },
    },
  },
  'a raw name with filters': {
    event: {
      name: 'pay.done',
      where: [
        { property: 'amount', is: { gte: 100 } },
        { property: 'channel', is: { in: ['app', 'web'] } },
      ],
      during: { from: '-P60D', to: '-P30D' },
    },
  },
  birthdays: { attribute: { key: 'birthday', is: { anniversaryInNext: 'P7D', lt: '2000-01-01' } } },
  'the first order': {
    event: {
      name: 'order_completed',
      measure: { first: true },
      is: { gte: '2025-11-01T00:00:00+08:00', lt: '2025-11-12T00:00:00+08:00' },
    },
  },
  'the latest value': {
    event: {
      name: 'product_reviewed',
      during: { calendar: 'THIS_MONTH' },
      measure: { lastValue: 'rating' },
      is: { gte: 4 },
    },
  },
  'weighted, and less by the day': { tag: { in: ['likes/tea'], weight: { gte: 0.4 } } },
  'unknown, unlike and weighted': {
    all: [
      { attribute: { key: 'seen', is: { exists: false } } },
      { attribute: { key: 'city', is: { ne: '' } } },
      { tag: { in: ['rfm/at_risk'], weight: { gte: 0.4 }, assigned: { gte: '-P1M' } } },
      { attribute: { key: 'likes', is: { hasAll: ['茶', '咖啡'] } } },
      { sample: { salt: 'spring', from: 0, to: 10 } },
      { event: { name: 'session_started', measure: { days: true }, during: { last: 'P1M' }, is: { gte: 5 } } },
    ],
  },
};

describe('a rule reads', () => {
  test.each(Object.entries(RULES))('%s', (_name, rule) => {
    expect(checkRule(rule, definitions).faults).toBeUndefined();
    expect({
      zh: describeRuleAsText(rule, definitions, 'zh'),
      en: describeRuleAsText(rule, definitions, 'en'),
    }).toMatchSnapshot();
  });
});

test('what decides is strong, and what is left out is marked', () => {
  const rule: Rule = { all: [{ attribute: { key: 'age', is: { gte: 18 } } }, { not: { segment: { key: 'dnd' } } }] };
  expect(describeRule(rule, definitions, 'zh')).toEqual([
    { text: '年龄' },
    { text: ' 18 岁及以上', strong: true },
    { text: '；' },
    { text: '不含', excluded: true },
    { text: '勿扰名单', strong: true },
    { text: '的人。' },
  ]);
});

test('many values are cut to three and a number, a text that is nothing is named', () => {
  const read = (is: Predicate): string => describeRuleAsText({ attribute: { key: 'city', is } }, definitions, 'en');
  expect(read({ in: ['a', 'b', 'c', 'd'] })).toBe('城市 is a, b, c or d.');
  expect(read({ in: ['a', 'b', 'c', 'd', 'e'] })).toBe('城市 is a, b, c or 2 more.');
  expect(read({ eq: '' })).toBe('城市 is empty text.');
});

test('every random rule reads as a sentence in both languages', () => {
  const known = arbitraryDefinitions('Asia/Shanghai');
  const property = fc.property(arbitraryRule(known), (rule) => {
    expect(describeRuleAsText(rule, known, 'zh')).toMatch(/^[^]+。$/);
    expect(describeRuleAsText(rule, known, 'en')).toMatch(/^[^]+\.$/);
    for (const locale of ['zh', 'en'] as const) {
      expect(describeRuleAsText(rule, known, locale)).not.toMatch(/undefined|NaN|\[object/);
    }
  });
  fc.assert(property, { numRuns: 500 });
});

test('a condition in a list has no frame of a sentence', () => {
  const rule: Rule = { attribute: { key: 'age', is: { gte: 18 } } };
  expect(phrasesText(describeCondition(rule, definitions, 'zh'))).toBe('年龄 18 岁及以上');
  expect(describeRuleAsText(rule, definitions, 'zh')).toBe('年龄 18 岁及以上的人。');
});
