import { group, last } from './rule-case.js';

export const sequences = group('sequences', [
  [
    'cart in 7 days, no order within 24 h',
    {
      event: {
        sequence: { steps: [{ name: 'cart_added' }], notFollowedBy: { name: 'order_completed', within: 'PT24H' } },
        during: { last: 'P7D' },
      },
    },
    `SELECT count(DISTINCT user_id) FROM plain.carts c WHERE ${last('7 days')} AND at <= $1::timestamptz - interval '24 hours'
       AND NOT EXISTS (SELECT FROM plain.orders o WHERE o.user_id = c.user_id AND o.at > c.at AND o.at <= c.at + interval '24 hours')`,
  ],
  [
    'cart in 30 days, no order since',
    {
      event: {
        sequence: { steps: [{ name: 'cart_added' }], notFollowedBy: { name: 'order_completed' } },
        during: { last: 'P30D' },
      },
    },
    `SELECT count(DISTINCT user_id) FROM plain.carts c WHERE ${last('30 days')}
       AND NOT EXISTS (SELECT FROM plain.orders o WHERE o.user_id = c.user_id AND o.at > c.at AND o.at <= $1)`,
  ],
  [
    'looked, filled the cart and ordered within a day, in 30 days',
    {
      event: {
        sequence: {
          steps: [{ name: 'product_viewed' }, { name: 'cart_added' }, { name: 'order_completed' }],
          within: 'P1D',
        },
        during: { last: 'P30D' },
      },
    },
    // The latest cart before the order and the latest view before that cart come closest together.
    `SELECT count(DISTINCT o.user_id) FROM plain.orders o
       CROSS JOIN LATERAL (SELECT max(at) AS at FROM plain.carts c WHERE c.user_id = o.user_id AND c.at < o.at
         AND c.at > $1::timestamptz - interval '30 days') c
       CROSS JOIN LATERAL (SELECT max(at) AS at FROM plain.views v WHERE v.user_id = o.user_id AND v.at < c.at
         AND v.at > $1::timestamptz - interval '30 days') v
     WHERE ${last('30 days', 'o.at')} AND v.at >= o.at - interval '1 day'`,
  ],
  [
    'opened a message within 2 h, in 30 days',
    {
      event: {
        sequence: { steps: [{ name: 'message_sent' }, { name: 'message_opened' }], within: 'PT2H' },
        during: { last: 'P30D' },
      },
    },
    `SELECT count(DISTINCT s.user_id) FROM plain.messages s WHERE kind = 'sent' AND ${last('30 days', 's.at')}
       AND EXISTS (SELECT FROM plain.messages o WHERE o.user_id = s.user_id AND o.kind = 'opened' AND o.at > s.at
         AND o.at <= s.at + interval '2 hours' AND o.at <= $1)`,
  ],
  [
    'ordered within half an hour of coming, in 7 days',
    {
      event: {
        sequence: { steps: [{ name: 'session_started' }, { name: 'order_completed' }], within: 'PT30M' },
        during: { last: 'P7D' },
      },
    },
    `SELECT count(DISTINCT o.user_id) FROM plain.orders o WHERE ${last('7 days', 'o.at')}
       AND EXISTS (SELECT FROM plain.sessions s WHERE s.user_id = o.user_id AND s.at < o.at
         AND s.at >= o.at - interval '30 minutes' AND s.at > $1::timestamptz - interval '7 days')`,
  ],
]);
