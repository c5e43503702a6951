import type { Channel } from '../../rule.js';
import type { JsonValue } from '../json.js';
import type { PastValue, PopulationConsent, PopulationSuppression, PopulationUser } from '../population.js';
import { at, DAY, define, user } from './case-group.js';
import type { CaseGroup, RuleCase } from './case-group.js';

const NOW = at('2024-03-10T12:00:00+08:00');
/** A birth date that was known once. */
const was = (value: string, to: number, key = 'born'): PastValue => ({ key, value, from: to - DAY, to });
/** When those born on 10 March 2010 are 14. */
const BIRTHDAY = at('2024-03-10T00:00:00+08:00');

const BOTH: readonly Channel[] = ['EMAIL', 'SMS'];

function person(
  id: number,
  consents: readonly Partial<PopulationConsent>[],
  {
    addresses = BOTH,
    suppressions = [],
    attributes = {},
    since = {},
    past = [],
  }: {
    addresses?: readonly Channel[];
    suppressions?: readonly PopulationSuppression[];
    attributes?: Record<string, JsonValue>;
    since?: Record<string, number>;
    past?: readonly PastValue[];
  } = {},
): PopulationUser {
  const given = consents.map((consent) => ({ purpose: 'MARKETING', granted: true, at: NOW - DAY, ...consent }));
  return { ...user(id, attributes), addresses, suppressions, consents: given, since, past };
}

const reachable = (
  promise: string,
  channel: Channel,
  users: number[],
  asOf?: number,
  purpose = 'MARKETING',
): RuleCase => ({
  promise,
  rule: { reachable: { channel, purpose } },
  users,
  ...(asOf !== undefined && { asOf }),
});

export const reachability: CaseGroup = {
  name: 'reachable',
  asOf: NOW,
  definitions: define({
    attributes: { born: 'DATE', baby: 'DATE' },
    purposes: ['MARKETING', 'SURVEY'],
    birthDates: ['baby', 'born'],
  }),
  population: {
    users: [
      person(1, [{}]),
      person(2, [{}], { addresses: [] }),
      person(3, []),
      person(4, [{ purpose: 'SURVEY' }]),
      // The one for the channel wins, whenever it was given.
      person(5, [{ channel: 'EMAIL', granted: false, at: NOW - 5 * DAY }, {}]),
      person(6, [{ channel: 'EMAIL', at: NOW - 5 * DAY }, { granted: false }]),
      // Then the latest, whatever the order of arrival.
      person(7, [{ at: NOW - 1 }, { granted: false, at: NOW - 2 }]),
      person(8, [{ at: NOW - 2 }, { granted: false, at: NOW - 1 }]),
      // At one instant the withdrawal.
      person(9, [{ granted: false }, {}]),
      person(10, [{}], { suppressions: [{ channel: 'SMS', from: NOW - DAY }] }),
      person(11, [{}], { suppressions: [{ from: NOW }] }),
      person(12, [{}], { suppressions: [{ from: NOW - DAY, to: NOW }] }),
      // Under 14 until 10 March 2024.
      person(13, [{ at: BIRTHDAY - 1 }], { attributes: { born: '2010-03-10' } }),
      person(14, [{ at: BIRTHDAY }], { attributes: { born: '2010-03-10' } }),
      person(15, [{ by: 'GUARDIAN' }], { attributes: { born: '2020-01-01' } }),
      // What does not count leaves what was said before.
      person(16, [{ by: 'GUARDIAN', at: NOW - 9 * DAY }, { channel: 'EMAIL' }], { attributes: { born: '2020-01-01' } }),
      person(17, [{ by: 'GUARDIAN', at: NOW - 9 * DAY }, { granted: false }], { attributes: { born: '2020-01-01' } }),
      { ...person(18, [{}]), erased: true },
      // The fourteenth birthday of 29 February is 28 February.
      person(19, [{ at: at('2022-02-28T00:00:00+08:00') }], { attributes: { born: '2008-02-29' } }),
      // A guardian's is of a child alone, and stands when the child has grown; of an unknown birth date nobody's is.
      person(20, [{ by: 'GUARDIAN' }], { attributes: { born: '1990-01-01' } }),
      person(21, [{ by: 'GUARDIAN', at: BIRTHDAY }], { attributes: { born: '2010-03-10' } }),
      person(22, [{ by: 'GUARDIAN', at: BIRTHDAY - 1 }], { attributes: { born: '2010-03-10' } }),
      person(23, [{ by: 'GUARDIAN' }]),
      person(24, [{ at: NOW - 9 * DAY }, { by: 'GUARDIAN', channel: 'SMS', granted: false }]),
      // Of several birth dates the latest counts.
      person(25, [{}], { attributes: { born: '1990-01-01', baby: '2020-01-01' } }),
      person(26, [{ by: 'GUARDIAN' }], { attributes: { born: '2020-01-01', baby: '1990-01-01' } }),
      // Who removes a birth date makes nobody older: the last that was known counts, also of those who agreed before it was known.
      person(27, [{}], { past: [was('2020-01-01', NOW - 3)] }),
      person(28, [{ by: 'GUARDIAN' }], { past: [was('1990-01-01', NOW - DAY), was('2020-01-01', NOW - 3)] }),
      person(29, [{}], { past: [was('2020-01-01', NOW - DAY), was('1990-01-01', NOW - 3)] }),
      // One that was corrected counts no more.
      person(30, [{}], {
        attributes: { born: '1990-01-01' },
        since: { born: NOW - 3 },
        past: [was('2020-01-01', NOW - 3)],
      }),
      person(31, [{}], { past: [was('1990-01-01', NOW - 5), was('2020-01-01', NOW - 3, 'baby')] }),
    ],
    events: [],
  },
  cases: [
    reachable(
      'needs address and consent, and no suppression',
      'EMAIL',
      [1, 6, 7, 10, 12, 14, 15, 16, 19, 22, 24, 26, 28, 29, 30],
    ),
    reachable('on another channel', 'SMS', [1, 5, 7, 12, 14, 15, 16, 19, 22, 26, 28, 29, 30]),
    reachable('for another purpose', 'EMAIL', [4], undefined, 'SURVEY'),
    reachable('not without an address', 'TELEGRAM', []),
    reachable('a consent counts from its time on', 'EMAIL', [6, 16, 17, 19, 24], NOW - DAY - 1),
    reachable('and to the millisecond', 'EMAIL', [1, 6, 7, 10, 11, 14, 15, 16, 19, 22, 24, 26, 28, 29, 30], NOW - 1),
    reachable(
      'after the withdrawal that came at the same time',
      'EMAIL',
      [1, 6, 8, 10, 11, 14, 15, 16, 19, 22, 24, 26, 28, 29, 30],
      NOW - 2,
    ),
    {
      promise: 'those who cannot be reached',
      rule: { not: { reachable: { channel: 'EMAIL', purpose: 'MARKETING' } } },
      users: [2, 3, 4, 5, 8, 9, 11, 13, 17, 20, 21, 23, 25, 27, 31],
    },
  ],
};
