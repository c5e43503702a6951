import type { During, Sequence } from '../../rule.js';
import { at, DAY, define, event, HOUR, user } from './case-group.js';
import type { CaseGroup, RuleCase } from './case-group.js';

const NOW = at('2024-03-10T12:00:00Z');

const sequence = (promise: string, of: Sequence, users: number[], during?: During, asOf?: number): RuleCase => ({
  promise,
  rule: { event: { sequence: of, ...(during && { during }) } },
  users,
  ...(asOf !== undefined && { asOf }),
});
const cart = { name: 'cart' };
const order = { name: 'order' };

export const sequences: CaseGroup = {
  name: 'sequences',
  asOf: NOW,
  definitions: define({ timeZone: 'UTC' }),
  population: {
    users: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => user(id)),
    events: [
      event(1, 'cart', NOW - 3 * DAY),
      event(1, 'order', NOW - 3 * DAY + HOUR, { amount: 100 }),
      event(2, 'cart', NOW - 3 * DAY),
      event(2, 'order', NOW - DAY, { amount: 5 }),
      event(3, 'cart', NOW - DAY),
      event(4, 'cart', NOW - 23 * HOUR),
      event(5, 'order', NOW - 3 * DAY),
      event(5, 'cart', NOW - 2 * DAY),
      event(6, 'cart', NOW - 3 * DAY),
      event(6, 'order', NOW - 3 * DAY),
      event(7, 'order', NOW - 2 * DAY + HOUR),
      event(7, 'cart', NOW - 2 * DAY),
      event(7, 'cart', NOW - 5 * DAY),
      event(9, 'cart', NOW - 3 * DAY),
      event(9, 'order', NOW - 2 * DAY),
    ],
  },
  cases: [
    sequence('one after the other, later by the clock and not by arrival', { steps: [cart, order] }, [1, 2, 7, 9]),
    sequence('the other way round', { steps: [order, cart] }, [5]),
    sequence('one step', { steps: [order] }, [1, 2, 5, 6, 7, 9]),
    sequence('three steps need three events', { steps: [cart, cart, order] }, [7]),
    sequence('one event is not two steps', { steps: [cart, order, order] }, []),
    sequence('within takes in its end', { steps: [cart, order], within: 'PT1H' }, [1, 7]),
    sequence('within a day', { steps: [cart, order], within: 'P1D' }, [1, 7, 9]),
    sequence('a millisecond less', { steps: [cart, order], within: 'PT59M59.999S' }, []),
    sequence('within is from the first to the last', { steps: [cart, cart, order], within: 'P3D' }, []),
    sequence('and not from step to step', { steps: [cart, cart, order], within: 'P4D' }, [7]),
    sequence('within a month of the calendar', { steps: [cart, order], within: 'P1M' }, [1, 2, 7, 9]),
    sequence(
      'a step with a filter',
      { steps: [cart, { name: 'order', where: [{ property: 'amount', is: { gte: 100 } }] }] },
      [1],
    ),
    sequence(
      'a filter that values of another type meet',
      { steps: [cart, { name: 'order', where: [{ property: 'amount', is: { ne: 100 } }] }] },
      [2, 7, 9],
    ),
    sequence('not followed up to now', { steps: [cart], notFollowedBy: order }, [3, 4, 5, 6]),
    sequence(
      'not followed within a time that has passed',
      { steps: [cart], notFollowedBy: { ...order, within: 'PT24H' } },
      [2, 3, 5, 6, 7],
    ),
    sequence(
      'which passes at its instant',
      { steps: [cart], notFollowedBy: { ...order, within: 'PT24H' } },
      [2, 5, 6, 7],
      undefined,
      NOW - DAY,
    ),
    sequence(
      'and not a millisecond before',
      { steps: [cart], notFollowedBy: { ...order, within: 'PT24H' } },
      [2, 6, 7],
      undefined,
      NOW - DAY - 1,
    ),
    sequence(
      'and so for each choice of events',
      { steps: [cart], notFollowedBy: { ...order, within: 'PT23H' } },
      [2, 3, 4, 5, 6, 7, 9],
    ),
    sequence(
      'not followed by one that meets a filter',
      { steps: [cart], notFollowedBy: { name: 'order', where: [{ property: 'amount', is: { gte: 100 } }] } },
      [2, 3, 4, 5, 6, 7, 9],
    ),
    sequence('not followed by itself', { steps: [cart], notFollowedBy: cart }, [1, 2, 3, 4, 5, 6, 7, 9]),
    sequence(
      'two steps, not followed',
      { steps: [cart, order], notFollowedBy: { ...cart, within: 'P1D' } },
      [1, 2, 7, 9],
    ),
    sequence('a window bounds the steps', { steps: [cart] }, [3, 4], { last: 'P2D' }),
    sequence('all of them', { steps: [cart, order] }, [1, 2, 7, 9], { last: 'P4D' }),
    sequence('and none outside', { steps: [cart, order] }, [], { last: 'P2D' }),
    sequence('but not what follows', { steps: [cart], notFollowedBy: { ...order, within: 'P1D' } }, [2, 6, 7], {
      to: '-P2D',
    }),
    sequence('at asOf in the past', { steps: [cart, order] }, [1], undefined, NOW - 3 * DAY + HOUR),
    { promise: 'not in sequence', rule: { not: { event: { sequence: { steps: [cart] } } } }, users: [8] },
  ],
};
