import type { Predicate, Rule } from '../../rule.js';
import { at, DAY, define, user } from './case-group.js';
import type { CaseGroup, RuleCase } from './case-group.js';

const NOW = at('2024-03-10T12:00:00+08:00');
const ago = (days: number): number => NOW - days * DAY;

const tier = (is: Predicate, heldFor?: string): Rule => ({
  attribute: { key: 'tier', is, ...(heldFor !== undefined && { heldFor }) },
});
const was = (value: string, from: number, to: number) => ({ key: 'tier', value, from: ago(from), to: ago(to) });

const now = (promise: string, rule: Rule, users: number[]): RuleCase => ({ promise, rule, users });
const then = (asOf: number, promise: string, rule: Rule, users: number[]): RuleCase => ({ promise, rule, users, asOf });

/** Attributes and tags that were others before, at the present, at past moments, and over a time. */
export const history: CaseGroup = {
  name: 'history',
  asOf: NOW,
  definitions: define({
    attributes: { tier: 'TEXT', points: 'NUMBER' },
    tags: ['vip', 'vip/gold'],
    segments: { loyal: tier({ eq: 'gold' }, 'P30D') },
  }),
  population: {
    users: [
      {
        ...user(1, { tier: 'gold', points: 10 }, [
          { tag: 'vip', weight: 0.9, assignedAt: ago(40), changedAt: ago(10) },
        ]),
        since: { tier: ago(30), points: ago(2) },
        // Of another type than the tier, under another key.
        past: [was('silver', 60, 30), { key: 'points', value: 5, from: ago(20), to: ago(2) }],
        pastTags: [{ tag: 'vip', weight: 0.2, assignedAt: ago(40), from: ago(40), to: ago(10) }],
      },
      {
        ...user(2, { tier: 'gold' }),
        since: { tier: ago(10) },
        past: [was('Platinum', 40, 10)],
        pastTags: [{ tag: 'vip/gold', assignedAt: ago(30), from: ago(30), to: ago(15) }],
      },
      {
        ...user(3, { tier: 'silver' }, [{ tag: 'vip', assignedAt: ago(5) }]),
        since: { tier: ago(5) },
        past: [was('gold', 50, 5)],
      },
      {
        ...user(4),
        past: [was('gold', 50, 20)],
        pastTags: [{ tag: 'vip', assignedAt: ago(30), expiresAt: ago(20), from: ago(30), to: ago(5) }],
      },
      user(5),
      { ...user(6, { tier: 'gold' }), since: { tier: ago(20) }, past: [was('gold', 50, 30)] },
      user(7, { tier: 'gold' }),
    ],
    events: [],
  },
  cases: [
    now('a value of now', tier({ eq: 'gold' }), [1, 2, 6, 7]),
    now('held for as long as it takes, to the millisecond', tier({ eq: 'gold' }, 'P30D'), [1, 7]),
    now('and not a second longer', tier({ eq: 'gold' }, 'P30DT1S'), [7]),
    now('a change among values that all meet it breaks nothing', tier({ in: ['gold', 'Platinum'] }, 'P30D'), [1, 2, 7]),
    now('but its beginning counts', tier({ in: ['gold', 'Platinum'] }, 'P41D'), [7]),
    now('parts of texts, whatever their case', tier({ contains: 'l' }, 'P40D'), [1, 2, 3, 7]),
    now('a time without a value breaks it', tier({ eq: 'gold' }, 'P21D'), [1, 7]),
    now('any value counts', tier({ exists: true }, 'P50D'), [1, 3, 7]),
    now('a missing value meets ne', tier({ ne: 'gold' }, 'P5D'), [3, 4, 5]),
    now('since the one that did not was gone', tier({ ne: 'gold' }, 'P20D'), [4, 5]),
    now('and since ever where none was', tier({ ne: 'gold' }, 'P21D'), [5]),
    now('no value for a time', tier({ exists: false }, 'P20D'), [4, 5]),
    now('calendar months', tier({ eq: 'gold' }, 'P1M'), [1, 7]),
    now('not held so long', { not: tier({ eq: 'gold' }, 'P30D') }, [2, 3, 4, 5, 6]),
    now('within a segment', { segment: { key: 'loyal' } }, [1, 7]),
    now('two times at once', { all: [tier({ eq: 'gold' }, 'P10D'), { not: tier({ eq: 'gold' }, 'P25D') }] }, [2, 6]),
    now('numbers', { attribute: { key: 'points', is: { gte: 5 }, heldFor: 'P20D' } }, [1]),
    now('of which one did not', { attribute: { key: 'points', is: { gt: 5 }, heldFor: 'P3D' } }, []),
    then(NOW + DAY, 'in the future the present goes on', tier({ eq: 'gold' }, 'P31D'), [1, 7]),
    then(ago(20), 'in the past a value is the one of then', tier({ eq: 'gold' }), [1, 3, 6, 7]),
    then(ago(20) - 1, 'up to the millisecond at which it changed', tier({ eq: 'gold' }), [1, 3, 4, 7]),
    then(ago(70), 'who had none had none', tier({ exists: false }), [1, 2, 3, 4, 5, 6]),
    then(ago(20), 'held until then', tier({ eq: 'gold' }, 'P30D'), [3, 7]),
    then(ago(45), 'with values that were missing then', tier({ ne: 'gold' }, 'P5D'), [1, 2, 5]),
    then(ago(3), 'and of numbers', { attribute: { key: 'points', is: { lt: 10 } } }, [1]),
    now('a tag of now', { tag: { in: ['vip'] } }, [1, 3]),
    then(ago(20) - 1, 'in the past a tag is held by those of then', { tag: { in: ['vip'] } }, [1, 2, 4]),
    then(ago(20), 'and not by those whose had ended', { tag: { in: ['vip'] } }, [1, 2]),
    then(ago(15), 'nor been removed', { tag: { in: ['vip'] } }, [1]),
    then(ago(20), 'with the weight of then', { tag: { in: ['vip'], weight: { lt: 0.5 } } }, [1]),
    then(ago(20), 'and the time of its assignment', { tag: { in: ['vip'], assigned: { inLast: 'P20D' } } }, [2]),
    then(ago(50), 'nobody had it yet', { tag: { in: ['vip'] } }, []),
  ],
};
