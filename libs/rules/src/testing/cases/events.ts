import type { EventCondition, Measure, Predicate, PropertyFilter } from '../../rule.js';
import { at, DAY, define, event, SECOND, user } from './case-group.js';
import type { CaseGroup, RuleCase } from './case-group.js';

const NOW = at('2024-03-10T12:00:00+08:00');
const EVERYONE = [1, 2, 3, 4, 5, 6, 7];

const order = (promise: string, condition: Omit<EventCondition, 'name'>, users: number[], asOf?: number): RuleCase => ({
  promise,
  rule: { event: { name: 'order', ...condition } },
  users,
  ...(asOf !== undefined && { asOf }),
});
const measured = (measure: Measure, cases: [string, Predicate, number[]][]): RuleCase[] =>
  cases.map(([promise, is, users]) => order(promise, { measure, is }, users));
const where = (promise: string, filters: PropertyFilter[], users: number[]): RuleCase =>
  order(promise, { where: filters }, users);
const property = (name: string, is: Predicate): PropertyFilter => ({ property: name, is });

export const events: CaseGroup = {
  name: 'events',
  asOf: NOW,
  definitions: define({}),
  population: {
    users: EVERYONE.map((id) => user(id)),
    events: [
      event(1, 'order', NOW - 3 * DAY, { amount: '100' }),
      event(1, 'order', NOW - DAY, {
        amount: 100,
        city: '北京市',
        paid: true,
        items: ['a', 'b'],
        due: '2024-03-10T12:00:00+08:00',
      }),
      event(1, 'order', NOW - 2 * DAY, { amount: 50.25, city: 'Shanghai', items: ['a', 1] }),
      event(2, 'order', NOW, { amount: 0.1, due: '2024-03-10' }),
      event(2, 'order', NOW - 1, { amount: 0.2, due: '2024-02-30T00:00:00Z' }),
      event(3, 'order', NOW + 1, { amount: 1000 }),
      event(5, 'visit', NOW - DAY, { amount: 7 }),
      event(5, 'order', NOW - DAY, { amount: null }),
      event(6, 'order', NOW - DAY, { amount: -4 }),
      event(6, 'order', NOW - DAY, { amount: -6 }),
      event(7, 'order', NOW - 7 * DAY, { amount: 0 }),
      event(7, 'order', NOW - 6 * DAY, { amount: 0 }),
      event(7, 'order', NOW - 5 * DAY, { amount: 1 }),
    ],
  },
  cases: [
    order('without a measure, at least once, up to asOf', {}, [1, 2, 5, 6, 7]),
    order('an event counts from its instant on', {}, [1, 2, 3, 5, 6, 7], NOW + 1),
    order('none is a count of 0', { is: { eq: 0 } }, [3, 4]),
    order('a count from below takes in those who never did', { is: { lte: 2 } }, [2, 3, 4, 5, 6]),
    order('a count', { is: { gte: 3 } }, [1, 7]),
    order('a count of exactly', { measure: { count: true }, is: { eq: 2 } }, [2, 6]),
    order('a count other than', { is: { ne: 2 } }, [1, 3, 4, 5, 7]),
    order('a count exists for everyone', { is: { exists: true } }, EVERYONE),
    ...measured({ sum: 'amount' }, [
      ['a sum leaves out texts', { gte: 150, lte: 150.25 }, [1]],
      ['a sum is decimal', { eq: 0.3 }, [2]],
      ['a sum of nothing is 0', { eq: 0 }, [3, 4, 5]],
      ['a sum may be negative', { lt: 0 }, [6]],
      ['a sum of at most takes in those who never did', { lte: 0 }, [3, 4, 5, 6]],
    ]),
    ...measured({ avg: 'amount' }, [
      ['an average', { eq: 75.125 }, [1]],
      ['an average is decimal', { eq: 0.15 }, [2]],
      ['an average has nine digits', { eq: 0.333333333 }, [7]],
      ['no average of nothing', { exists: false }, [3, 4, 5]],
      ['an average of at least leaves out those without', { gte: -100 }, [1, 2, 6, 7]],
      ['an average other than takes them in', { ne: 75.125 }, [2, 3, 4, 5, 6, 7]],
    ]),
    ...measured({ min: 'amount' }, [
      ['a least', { eq: 50.25 }, [1]],
      ['a least of at most', { lte: 0.1 }, [2, 6, 7]],
    ]),
    ...measured({ max: 'amount' }, [
      ['a greatest', { gte: 100 }, [1]],
      ['no greatest of nothing', { exists: false }, [3, 4, 5]],
    ]),
    ...measured({ distinct: 'amount' }, [
      ['a number and its text are two', { eq: 3 }, [1]],
      ['equal values are one', { eq: 2 }, [2, 6, 7]],
      ['null is none', { eq: 0 }, [3, 4, 5]],
    ]),
    ...measured({ days: true }, [
      ['days are counted once', { eq: 1 }, [2, 5, 6]],
      ['days apart', { gte: 3 }, [1, 7]],
      ['no days', { lt: 1 }, [3, 4]],
    ]),
    ...measured({ first: true }, [
      ['the first lately', { gte: '-P2D' }, [2, 5, 6]],
      ['no first of nothing', { exists: false }, [3, 4]],
      ['the first at an instant', { in: ['2024-03-07T12:00:00+08:00'] }, [1]],
    ]),
    ...measured({ last: true }, [
      ['the last within a day', { inLast: 'P1D' }, [2]],
      ['the last long ago', { lt: '-P4D' }, [7]],
      ['the last a day ago or more', { lte: '-P1D' }, [1, 5, 6, 7]],
    ]),
    ...measured({ lastValue: 'amount' }, [
      ['the latest value, not the one that arrived last', { eq: 100 }, [1]],
      ['at one instant, the one that arrived last', { eq: -6 }, [6]],
      ['and not the one before', { eq: -4 }, []],
      ['no latest value where it is null', { exists: false }, [3, 4, 5]],
      ['a latest value of any type', { exists: true }, [1, 2, 6, 7]],
      ['a latest value other than', { ne: 100 }, [2, 3, 4, 5, 6, 7]],
      ['a latest value of another type is missing', { ne: '100' }, EVERYONE],
      ['a range of latest values', { gt: 0, lte: 1 }, [2, 7]],
    ]),
    ...measured({ lastValue: 'city' }, [
      ['the latest text', { startsWith: '北京' }, [1]],
      ['the latest text in a list', { in: ['北京市', 'Shanghai'] }, [1]],
    ]),
    ...measured({ lastValue: 'paid' }, [['the latest truth', { eq: true }, [1]]]),
    ...measured({ lastValue: 'due' }, [
      ['the latest instant', { gte: '-PT1S' }, [1]],
      ['a text that is no full date-time is no instant', { lt: 'P100Y' }, [1]],
    ]),
    ...measured({ lastValue: 'items' }, [['the latest list', { hasAll: ['b', 'a'] }, [1]]]),
    where('a filter on a number', [property('amount', { gte: 100 })], [1]),
    where('a filter on a text', [property('amount', { eq: '100' })], [1]),
    where('ne is met by values of another type', [property('amount', { ne: 100 })], [1, 2, 5, 6, 7]),
    where('a property that is missing or null', [property('amount', { exists: false })], [5]),
    where('a property that is there', [property('amount', { exists: true })], [1, 2, 6, 7]),
    where('an unknown property', [property('nothing', { exists: false, ne: 1 })], [1, 2, 5, 6, 7]),
    where('filters are met by one event', [property('amount', { gte: 100 }), property('city', { eq: '北京市' })], [1]),
    where('not by two', [property('amount', { gte: 100 }), property('city', { eq: 'Shanghai' })], []),
    where('a part of a text', [property('city', { contains: 'SHANG' })], [1]),
    where('a truth', [property('paid', { eq: true })], [1]),
    where('a list that has', [property('items', { has: 'b' })], [1]),
    where('a list that has all', [property('items', { hasAll: ['a', 'c'] })], []),
    where(
      'a list with a number is no list of texts',
      [property('items', { has: 'a' }), property('city', { eq: 'Shanghai' })],
      [],
    ),
    where('an instant', [property('due', { inLast: 'PT1S' })], [1]),
    where('an instant from now', [property('due', { gte: '-P1D' })], [1]),
    where('an instant later than now', [property('due', { gt: 'P0D' })], []),
    where(
      'instants throughout, where one is asked for',
      [property('due', { lt: 'P1D', ne: '2024-03-10T04:00:00Z' })],
      [],
    ),
    where('a date-time is a text to a text', [property('due', { eq: '2024-03-10T12:00:00+08:00' })], [1]),
    order('filters and a measure', { where: [property('amount', { gt: 0 })], is: { eq: 2 } }, [1, 2]),
    order('filters and none', { where: [property('amount', { gt: 0 })], is: { eq: 0 } }, [3, 4, 5, 6]),
    order('a window leaves out its beginning', { during: { last: 'P1D' } }, [2]),
    order('and takes in what comes after', { during: { last: 'P2D' } }, [1, 2, 5, 6]),
    order('to the millisecond', { during: { last: 'P1D' } }, [1, 2, 5, 6], NOW - 1),
    order('a window sharp to the millisecond at its end', { during: { last: 'PT0.001S' } }, [2]),
    order('none within a window', { during: { last: 'P1D' }, is: { eq: 0 } }, [1, 3, 4, 5, 6, 7]),
    order('a window in the past is half-open', { during: { from: '-P3D', to: '-P1D' } }, [1]),
    order('a window without beginning', { during: { to: '-P5D' } }, [7]),
    order('a window without end', { during: { from: '2024-03-09T12:00:00+08:00' } }, [1, 2, 5, 6]),
    order('a window into the future ends at asOf', { during: { from: '-PT1S', to: 'P1D' } }, [2]),
    order('a window still to come', { during: { from: 'PT0.001S' } }, []),
    order('a sum within a window', { during: { last: 'P3D' }, measure: { sum: 'amount' }, is: { eq: 150.25 } }, [1]),
    order('the first within a window', { during: { last: 'P7D' }, measure: { first: true }, is: { lte: '-P6D' } }, [7]),
  ],
};

export const precision: CaseGroup = {
  name: 'precision',
  asOf: NOW,
  definitions: define({ attributes: { seen: 'DATETIME' } }),
  population: {
    users: [user(1, { seen: '2024-03-10T11:59:59.9999999+08:00' }), user(2, { seen: '2024-03-10T04:00Z' }), user(3)],
    events: [
      event(1, 'cafe\u0301', NOW - SECOND, { due: '2024-03-10T11:59:59.999999999+08:00', mixed: 1 }),
      event(2, 'café', NOW - SECOND, { due: '2024-03-10T04:00Z' }),
      event(1, 'café', NOW - 2 * SECOND, { mixed: '1' }),
      event(1, 'café', NOW - 3 * SECOND, { mixed: true }),
      event(1, 'café', NOW - 4 * SECOND, { mixed: null }),
      event(1, 'café', NOW - 5 * SECOND, { mixed: { a: 1, b: [2] } }),
      event(1, 'café', NOW - 6 * SECOND, { mixed: { b: [2], a: 1 } }),
      event(1, 'café', NOW - 7 * SECOND, { mixed: 'é', big: 9007199254740991, small: 0.1 }),
      event(1, 'café', NOW - 8 * SECOND, { mixed: 'e\u0301', big: 0.5, small: 0.0000000005 }),
      event(1, 'café', NOW - 9 * SECOND, { title: 'İSTANBUL', small: -0.1 }),
      event(2, 'café', NOW - 9 * SECOND, { title: 'ΣΊΣΥΦΟΣ', small: 0.0000000004 }),
    ],
  },
  cases: [
    {
      promise: 'digits beyond the millisecond are cut, not rounded',
      rule: { attribute: { key: 'seen', is: { eq: '2024-03-10T11:59:59.999+08:00' } } },
      users: [1],
    },
    {
      promise: 'so that the last millisecond leaves it out',
      rule: { attribute: { key: 'seen', is: { inLast: 'PT0.001S' } } },
      users: [2],
    },
    {
      promise: 'and in properties too',
      rule: { event: { name: 'café', where: [{ property: 'due', is: { inLast: 'PT0.001S' } }] } },
      users: [2],
    },
    {
      promise: 'on both sides of the instant',
      rule: { event: { name: 'café', where: [{ property: 'due', is: { lt: '2024-03-10T12:00:00+08:00' } }] } },
      users: [1],
    },
    {
      promise: 'the names of events compare after NFC',
      rule: { event: { name: 'cafe\u0301', is: { gte: 9 } } },
      users: [1],
    },
    {
      promise: 'distinct tells types apart, but neither the order of keys nor forms of text',
      rule: { event: { name: 'café', measure: { distinct: 'mixed' }, is: { eq: 5 } } },
      users: [1],
    },
    {
      promise: 'a sum of large and small is exact before it is rounded',
      rule: { event: { name: 'café', measure: { sum: 'big' }, is: { gt: 9007199254740991 } } },
      users: [1],
    },
    {
      promise: 'halves of the ninth digit round away from zero',
      rule: { event: { name: 'café', measure: { sum: 'small' }, is: { eq: 0.000000001 } } },
      users: [1],
    },
    {
      promise: 'and less than half goes to 0',
      rule: { event: { name: 'café', measure: { sum: 'small' }, is: { eq: 0 } } },
      users: [2, 3],
    },
    {
      promise: 'properties fold as JavaScript does: a dotted capital I',
      rule: { event: { name: 'café', where: [{ property: 'title', is: { startsWith: 'İs' } }] } },
      users: [1],
    },
    {
      promise: 'and a final sigma',
      rule: { event: { name: 'café', where: [{ property: 'title', is: { endsWith: 'φος' } }] } },
      users: [2],
    },
    {
      promise: 'which an inner one does not match',
      rule: { event: { name: 'café', measure: { lastValue: 'title' }, is: { endsWith: 'φοσ' } } },
      users: [],
    },
  ],
};
