import type { During, EventCondition } from '../../rule.js';
import { at, define, event, user } from './case-group.js';
import type { CaseGroup, RuleCase } from './case-group.js';

const during = (promise: string, window: During, users: number[], asOf?: number): RuleCase =>
  asked(promise, { during: window }, users, asOf);
const asked = (promise: string, condition: EventCondition, users: number[], asOf?: number): RuleCase => ({
  promise,
  rule: { event: { name: 'visit', ...condition } },
  users,
  ...(asOf !== undefined && { asOf }),
});

/** One visit for each user, at the instants given, in turn. */
const visits = (instants: string[]): CaseGroup['population'] => ({
  users: instants.map((_, i) => user(i + 1)),
  events: instants.map((instant, i) => event(i + 1, 'visit', at(instant))),
});

export const calendar: CaseGroup = {
  name: 'calendar windows',
  asOf: at('2024-03-13T12:00:00+08:00'),
  definitions: define({}),
  population: visits([
    '2024-03-13T00:00:00+08:00',
    '2024-03-12T23:59:59.999+08:00',
    '2024-03-12T00:00:00+08:00',
    '2024-03-11T00:00:00+08:00',
    '2024-03-10T23:59:59.999+08:00',
    '2024-03-04T00:00:00+08:00',
    '2024-03-01T00:00:00+08:00',
    '2024-02-29T23:59:59.999+08:00',
    '2024-02-01T00:00:00+08:00',
    '2024-01-31T23:59:59.999+08:00',
    '2024-01-01T00:00:00+08:00',
    '2023-12-31T23:59:59.999+08:00',
    '2024-03-13T12:00:00.001+08:00',
  ]),
  cases: [
    during('today begins at midnight of the zone', { calendar: 'TODAY' }, [1]),
    during('yesterday is a whole day', { calendar: 'YESTERDAY' }, [2, 3]),
    during('this week begins on Monday', { calendar: 'THIS_WEEK' }, [1, 2, 3, 4]),
    during('last week ends on Sunday', { calendar: 'LAST_WEEK' }, [5, 6]),
    during('this month', { calendar: 'THIS_MONTH' }, [1, 2, 3, 4, 5, 6, 7]),
    during('last month has its 29th', { calendar: 'LAST_MONTH' }, [8, 9]),
    during('this year', { calendar: 'THIS_YEAR' }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    during('a month ago is a day of the calendar', { last: 'P1M' }, [1, 2, 3, 4, 5, 6, 7, 8]),
    during('a year ago too', { last: 'P1Y' }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    during(
      'the day is cut to the last of the month',
      { last: 'P1M' },
      [1, 2, 3, 4, 5, 6, 7, 8, 13],
      at('2024-03-31T23:59:59.998+08:00'),
    ),
    during(
      'and leaves out what is at that instant',
      { last: 'P1M' },
      [1, 2, 3, 4, 5, 6, 7, 13],
      at('2024-03-31T23:59:59.999+08:00'),
    ),
    during('on Monday the week has just begun', { calendar: 'THIS_WEEK' }, [4], at('2024-03-11T00:00:00+08:00')),
    during('on Sunday it is still the same', { calendar: 'THIS_WEEK' }, [5, 6], at('2024-03-10T23:59:59.999+08:00')),
    during('in January last month is of last year', { calendar: 'LAST_MONTH' }, [12], at('2024-01-15T00:00:00+08:00')),
    during('at asOf in the past later events do not count', { last: 'P1D' }, [8], at('2024-02-29T23:59:59.999+08:00')),
  ],
};

export const newYork: CaseGroup = {
  name: 'New York, where clocks change',
  asOf: at('2024-03-10T12:00:00-04:00'),
  definitions: define({ timeZone: 'America/New_York' }),
  population: visits([
    '2024-03-10T05:00:00Z',
    '2024-03-10T04:59:59.999Z',
    '2024-03-09T16:00:00Z',
    '2024-03-09T16:00:00.001Z',
    '2024-03-10T07:30:00Z',
    '2024-03-10T07:30:00.001Z',
    '2024-11-03T05:45:00Z',
    '2024-11-03T06:30:00.001Z',
  ]),
  cases: [
    during('the day begins in the time before the change', { calendar: 'TODAY' }, [1, 5, 6]),
    during('yesterday', { calendar: 'YESTERDAY' }, [2, 3, 4]),
    during('a day is 24 hours, though the day had 23', { last: 'P1D' }, [1, 2, 4, 5, 6]),
    during(
      'a month back into the hour that was skipped is the hour after',
      { last: 'P1M' },
      [6],
      at('2024-04-10T02:30:00-04:00'),
    ),
    during(
      'a month back into the hour that came twice is its second time',
      { last: 'P1M' },
      [8],
      at('2024-12-03T06:30:00Z'),
    ),
    asked(
      'one day, however often its hours come',
      { measure: { days: true }, is: { eq: 1 } },
      [7, 8, 1, 2, 3, 4, 5, 6].sort(),
      at('2024-12-03T06:30:00Z'),
    ),
  ],
};

export const saoPaulo: CaseGroup = {
  name: 'São Paulo, where a midnight was skipped',
  asOf: at('2018-11-04T12:00:00-02:00'),
  definitions: define({ timeZone: 'America/Sao_Paulo', attributes: { born: 'DATE' } }),
  population: {
    users: [user(1, { born: '2018-11-04' }), user(2, { born: '2018-11-03' }), user(3, { born: '2018-11-05' })],
    events: [event(1, 'visit', at('2018-11-04T03:00:00Z')), event(2, 'visit', at('2018-11-04T02:59:59.999Z'))],
  },
  cases: [
    during('the day begins at one', { calendar: 'TODAY' }, [1]),
    during('and yesterday ends there', { calendar: 'YESTERDAY' }, [2]),
    {
      promise: 'a date is the instant at which it begins',
      rule: { attribute: { key: 'born', is: { gte: '-PT11H' } } },
      users: [1, 3],
    },
    {
      promise: 'and not later',
      rule: { attribute: { key: 'born', is: { gt: '-PT11H' } } },
      users: [3],
    },
    {
      promise: 'nor earlier',
      rule: { attribute: { key: 'born', is: { eq: '-PT11H' } } },
      users: [1],
    },
  ],
};
