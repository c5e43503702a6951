import type { TagCondition } from '../../rule.js';
import { at, DAY, define, user } from './case-group.js';
import type { CaseGroup, RuleCase } from './case-group.js';

const NOW = at('2024-03-10T12:00:00+08:00');

const tag = (promise: string, condition: TagCondition, users: number[], asOf?: number): RuleCase => ({
  promise,
  rule: { tag: condition },
  users,
  ...(asOf !== undefined && { asOf }),
});

/** Its weights are halves, and so whole numbers of halvings: at an instant exactly so much. */
export const decay: CaseGroup = {
  name: 'weights that decay',
  asOf: NOW,
  definitions: define({
    tags: ['likes', 'likes/tea', 'likes/wine', 'old'],
    halfLives: { likes: 'P10D', 'likes/tea': 'PT1S' },
  }),
  population: {
    users: [
      user(1, {}, [{ tag: 'likes', weight: 4, assignedAt: NOW - 20 * DAY }]),
      {
        ...user(2, {}, [{ tag: 'likes', weight: 1, assignedAt: NOW - 20 * DAY, changedAt: NOW }]),
        pastTags: [{ tag: 'likes', weight: 0.5, assignedAt: NOW - 20 * DAY, from: NOW - 20 * DAY, to: NOW }],
      },
      user(3, {}, [{ tag: 'likes', weight: 1, assignedAt: NOW - 10 * DAY }]),
      user(4, {}, [{ tag: 'likes', assignedAt: NOW - DAY }]),
      user(5, {}, [{ tag: 'likes', weight: 0, assignedAt: NOW - DAY }]),
      user(6, {}, [{ tag: 'likes', weight: -1, assignedAt: NOW - DAY }]),
      user(7, {}, [{ tag: 'likes/tea', weight: 8, assignedAt: NOW - 3_000 }]),
      user(8, {}, [{ tag: 'likes/wine', weight: 1, assignedAt: NOW - 1_000 * DAY }]),
      user(9, {}, [{ tag: 'old', weight: -2, assignedAt: NOW - DAY }]),
    ],
    events: [],
  },
  cases: [
    tag(
      'a weight is what is left of it, and those of tags that do not decay stay',
      { in: ['likes'], weight: { gte: 1 } },
      [1, 2, 7, 8],
    ),
    tag('and no longer a millisecond after', { in: ['likes'], weight: { gte: 1 } }, [8], NOW + 1),
    tag('more than a weight is not as much', { in: ['likes'], weight: { gt: 1 } }, []),
    tag('but a millisecond before it is', { in: ['likes'], weight: { gt: 1 } }, [1, 7], NOW - 1),
    tag('at most a weight, from the instant on', { in: ['likes'], weight: { lte: 0.5 } }, [3]),
    tag('less than a weight, a millisecond after', { in: ['likes'], weight: { lt: 0.5 } }, [3], NOW + 1),
    tag('between two weights', { in: ['likes'], weight: { gte: 0.5, lt: 1 } }, [3]),
    tag('each tag by its own half-life', { in: ['likes'], weight: { gte: 0.5 } }, [1, 2, 8], NOW + 1_001),
    tag('no weight that decays is zero or less', { in: ['likes'], weight: { lte: 0 } }, []),
    tag('each is more than that', { in: ['likes'], weight: { gt: -1 } }, [1, 2, 3, 7, 8]),
    tag('none was given where it was not above zero', { in: ['likes'], weight: { exists: false } }, [4, 5, 6]),
    tag('equal is a weight for a millisecond', { in: ['likes'], weight: { eq: 1 } }, [1, 2, 7, 8]),
    tag('and then no more', { in: ['likes'], weight: { eq: 1 } }, [8], NOW + 1),
    tag('another than a weight', { in: ['likes'], weight: { ne: 1 } }, [3, 4, 5, 6]),
    tag('one of some weights', { in: ['likes'], weight: { in: [0.5, -2] } }, [3]),
    tag('none of some weights', { in: ['likes'], weight: { notIn: [1, -1] } }, [3, 4, 5, 6]),
    tag('given anew is a weight anew', { in: ['likes'], weight: { gt: 0.9 }, assigned: { lte: '-P20D' } }, [1, 2, 8]),
  ],
};

export const tags: CaseGroup = {
  name: 'tags',
  asOf: NOW,
  definitions: define({
    tags: ['rfm', 'rfm/at_risk', 'rfm/champions', 'rfmx', 'vip', 'vip/gold', 'vip/gold/plus'],
  }),
  population: {
    users: [
      user(1, {}, [{ tag: 'rfm/champions', weight: 0.8, assignedAt: NOW - DAY }]),
      user(2, {}, [{ tag: 'rfm', assignedAt: NOW - 10 * DAY }]),
      user(3, {}, [{ tag: 'rfmx', weight: 1, assignedAt: NOW - 5 * DAY }]),
      user(4, {}, [{ tag: 'rfm/at_risk', weight: 0.3, assignedAt: NOW - 5 * DAY, expiresAt: NOW }]),
      user(5, {}, [{ tag: 'rfm/at_risk', weight: 0.3, assignedAt: NOW - 30 * DAY, expiresAt: NOW + 1 }]),
      user(6, {}, [
        { tag: 'rfm/champions', weight: 0.2, assignedAt: NOW - 20 * DAY },
        { tag: 'vip', weight: 0.9, assignedAt: NOW - DAY },
      ]),
      user(7),
      user(8, {}, [{ tag: 'vip/gold/plus', weight: 0, assignedAt: NOW - 3 * DAY }]),
    ],
    events: [],
  },
  cases: [
    tag('a tag is held by those of all tags below it', { in: ['rfm'] }, [1, 2, 5, 6]),
    tag('a tag below is held by its own', { in: ['rfm/champions'] }, [1, 6]),
    tag('a namesake is no tag below', { in: ['rfmx'] }, [3]),
    tag('two levels below', { in: ['vip'] }, [6, 8]),
    tag('in the middle of the tree', { in: ['vip/gold'] }, [8]),
    tag('any of several tags', { in: ['rfm', 'vip'] }, [1, 2, 5, 6, 8]),
    { promise: 'not held', rule: { not: { tag: { in: ['rfm'] } } }, users: [3, 4, 7, 8] },
    tag('an assignment ends at its expiry', { in: ['rfm/at_risk'] }, [5]),
    tag('and not a millisecond before', { in: ['rfm/at_risk'] }, [4, 5], NOW - 1),
    tag('each at its own instant', { in: ['rfm/at_risk'] }, [], NOW + 1),
    tag('a weight', { in: ['rfm', 'vip'], weight: { gte: 0.5 } }, [1, 6]),
    tag('of the tags asked for alone', { in: ['rfm'], weight: { gte: 0.5 } }, [1]),
    tag('a weight of 0 is a weight', { in: ['rfm', 'vip'], weight: { lt: 0.5 } }, [5, 6, 8]),
    tag('a missing weight meets ne', { in: ['rfm'], weight: { ne: 0.8 } }, [2, 5, 6]),
    tag('a missing weight', { in: ['rfm'], weight: { exists: false } }, [2]),
    tag('a weight that is there', { in: ['rfm'], weight: { exists: true } }, [1, 5, 6]),
    tag('assigned lately', { in: ['rfm'], assigned: { gte: '-P15D' } }, [1, 2]),
    tag('assigned before', { in: ['rfm'], assigned: { lt: '-P10D' } }, [5, 6]),
    tag('assigned before or then', { in: ['rfm'], assigned: { lte: '-P10D' } }, [2, 5, 6]),
    tag(
      'one assignment meets weight and time together',
      { in: ['rfm', 'vip'], weight: { gte: 0.5 }, assigned: { inLast: 'P2D' } },
      [1, 6],
    ),
    tag('and not two of them in turn', { in: ['rfm', 'vip'], weight: { lt: 0.5 }, assigned: { inLast: 'P2D' } }, []),
    tag('nor one that has expired', { in: ['rfm/at_risk'], weight: { eq: 0.3 }, assigned: { gte: '-P10D' } }, []),
  ],
};
