import { group, last } from './rule-case.js';

export const counts = group('event counts', [
  [
    'ordered in 30 days',
    { event: { name: 'order_completed', during: { last: 'P30D' } } },
    `SELECT count(DISTINCT user_id) FROM plain.orders WHERE ${last('30 days')}`,
  ],
  [
    'came 5 times in 30 days',
    { event: { name: 'session_started', during: { last: 'P30D' }, measure: { count: true }, is: { gte: 5 } } },
    `SELECT count(*) FROM (SELECT user_id FROM plain.sessions WHERE ${last('30 days')} GROUP BY user_id HAVING count(*) >= 5) x`,
  ],
  [
    'never ordered',
    { event: { name: 'order_completed', measure: { count: true }, is: { eq: 0 } } },
    `SELECT count(*) FROM plain.users u WHERE NOT EXISTS (SELECT FROM plain.orders o WHERE o.user_id = u.id AND at <= $1)`,
  ],
  [
    'came on 3 days of 14',
    { event: { name: 'session_started', during: { last: 'P14D' }, measure: { days: true }, is: { gte: 3 } } },
    `SELECT count(*) FROM (SELECT user_id FROM plain.sessions WHERE ${last('14 days')} GROUP BY user_id
       HAVING count(DISTINCT (at AT TIME ZONE 'Asia/Shanghai')::date) >= 3) x`,
  ],
  [
    'looked 20 times in 90 days, bought nothing',
    {
      all: [
        { event: { name: 'product_viewed', during: { last: 'P90D' }, measure: { count: true }, is: { gte: 20 } } },
        { event: { name: 'order_completed', during: { last: 'P90D' }, measure: { count: true }, is: { eq: 0 } } },
      ],
    },
    `SELECT count(*) FROM (SELECT user_id FROM plain.views WHERE ${last('90 days')} GROUP BY user_id HAVING count(*) >= 20) x
       WHERE user_id NOT IN (SELECT user_id FROM plain.orders WHERE ${last('90 days')})`,
  ],
]);
