import { describe, expect, test } from '@jest/globals';
import { lintRule } from '../index.js';
import type { Definitions, Predicate, Rule } from '../index.js';

const definitions: Definitions = {
  attributes: new Map([
    ['age', { type: 'NUMBER', name: '年龄' }],
    ['city', { type: 'TEXT' }],
    ['likes', { type: 'TEXT_LIST' }],
    ['born', { type: 'DATE' }],
    ['paid', { type: 'BOOLEAN' }],
  ]),
  tags: new Map([
    ['rfm', {}],
    ['rfm/old', { name: '有流失风险', stale: true }],
    ['vip', {}],
  ]),
  segments: new Map<string, { rule: Rule }>([
    ['adults', { rule: { attribute: { key: 'age', is: { gte: 18 } } } }],
    ['nobody', { rule: { not: { everyone: true } } }],
  ]),
  eventNames: new Set(['order']),
  timeZone: 'Asia/Shanghai',
};
const codes = (rule: Rule): string[] => lintRule(rule, definitions).map(({ code, path }) => `${code} ${path}`);
const age = (is: Predicate): Rule => ({ attribute: { key: 'age', is } });
const city = (is: Predicate): Rule => ({ attribute: { key: 'city', is } });
const order = (is: Predicate): Rule => ({ event: { name: 'order', is } });

describe('a warning is given', () => {
  test.each<[string, Rule, string[]]>([
    ['an event that never arrived', { event: { name: 'oder' } }, ['UNKNOWN_EVENT rule.event.name']],
    [
      'a step that never arrived',
      { event: { sequence: { steps: [{ name: 'order' }, { name: 'a' }], notFollowedBy: { name: 'b' } } } },
      ['UNKNOWN_EVENT rule.event.sequence.steps[1].name', 'UNKNOWN_EVENT rule.event.sequence.notFollowedBy.name'],
    ],
    ['a count of at least nothing', order({ gte: 0 }), ['ALWAYS_TRUE rule']],
    ['a count below nothing', order({ lt: 0 }), ['NEVER_TRUE rule']],
    ['a count between whole numbers', order({ gt: 1, lt: 2 }), ['NEVER_TRUE rule']],
    ['bounds without a value', age({ gte: 5, in: [1, 2] }), ['NEVER_TRUE rule']],
    ['bounds apart in one group', { all: [age({ gt: 60 }), age({ lt: 18 })] }, ['NEVER_TRUE rule']],
    ['bounds that meet in one group', { any: [order({ gte: 1 }), order({ lt: 1 })] }, ['ALWAYS_TRUE rule']],
    [
      'what never holds, for a time',
      { attribute: { key: 'age', is: { exists: false, gte: 1 }, heldFor: 'P1D' } },
      ['NEVER_TRUE rule'],
    ],
    [
      'what takes in the unknown, for a time',
      { attribute: { key: 'city', is: { ne: 'a' }, heldFor: 'P1D' } },
      ['NE_TAKES_UNKNOWN rule.attribute.is.ne'],
    ],
    ['two cities at once', { all: [city({ eq: 'a' }), city({ eq: 'b' })] }, ['NEVER_TRUE rule']],
    ['a text that lacks its part', city({ eq: 'a', contains: 'b' }), ['NEVER_TRUE rule']],
    ['there and not there', age({ exists: false, gte: 1 }), ['NEVER_TRUE rule']],
    [
      'a condition and its opposite',
      { all: [{ segment: { key: 'adults' } }, { not: { segment: { key: 'adults' } } }] },
      ['NEVER_TRUE rule'],
    ],
    [
      'not everyone',
      { all: [age({ gte: 1 }), { not: { everyone: true } }] },
      ['NEVER_TRUE rule.all[1]', 'NEVER_TRUE rule'],
    ],
    [
      'everyone in an any',
      { all: [age({ gte: 1 }), { any: [{ everyone: true }, age({ lt: 1 })] }] },
      ['ALWAYS_TRUE rule.all[1]'],
    ],
    ['a whole sample', { sample: { salt: 's', from: 0, to: 100 } }, ['ALWAYS_TRUE rule']],
    [
      'an empty segment',
      { all: [age({ gte: 1 }), { segment: { key: 'nobody' } }] },
      ['NEVER_TRUE rule.all[1]', 'NEVER_TRUE rule'],
    ],
    [
      'an impossible filter',
      { event: { name: 'order', where: [{ property: 'p', is: { eq: 1, ne: 1 } }] } },
      ['NEVER_TRUE rule'],
    ],
    ['exists on a count', order({ exists: true }), ['ALWAYS_TRUE rule', 'EXISTS_ALWAYS rule.event.is.exists']],
    ['a ne', city({ ne: 'a' }), ['NE_TAKES_UNKNOWN rule.attribute.is.ne']],
    ['a notIn', age({ notIn: [1] }), ['NE_TAKES_UNKNOWN rule.attribute.is.notIn']],
    [
      'a ne on a property',
      { event: { name: 'order', where: [{ property: 'p', is: { ne: 1 } }] } },
      ['NE_TAKES_UNKNOWN rule.event.where[0].is.ne'],
    ],
    [
      'an exclusion inside an any',
      { any: [age({ gte: 1 }), { not: { tag: { in: ['vip'] } } }] },
      ['EXCLUSION_IN_ANY rule.any[1]'],
    ],
    ['a stale tag below', { tag: { in: ['vip', 'rfm'] } }, ['STALE_TAG rule.tag.in[1]']],
  ])('for %s', (_name, rule, expected) => expect(codes(rule)).toEqual(expected));

  test('for an instant before the history, where attributes or tags are asked for, in segments too', () => {
    const kept = { ...definitions, historySince: 1_000 };
    const at = (asOf: number | undefined, rule: Rule): string[] =>
      lintRule(rule, kept, { asOf }).map(({ code }) => code);
    const past = (rule: Rule): string[] => at(999, rule);
    expect([at(1_000, { tag: { in: ['vip'] } }), at(undefined, { tag: { in: ['vip'] } })]).toEqual([[], []]);
    expect(past({ all: [{ event: { name: 'order' } }, { segment: { key: 'adults' } }] })).toEqual(['HISTORY_NOT_KEPT']);
    expect(past({ tag: { in: ['vip'] } })).toEqual(['HISTORY_NOT_KEPT']);
    const reachable: Rule = { reachable: { channel: 'SMS', purpose: 'MARKETING' } };
    expect(lintRule(reachable, kept, { asOf: 1_999, now: 2_000 }).map(({ code }) => code)).toEqual([
      'HISTORY_NOT_KEPT',
    ]);
    expect(lintRule(reachable, kept, { asOf: 2_000, now: 2_000 })).toEqual([]);
    expect(past({ event: { name: 'order' } })).toEqual([]);
  });

  test('in Chinese and in English', () => {
    const message = (locale: 'zh' | 'en'): string | undefined =>
      lintRule(age({ ne: 1 }), definitions, { locale })[0]?.message;
    expect([message('zh'), message('en')]).toEqual([
      '「年龄」未知的人也会算在内',
      'Takes in everyone whose “年龄” is unknown',
    ]);
  });
});

describe('no warning is given', () => {
  test.each<[string, Rule]>([
    ['everyone', { everyone: true }],
    ['a range', age({ gte: 1, lt: 2 })],
    ['a count of none', order({ eq: 0 })],
    [
      'a sum of at least nothing, which a refund may pass',
      { event: { name: 'order', measure: { sum: 'p' }, is: { gte: 0 } } },
    ],
    ['all ages, known', { any: [age({ gte: 18 }), age({ lt: 18 })] }],
    ['parts of texts', { all: [city({ contains: 'a' }), { not: city({ contains: 'b' }) }] }],
    ['a ne beside a value that must be there', age({ ne: 1, exists: true })],
    ['a ne on a count', order({ ne: 1 })],
    ['an exclusion in an all', { all: [age({ gte: 1 }), { not: { tag: { in: ['vip'] } } }] }],
    ['windows that time may empty', { attribute: { key: 'born', is: { gte: '-P1D', lt: '2020-01-01' } } }],
  ])('for %s', (_name, rule) => expect(codes(rule)).toEqual([]));
});
