import { group, last } from './rule-case.js';

export const filters = group('property filters', [
  [
    'looked at digital 3 times in 30 days',
    {
      event: {
        name: 'product_viewed',
        where: [{ property: 'category', is: { eq: '数码' } }],
        during: { last: 'P30D' },
        measure: { count: true },
        is: { gte: 3 },
      },
    },
    `SELECT count(*) FROM (SELECT user_id FROM plain.views WHERE category = '数码' AND ${last('30 days')}
       GROUP BY user_id HAVING count(*) >= 3) x`,
  ],
  [
    'an order of 500 in the app in 90 days',
    {
      event: {
        name: 'order_completed',
        where: [
          { property: 'amount', is: { gte: 500 } },
          { property: 'channel', is: { eq: 'App' } },
        ],
        during: { last: 'P90D' },
      },
    },
    `SELECT count(DISTINCT user_id) FROM plain.orders WHERE amount >= 500 AND channel = 'App' AND ${last('90 days')}`,
  ],
  [
    'a Double 11 coupon, ever',
    { event: { name: 'order_completed', where: [{ property: 'coupon', is: { contains: '双 11' } }] } },
    `SELECT count(DISTINCT user_id) FROM plain.orders WHERE coupon LIKE '%双 11%' AND at <= $1`,
  ],
  [
    'a bad review in 180 days',
    {
      event: {
        name: 'product_reviewed',
        where: [{ property: 'rating', is: { lte: 2 } }],
        during: { last: 'P180D' },
      },
    },
    `SELECT count(DISTINCT user_id) FROM plain.reviews WHERE rating <= 2 AND ${last('180 days')}`,
  ],
  [
    'last order was for a baby',
    { event: { name: 'order_completed', measure: { lastValue: 'category' }, is: { eq: '母婴' } } },
    `SELECT count(*) FROM (SELECT DISTINCT ON (user_id) category FROM plain.orders WHERE at <= $1
       ORDER BY user_id, at DESC, id DESC) x WHERE category = '母婴'`,
  ],
]);
