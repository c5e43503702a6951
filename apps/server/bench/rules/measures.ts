import { group, last } from './rule-case.js';

export const measures = group('event measures', [
  [
    'spent 1,000 in a year',
    { event: { name: 'order_completed', during: { last: 'P365D' }, measure: { sum: 'amount' }, is: { gte: 1000 } } },
    `SELECT count(*) FROM (SELECT user_id FROM plain.orders WHERE ${last('365 days')} GROUP BY user_id HAVING sum(amount) >= 1000) x`,
  ],
  [
    'average order of 500 in 180 days',
    { event: { name: 'order_completed', during: { last: 'P180D' }, measure: { avg: 'amount' }, is: { gte: 500 } } },
    `SELECT count(*) FROM (SELECT user_id FROM plain.orders WHERE ${last('180 days')} GROUP BY user_id HAVING avg(amount) >= 500) x`,
  ],
  [
    'an order of 2,000, ever',
    { event: { name: 'order_completed', measure: { max: 'amount' }, is: { gte: 2000 } } },
    `SELECT count(DISTINCT user_id) FROM plain.orders WHERE amount >= 2000 AND at <= $1`,
  ],
  [
    'looked at 4 categories in 90 days',
    { event: { name: 'product_viewed', during: { last: 'P90D' }, measure: { distinct: 'category' }, is: { gte: 4 } } },
    `SELECT count(*) FROM (SELECT user_id FROM plain.views WHERE ${last('90 days')} GROUP BY user_id HAVING count(DISTINCT category) >= 4) x`,
  ],
  [
    'first order in 30 days',
    { event: { name: 'order_completed', measure: { first: true }, is: { inLast: 'P30D' } } },
    `SELECT count(DISTINCT user_id) FROM plain.orders o WHERE ${last('30 days')}
       AND NOT EXISTS (SELECT FROM plain.orders e WHERE e.user_id = o.user_id AND e.at <= $1::timestamptz - interval '30 days')`,
  ],
]);
