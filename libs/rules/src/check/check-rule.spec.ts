import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRule, lintRule, planRule } from '../index.js';
import { arbitraryDefinitions, arbitraryRule } from '../testing/index.js';
import type { Definitions, Fault, Rule } from '../index.js';

const segment = (rule: Rule): { rule: Rule } => ({ rule });
const definitions: Definitions = {
  attributes: new Map([
    ['age', { type: 'NUMBER' }],
    ['city', { type: 'TEXT' }],
    ['likes', { type: 'TEXT_LIST' }],
    ['born', { type: 'DATE' }],
    ['seen', { type: 'DATETIME' }],
    ['paid', { type: 'BOOLEAN' }],
  ]),
  tags: new Map([['vip', {}]]),
  segments: new Map([
    ['adults', segment({ attribute: { key: 'age', is: { gte: 18 } } })],
    ['a', segment({ all: [{ segment: { key: 'b' } }] })],
    ['b', segment({ not: { segment: { key: 'c' } } })],
    ['c', segment({ segment: { key: 'a' } })],
    ['uses-adults', segment({ segment: { key: 'adults' } })],
    ['broken', segment({ segment: { key: 'gone' } })],
  ]),
  purposes: new Map([['MARKETING', {}]]),
  timeZone: 'Asia/Shanghai',
};

function faults(input: unknown, own?: string): Fault[] {
  return checkRule(input, definitions, own === undefined ? {} : { segment: own }).faults ?? [];
}
const attribute = (key: string, is: unknown): unknown => ({ attribute: { key, is } });
const reachable = (channel: unknown, purpose: unknown): unknown => ({ reachable: { channel, purpose } });
const event = (rest: object): unknown => ({ event: { name: 'order', ...rest } });
function nested(levels: number): unknown {
  let rule: unknown = { everyone: true };
  for (let level = 1; level < levels; level += 1) rule = { not: rule };
  return rule;
}
const many = (count: number): unknown => ({
  any: Array.from({ length: count }, () => ({ segment: { key: 'adults' } })),
});

/** A rule and its faults, each as `CODE path`. */
const FAULTS: [string, unknown, string[]][] = [
  ['null', null, ['WRONG_TYPE rule']],
  ['a text', 'everyone', ['WRONG_TYPE rule']],
  ['a list', [], ['WRONG_TYPE rule']],
  ['no key', {}, ['MISSING_KEY rule']],
  ['an unknown form', { nearby: {} }, ['UNKNOWN_KEY rule.nearby', 'MISSING_KEY rule']],
  [
    'a channel and a purpose that nobody knows',
    reachable('FAX', 'SPAM'),
    ['UNKNOWN_CHANNEL rule.reachable.channel', 'UNKNOWN_PURPOSE rule.reachable.purpose'],
  ],
  ['a channel in lower case', reachable('email', 'MARKETING'), ['UNKNOWN_CHANNEL rule.reachable.channel']],
  ['a purpose that is no key', reachable('EMAIL', 'a b'), ['INVALID_NAME rule.reachable.purpose']],
  ['reachable for nothing', { reachable: { channel: 'EMAIL' } }, ['MISSING_KEY rule.reachable']],
  ['reachable on a number', reachable(1, 'MARKETING'), ['WRONG_TYPE rule.reachable.channel']],
  ['two keys', { everyone: true, not: { everyone: true } }, ['CONFLICTING_KEYS rule']],
  ['everyone: false', { everyone: false }, ['WRONG_TYPE rule.everyone']],
  [
    'an own __proto__',
    JSON.parse('{"__proto__": {"everyone": true}}'),
    ['UNKNOWN_KEY rule.__proto__', 'MISSING_KEY rule'],
  ],
  ['a key beside', { attribute: { key: 'age', is: { eq: 1 }, 'a b': 1 } }, ['UNKNOWN_KEY rule.attribute["a b"]']],
  ['an empty all', { all: [] }, ['EMPTY rule.all']],
  ['an empty any inside', { not: { any: [] } }, ['EMPTY rule.not.any']],
  ['a missing child', { not: null }, ['WRONG_TYPE rule.not']],
  ['a null in a group', { all: [{ everyone: true }, null] }, ['WRONG_TYPE rule.all[1]']],
  ['an unknown attribute', attribute('nope', { eq: 1 }), ['UNKNOWN_ATTRIBUTE rule.attribute.key']],
  ['an attribute called __proto__', attribute('__proto__', { eq: 1 }), ['INVALID_NAME rule.attribute.key']],
  ['an attribute called constructor', attribute('constructor', { eq: 1 }), ['INVALID_NAME rule.attribute.key']],
  ['a key with a space', attribute('a b', { eq: 1 }), ['INVALID_NAME rule.attribute.key']],
  ['no predicate', { attribute: { key: 'age' } }, ['MISSING_KEY rule.attribute']],
  ['an empty predicate', attribute('age', {}), ['EMPTY rule.attribute.is']],
  [
    'an unknown operator',
    attribute('age', { like: 1 }),
    ['UNKNOWN_KEY rule.attribute.is.like', 'EMPTY rule.attribute.is'],
  ],
  ['an operator of another type', attribute('age', { contains: 'a' }), ['WRONG_OPERATOR rule.attribute.is.contains']],
  ['a range on a text', attribute('city', { gt: 'a' }), ['WRONG_OPERATOR rule.attribute.is.gt']],
  ['eq on a list', attribute('likes', { eq: 'a' }), ['WRONG_OPERATOR rule.attribute.is.eq']],
  [
    'an anniversary of an instant',
    attribute('seen', { anniversaryInNext: 'P7D' }),
    ['WRONG_OPERATOR rule.attribute.is.anniversaryInNext'],
  ],
  ['a number in a text', attribute('age', { gte: '18' }), ['WRONG_TYPE rule.attribute.is.gte']],
  ['a number for a text', attribute('city', { eq: 1 }), ['WRONG_TYPE rule.attribute.is.eq']],
  ['1 for true', attribute('paid', { eq: 1 }), ['WRONG_TYPE rule.attribute.is.eq']],
  ['null as a literal', attribute('city', { eq: null }), ['WRONG_TYPE rule.attribute.is.eq']],
  ['an empty in', attribute('city', { in: [] }), ['EMPTY rule.attribute.is.in']],
  ['no list', attribute('city', { in: 'a' }), ['WRONG_TYPE rule.attribute.is.in']],
  [
    'one bad item',
    attribute('city', { in: ['a', 2, 'c', true] }),
    ['WRONG_TYPE rule.attribute.is.in[1]', 'WRONG_TYPE rule.attribute.is.in[3]'],
  ],
  [
    '10,001 literals',
    attribute('age', { in: Array.from({ length: 10_001 }, (_, i) => i) }),
    ['TOO_MANY_LITERALS rule.attribute.is.in'],
  ],
  ['2^53', attribute('age', { eq: 2 ** 53 }), ['INVALID_NUMBER rule.attribute.is.eq']],
  ['infinity', attribute('age', { eq: Infinity }), ['INVALID_NUMBER rule.attribute.is.eq']],
  ['not a number', attribute('age', { eq: NaN }), ['INVALID_NUMBER rule.attribute.is.eq']],
  ['U+0000', attribute('city', { eq: 'a\0' }), ['INVALID_TEXT rule.attribute.is.eq']],
  ['a lone surrogate', attribute('city', { contains: '\ud800' }), ['INVALID_TEXT rule.attribute.is.contains']],
  ['30 February', attribute('born', { gte: '2024-02-30' }), ['INVALID_DATE rule.attribute.is.gte']],
  ['29 February of a common year', attribute('born', { eq: '1900-02-29' }), ['INVALID_DATE rule.attribute.is.eq']],
  ['a date-time on a date', attribute('born', { eq: '2024-01-01T00:00:00Z' }), ['INVALID_DATE rule.attribute.is.eq']],
  ['a date on a date-time', attribute('seen', { gte: '2024-01-01' }), ['INVALID_INSTANT rule.attribute.is.gte']],
  [
    'a date-time without zone',
    attribute('seen', { gte: '2024-01-01T00:00:00' }),
    ['INVALID_INSTANT rule.attribute.is.gte'],
  ],
  ['a duration of nothing', attribute('seen', { inLast: 'P0D' }), ['INVALID_DURATION rule.attribute.is.inLast']],
  ['a negative duration', attribute('seen', { inNext: '-P1D' }), ['INVALID_DURATION rule.attribute.is.inNext']],
  ['more than 100 years', attribute('seen', { inLast: 'P101Y' }), ['INVALID_DURATION rule.attribute.is.inLast']],
  ['no duration', attribute('seen', { inLast: '30d' }), ['INVALID_DURATION rule.attribute.is.inLast']],
  ['a bad relative instant', attribute('seen', { gte: '-P1X' }), ['INVALID_DURATION rule.attribute.is.gte']],
  [
    'an anniversary by hours',
    attribute('born', { anniversaryInNext: 'PT24H' }),
    ['INVALID_DURATION rule.attribute.is.anniversaryInNext'],
  ],
  [
    'an anniversary by months',
    attribute('born', { anniversaryInNext: 'P1M' }),
    ['INVALID_DURATION rule.attribute.is.anniversaryInNext'],
  ],
  ['a reversed range', attribute('age', { gte: 9, lt: 1 }), ['EMPTY_RANGE rule.attribute.is']],
  ['an empty range', attribute('age', { gte: 9, lt: 9 }), ['EMPTY_RANGE rule.attribute.is']],
  [
    'a reversed range of dates',
    attribute('born', { gt: '2024-01-01', lt: '2024-01-02' }),
    ['EMPTY_RANGE rule.attribute.is'],
  ],
  ['a reversed relative range', attribute('seen', { gte: '-P30D', lt: '-P60D' }), ['EMPTY_RANGE rule.attribute.is']],
  ['months against more days', attribute('seen', { gte: '-P1M', lt: '-P32D' }), ['EMPTY_RANGE rule.attribute.is']],
  [
    'held for nothing',
    { attribute: { key: 'age', is: { eq: 1 }, heldFor: 'PT0S' } },
    ['INVALID_DURATION rule.attribute.heldFor'],
  ],
  [
    'held for no duration',
    { attribute: { key: 'age', is: { eq: 1 }, heldFor: 30 } },
    ['WRONG_TYPE rule.attribute.heldFor'],
  ],
  [
    'a window that has been held',
    { attribute: { key: 'seen', is: { inLast: 'P7D' }, heldFor: 'P30D' } },
    ['CONFLICTING_KEYS rule.attribute.heldFor'],
  ],
  [
    'an anniversary that has been held',
    { attribute: { key: 'born', is: { anniversaryInNext: 'P7D' }, heldFor: 'P30D' } },
    ['CONFLICTING_KEYS rule.attribute.heldFor'],
  ],
  [
    'a time from now that has been held',
    { attribute: { key: 'born', is: { in: ['2000-01-01', '-P1Y'] }, heldFor: 'P30D' } },
    ['CONFLICTING_KEYS rule.attribute.heldFor'],
  ],
  ['exists: 1', attribute('age', { exists: 1 }), ['WRONG_TYPE rule.attribute.is.exists']],
  ['no tags', { tag: { in: [] } }, ['EMPTY rule.tag.in']],
  ['an unknown tag', { tag: { in: ['vip', 'nope'] } }, ['UNKNOWN_TAG rule.tag.in[1]']],
  ['nine levels of a tag', { tag: { in: ['a/b/c/d/e/f/g/h/i'] } }, ['INVALID_NAME rule.tag.in[0]']],
  ['an empty level of a tag', { tag: { in: ['a//b'] } }, ['INVALID_NAME rule.tag.in[0]']],
  ['weight as text', { tag: { in: ['vip'], weight: { gte: 'a' } } }, ['WRONG_TYPE rule.tag.weight.gte']],
  [
    'assigned on a day',
    { tag: { in: ['vip'], assigned: { gte: '2024-01-01' } } },
    ['INVALID_INSTANT rule.tag.assigned.gte'],
  ],
  ['an unknown segment', { segment: { key: 'nope' } }, ['UNKNOWN_SEGMENT rule.segment.key']],
  ['a segment that needs an unknown one', { segment: { key: 'broken' } }, ['UNKNOWN_SEGMENT rule.segment.key']],
  ['a circle of segments', { segment: { key: 'a' } }, ['SEGMENT_CYCLE rule.segment.key']],
  ['no name', { event: {} }, ['MISSING_KEY rule.event']],
  ['an empty name', { event: { name: '' } }, ['INVALID_NAME rule.event.name']],
  ['a name of 129 characters', { event: { name: 'x'.repeat(129) } }, ['INVALID_NAME rule.event.name']],
  ['a control character', { event: { name: 'a\nb' } }, ['INVALID_NAME rule.event.name']],
  ['an event called prototype', { event: { name: 'prototype' } }, ['INVALID_NAME rule.event.name']],
  ['empty filters', event({ where: [] }), ['EMPTY rule.event.where']],
  ['null filters', event({ where: null }), ['WRONG_TYPE rule.event.where']],
  [
    'a property called __proto__',
    event({ where: [{ property: '__proto__', is: { eq: 1 } }] }),
    ['INVALID_NAME rule.event.where[0].property'],
  ],
  [
    'two types of literals',
    event({ where: [{ property: 'p', is: { in: [1, 'a'] } }] }),
    ['WRONG_TYPE rule.event.where[0].is.in[1]'],
  ],
  [
    'operators of two types',
    event({ where: [{ property: 'p', is: { gte: 1, contains: 'a' } }] }),
    ['WRONG_OPERATOR rule.event.where[0].is.contains'],
  ],
  [
    'a text as a bound',
    event({ where: [{ property: 'p', is: { gte: 'abc' } }] }),
    ['INVALID_INSTANT rule.event.where[0].is.gte'],
  ],
  [
    'the anniversary of a property',
    event({ where: [{ property: 'p', is: { anniversaryInNext: 'P1D' } }] }),
    ['WRONG_OPERATOR rule.event.where[0].is.anniversaryInNext'],
  ],
  ['no window', event({ during: {} }), ['MISSING_KEY rule.event.during']],
  ['two windows', event({ during: { last: 'P1D', calendar: 'TODAY' } }), ['CONFLICTING_KEYS rule.event.during']],
  ['an unknown calendar word', event({ during: { calendar: 'TOMORROW' } }), ['WRONG_TYPE rule.event.during.calendar']],
  ['a reversed window', event({ during: { from: '-P30D', to: '-P60D' } }), ['EMPTY_RANGE rule.event.during']],
  [
    'an empty window',
    event({ during: { from: '2024-01-01T00:00:00Z', to: '2024-01-01T08:00:00+08:00' } }),
    ['EMPTY_RANGE rule.event.during'],
  ],
  ['no measure', event({ measure: {} }), ['MISSING_KEY rule.event.measure']],
  ['two measures', event({ measure: { sum: 'a', avg: 'a' }, is: { gte: 1 } }), ['CONFLICTING_KEYS rule.event.measure']],
  ['count: false', event({ measure: { count: false } }), ['WRONG_TYPE rule.event.measure.count']],
  ['a sum of nothing', event({ measure: { sum: '' }, is: { gte: 1 } }), ['INVALID_NAME rule.event.measure.sum']],
  ['a sum without a predicate', event({ measure: { sum: 'a' } }), ['MISSING_KEY rule.event']],
  ['a count as text', event({ is: { gte: '3' } }), ['WRONG_TYPE rule.event.is.gte']],
  ['a first as number', event({ measure: { first: true }, is: { gte: 3 } }), ['WRONG_TYPE rule.event.is.gte']],
  [
    'an average that contains',
    event({ measure: { avg: 'a' }, is: { contains: 'a' } }),
    ['WRONG_OPERATOR rule.event.is.contains'],
  ],
  [
    'a measure beside a sequence',
    { event: { sequence: { steps: [{ name: 'a' }] }, measure: { count: true }, name: 'b' } },
    ['CONFLICTING_KEYS rule.event.name', 'CONFLICTING_KEYS rule.event.measure'],
  ],
  ['a sequence without steps', { event: { sequence: { steps: [] } } }, ['EMPTY rule.event.sequence.steps']],
  ['a step without a name', { event: { sequence: { steps: [{}] } } }, ['MISSING_KEY rule.event.sequence.steps[0]']],
  [
    'a sequence within nothing',
    { event: { sequence: { steps: [{ name: 'a' }], within: 'PT0S', notFollowedBy: { name: 'b', within: 'P' } } } },
    ['INVALID_DURATION rule.event.sequence.within', 'INVALID_DURATION rule.event.sequence.notFollowedBy.within'],
  ],
  ['a sample of nobody', { sample: { salt: 's', from: 5, to: 5 } }, ['EMPTY_RANGE rule.sample']],
  [
    'a sample beyond 100',
    { sample: { salt: 's', from: -1, to: 101 } },
    ['INVALID_NUMBER rule.sample.from', 'INVALID_NUMBER rule.sample.to'],
  ],
  [
    '51 steps',
    { event: { sequence: { steps: Array.from({ length: 51 }, () => ({ name: 'a' })) } } },
    ['TOO_MANY_CONDITIONS rule.event.sequence.steps'],
  ],
  ['17 levels', nested(17), ['TOO_DEEP rule' + '.not'.repeat(16)]],
  ['501 conditions', many(501), ['TOO_MANY_CONDITIONS rule']],
];

describe('a fault is reported with its path', () => {
  test.each(FAULTS)('%s', (_name, input, expected) => {
    expect(faults(input).map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });

  test('in words that a person can act on', () => {
    expect(faults({ all: [{ everyone: true }, { everyone: true }, attribute('age', { gte: 'abc' })] })).toEqual([
      {
        path: 'rule.all[2].attribute.is.gte',
        code: 'WRONG_TYPE',
        message: 'expected a number for attribute "age", got "abc"',
      },
    ]);
    expect(faults({ segment: { key: 'a' } })[0]?.message).toBe('segments go in a circle: a → b → c → a');
  });

  test('together with all others', () => {
    const input = {
      all: [attribute('nope', { eq: 1 }), { any: [] }, { event: { name: '', during: { last: 'x' } } }, { hm: 1 }],
    };
    expect(faults(input).map(({ path }) => path)).toEqual([
      'rule.all[0].attribute.key',
      'rule.all[1].any',
      'rule.all[2].event.during.last',
      'rule.all[2].event.name',
      'rule.all[3].hm',
      'rule.all[3]',
    ]);
  });

  test('when a segment would come to refer to itself', () => {
    expect(faults({ segment: { key: 'adults' } }, 'adults').map(({ code }) => code)).toEqual(['SEGMENT_CYCLE']);
    expect(faults({ not: { segment: { key: 'uses-adults' } } }, 'adults')).toEqual([
      {
        path: 'rule.not.segment.key',
        code: 'SEGMENT_CYCLE',
        message: 'segments go in a circle: adults → uses-adults → adults',
      },
    ]);
    expect(faults({ segment: { key: 'new' } }, 'new').map(({ code }) => code)).toEqual(['SEGMENT_CYCLE']);
    expect(faults({ segment: { key: 'adults' } }, 'uses-adults')).toEqual([]);
  });

  test('when segments written out come to more than 10,000 conditions', () => {
    const doubling = new Map(definitions.segments);
    for (let i = 1; i <= 40; i += 1) {
      const key = i === 1 ? 'adults' : `double-${i - 1}`;
      doubling.set(`double-${i}`, segment({ any: [{ segment: { key } }, { segment: { key } }] }));
    }
    const check = (key: string): unknown =>
      checkRule({ segment: { key } }, { ...definitions, segments: doubling }).faults;
    expect(check('double-13')).toBeUndefined();
    expect(check('double-40')).toMatchObject([{ code: 'TOO_MANY_CONDITIONS', path: 'rule' }]);
  });

  test('when its conditions come to more than 10,000 tags, with those below and those of its segments', () => {
    const below = (root: string, count: number): [string, object][] => [
      [root, {}],
      ...Array.from({ length: count - 1 }, (_, n): [string, object] => [`${root}/${n}`, {}]),
    ];
    const tagged: Definitions = {
      ...definitions,
      tags: new Map([...below('half', 5_000), ...below('other', 5_000), ...below('all', 10_001)]),
      segments: new Map([['halves', segment({ not: { tag: { in: ['other'] } } })]]),
    };
    const check = (rule: Rule): unknown => checkRule(rule, tagged).faults;
    const halves: Rule[] = [{ segment: { key: 'halves' } }, { tag: { in: ['half'] } }];
    const more: Rule[] = [{ tag: { in: ['all/1'] } }, { tag: { in: ['half/1'] } }, { segment: { key: 'halves' } }];
    expect(check({ all: halves })).toBeUndefined();
    for (const condition of more) {
      expect(check({ all: [...halves, { not: condition }] })).toMatchObject([{ code: 'TOO_MANY_TAGS', path: 'rule' }]);
    }
    expect(check({ tag: { in: ['all'] } })).toMatchObject([{ code: 'TOO_MANY_TAGS' }]);
  });
});

describe('a rule without faults', () => {
  test.each<[string, unknown]>([
    ['16 levels', nested(16)],
    ['500 conditions', many(500)],
    ['10,000 literals', attribute('age', { in: Array.from({ length: 10_000 }, (_, i) => i) })],
    [
      'bounds of two kinds, which only time can compare',
      attribute('seen', { gte: '2030-01-01T00:00:00Z', lt: '-P1D' }),
    ],
    ['a month that may be longer', attribute('seen', { gte: '-P1M', lt: '-P30D' })],
    ['one value as a range', attribute('age', { gte: 9, lte: 9 })],
    ['an empty text', attribute('city', { eq: '' })],
    [
      'a property compared with an instant',
      event({ where: [{ property: 'p', is: { gte: '-P1D', ne: '2024-01-01T00:00:00Z' } }] }),
    ],
    ['the latest value in a list', event({ measure: { lastValue: 'p' }, is: { hasAny: ['a'] } })],
    [
      'a sequence',
      {
        event: {
          sequence: { steps: [{ name: 'a' }], notFollowedBy: { name: 'b', within: 'PT24H' } },
          during: { last: 'P1D' },
        },
      },
    ],
  ])('is returned as it is: %s', (_name, input) => expect(checkRule(input, definitions)).toEqual({ rule: input }));

  test('has its texts in NFC, and nothing that is undefined', () => {
    const input = { attribute: { key: 'city', is: { in: ['cafe\u0301'], eq: undefined } }, all: undefined };
    expect(checkRule(input, definitions)).toEqual({ rule: { attribute: { key: 'city', is: { in: ['café'] } } } });
  });

  test('keeps the salt of a sample as it is, for its bytes are hashed', () => {
    const rule = { sample: { salt: 'cafe\u0301', from: 0, to: 100 } };
    expect(checkRule(rule, definitions)).toEqual({ rule });
  });
});

describe('hostile input', () => {
  test('100,000 levels are refused at the seventeenth', () => {
    expect(faults(nested(100_000)).map(({ code }) => code)).toEqual(['TOO_DEEP']);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(faults({ attribute: { key: deep, is: { in: deep } } }).length).toBeGreaterThan(0);
    expect(faults({ all: deep }).length).toBeGreaterThan(0);
  });

  test('a million faults are cut at a thousand', () => {
    expect(faults({ all: Array.from({ length: 1_000_000 }, () => 1) })).toHaveLength(1000);
  });

  test('names that objects have of themselves are unknown', () => {
    for (const name of ['toString', 'hasOwnProperty', 'valueOf']) {
      expect(faults(attribute(name, { eq: 1 }))[0]?.code).toBe('UNKNOWN_ATTRIBUTE');
      expect(faults({ [name]: 1 })[0]?.code).toBe('UNKNOWN_KEY');
      expect(faults(attribute('age', { [name]: 1 }))[0]?.code).toBe('UNKNOWN_KEY');
    }
  });

  test('no JSON makes it throw, and what it lets through can be planned, linted and read back', () => {
    const known = arbitraryDefinitions('America/New_York');
    const keys = [
      'all',
      'any',
      'not',
      'attribute',
      'event',
      'tag',
      'segment',
      'sample',
      'key',
      'is',
      'in',
      'gte',
      'eq',
      'name',
      'where',
    ];
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 6, depthSize: 'medium' },
        fc.constantFrom<unknown>(null, true, 0, -0, NaN, '', 'age', 'city', 'd', 'known', 'P1D', 'order', '__proto__'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('json'), { maxKeys: 2 }),
      ),
    }));
    const property = fc.property(fc.oneof(json, fc.anything()), (input) => {
      const { rule } = { rule: undefined, ...checkRule(input, known) };
      if (!rule) return;
      planRule(rule, known);
      lintRule(rule, known);
      expect(checkRule(rule, known)).toEqual({ rule });
    });
    fc.assert(property, { numRuns: 5000 });
  });

  test('a checked rule checks again to itself', () => {
    const known = arbitraryDefinitions('Asia/Shanghai');
    const property = fc.property(arbitraryRule(known), (rule) => {
      expect(checkRule(JSON.parse(JSON.stringify(rule)), known)).toEqual({ rule });
      lintRule(rule, known, { asOf: 0 });
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

describe('a circle through tags that rules decide', () => {
  const ruled = {
    ...definitions,
    tags: new Map<string, { rule?: Rule }>([
      ['vip', {}],
      ['loyal', { rule: { segment: { key: 'buyers' } } }],
      ['top', {}],
      ['top/loyal', { rule: { tag: { in: ['loyal'] } } }],
    ]),
    segments: new Map([
      ['buyers', segment({ tag: { in: ['vip'] } })],
      ['others', segment({ attribute: { key: 'age', is: { gte: 18 } } })],
    ]),
  };
  const codes = (rule: Rule, own: { segment?: string; tag?: string }): string[] =>
    (checkRule(rule, ruled, own).faults ?? []).map(({ code, message }) => `${code} ${message}`);
  const circle = (way: string): string[] => [`SEGMENT_CYCLE segments and tags by rule go in a circle: ${way}`];

  test('is refused of a segment, below a tag that it names and by whatever way', () => {
    expect(codes({ tag: { in: ['loyal'] } }, { segment: 'buyers' })).toEqual(
      circle('segment buyers → tag loyal → segment buyers'),
    );
    expect(codes({ not: { tag: { in: ['top'] } } }, { segment: 'buyers' })).toEqual(
      circle('segment buyers → tag top/loyal → tag loyal → segment buyers'),
    );
    expect(codes({ tag: { in: ['top'] } }, { segment: 'others' })).toEqual([]);
  });

  test('is refused of a tag, one that is not there yet too', () => {
    expect(codes({ segment: { key: 'buyers' } }, { tag: 'vip' })).toEqual(circle('tag vip → segment buyers → tag vip'));
    expect(codes({ tag: { in: ['vip'] } }, { tag: 'vip/new' })).toEqual(circle('tag vip/new → tag vip/new'));
    expect(codes({ segment: { key: 'others' } }, { tag: 'vip' })).toEqual([]);
  });
});
