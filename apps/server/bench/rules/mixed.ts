import { group, last, ofTag } from './rule-case.js';

export const mixed = group('mixed and nested', [
  [
    'recent big spenders not written to',
    {
      all: [
        { attribute: { key: 'city', is: { in: ['北京市', '上海市'] } } },
        { event: { name: 'order_completed', during: { last: 'P90D' }, measure: { sum: 'amount' }, is: { gte: 2000 } } },
        { not: { event: { name: 'message_sent', during: { last: 'P7D' } } } },
      ],
    },
    `SELECT count(*) FROM plain.users u WHERE city IN ('北京市', '上海市')
       AND id IN (SELECT user_id FROM plain.orders WHERE ${last('90 days')} GROUP BY user_id HAVING sum(amount) >= 2000)
       AND id NOT IN (SELECT user_id FROM plain.messages WHERE kind = 'sent' AND ${last('7 days')})`,
  ],
  [
    'valuable, asleep, may be woken',
    {
      all: [
        {
          event: { name: 'order_completed', during: { last: 'P365D' }, measure: { sum: 'amount' }, is: { gte: 1000 } },
        },
        { event: { name: 'session_started', during: { last: 'P60D' }, measure: { count: true }, is: { eq: 0 } } },
        { not: { segment: { key: 'do_not_disturb' } } },
      ],
    },
    `SELECT count(*) FROM plain.users u
     WHERE id IN (SELECT user_id FROM plain.orders WHERE ${last('365 days')} GROUP BY user_id HAVING sum(amount) >= 1000)
       AND NOT EXISTS (SELECT FROM plain.sessions s WHERE s.user_id = u.id AND ${last('60 days')})
       AND marketing_opt_in IS DISTINCT FROM false
       AND id NOT IN (SELECT user_id FROM plain.messages WHERE kind = 'unsubscribed' AND at <= $1)`,
  ],
  [
    'one of three ways in, one way out',
    {
      all: [
        {
          any: [
            { all: [{ tag: { in: ['rfm/champions'] } }, { attribute: { key: 'age', is: { gte: 18, lt: 30 } } }] },
            {
              all: [
                { tag: { in: ['interest/baby'], weight: { gte: 0.4 } } },
                { attribute: { key: 'gender', is: { eq: '女' } } },
              ],
            },
            {
              event: {
                name: 'order_completed',
                during: { last: 'P30D' },
                measure: { sum: 'amount' },
                is: { gte: 800 },
              },
            },
          ],
        },
        { not: { event: { name: 'order_refunded', during: { last: 'P90D' } } } },
      ],
    },
    `SELECT count(*) FROM plain.users u WHERE (
         (age >= 18 AND age < 30 AND id IN (${ofTag('rfm/champions')}))
         OR (gender = '女' AND id IN (${ofTag('interest/baby')} AND weight >= 0.4))
         OR id IN (SELECT user_id FROM plain.orders WHERE ${last('30 days')} GROUP BY user_id HAVING sum(amount) >= 800))
       AND id NOT IN (SELECT user_id FROM plain.refunds WHERE ${last('90 days')})`,
  ],
  [
    'about to churn',
    {
      all: [
        { event: { name: 'session_started', during: { from: '-P60D', to: '-P30D' } } },
        { not: { event: { name: 'session_started', during: { last: 'P30D' } } } },
        { event: { name: 'order_completed', measure: { count: true }, is: { gte: 3 } } },
      ],
    },
    `SELECT count(*) FROM (SELECT user_id FROM plain.orders WHERE at <= $1 GROUP BY user_id HAVING count(*) >= 3) o
     WHERE EXISTS (SELECT FROM plain.sessions s WHERE s.user_id = o.user_id
         AND at >= $1::timestamptz - interval '60 days' AND at < $1::timestamptz - interval '30 days')
       AND NOT EXISTS (SELECT FROM plain.sessions s WHERE s.user_id = o.user_id AND ${last('30 days')})`,
  ],
  [
    'the builder’s ten conditions',
    {
      all: [
        { attribute: { key: 'city', is: { in: ['上海市', '杭州市', '南京市', '苏州市', '宁波市', '无锡市'] } } },
        { attribute: { key: 'age', is: { gte: 25, lt: 45 } } },
        {
          any: [
            { tag: { in: ['rfm/cant_lose', 'rfm/at_risk'] } },
            {
              event: {
                name: 'order_completed',
                during: { last: 'P365D' },
                measure: { sum: 'amount' },
                is: { gte: 1000 },
              },
            },
            {
              all: [
                { attribute: { key: 'member_tier', is: { in: ['黄金', '铂金'] } } },
                {
                  event: {
                    name: 'product_reviewed',
                    where: [{ property: 'rating', is: { gte: 4 } }],
                    during: { last: 'P180D' },
                  },
                },
              ],
            },
          ],
        },
        { event: { name: 'session_started', during: { last: 'P60D' }, measure: { count: true }, is: { eq: 0 } } },
        { attribute: { key: 'wechat_followed', is: { eq: true } } },
        {
          not: {
            any: [
              { event: { name: 'message_unsubscribed' } },
              { event: { name: 'message_sent', during: { last: 'P7D' }, measure: { count: true }, is: { gte: 3 } } },
            ],
          },
        },
      ],
    },
    `SELECT count(*) FROM plain.users u
     WHERE city IN ('上海市', '杭州市', '南京市', '苏州市', '宁波市', '无锡市') AND age >= 25 AND age < 45 AND wechat_followed
       AND (EXISTS (SELECT FROM plain.tags t WHERE t.user_id = u.id AND tag IN ('rfm/cant_lose', 'rfm/at_risk')
              AND (expires_at IS NULL OR expires_at > $1))
         OR (SELECT sum(amount) FROM plain.orders o WHERE o.user_id = u.id AND ${last('365 days')}) >= 1000
         OR (member_tier IN ('黄金', '铂金') AND id IN (SELECT user_id FROM plain.reviews WHERE rating >= 4 AND ${last('180 days')})))
       AND NOT EXISTS (SELECT FROM plain.sessions s WHERE s.user_id = u.id AND ${last('60 days')})
       AND NOT EXISTS (SELECT FROM plain.messages m WHERE m.user_id = u.id AND kind = 'unsubscribed' AND at <= $1)
       AND (SELECT count(*) FROM plain.messages m WHERE m.user_id = u.id AND kind = 'sent' AND ${last('7 days')}) < 3`,
  ],
]);
