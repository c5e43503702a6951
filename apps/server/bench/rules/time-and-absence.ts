import { group, last } from './rule-case.js';

export const timeAndAbsence = group('time and absence', [
  [
    'did not come for a year',
    { not: { event: { name: 'session_started', during: { last: 'P365D' } } } },
    `SELECT count(*) FROM plain.users u WHERE NOT EXISTS (SELECT FROM plain.sessions s WHERE s.user_id = u.id AND ${last('365 days')})`,
  ],
  [
    'birthday within 7 days',
    { attribute: { key: 'birthday', is: { anniversaryInNext: 'P7D' } } },
    // 29 February is kept on the 28th in common years.
    `WITH days AS (SELECT ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date + n AS day FROM generate_series(0, 6) n)
     SELECT count(*) FROM plain.users WHERE extract(month FROM birthday) * 100 + extract(day FROM birthday) IN (
       SELECT extract(month FROM day) * 100 + extract(day FROM day) FROM days
       UNION SELECT 229 FROM days WHERE extract(month FROM day) = 2 AND extract(day FROM day) = 28 AND extract(day FROM day + 1) = 1)`,
  ],
  [
    'not a student, unknown included',
    { attribute: { key: 'occupation', is: { ne: '学生' } } },
    `SELECT count(*) FROM plain.users WHERE occupation IS DISTINCT FROM '学生'`,
  ],
  [
    'spent 300 this month',
    {
      event: {
        name: 'order_completed',
        during: { calendar: 'THIS_MONTH' },
        measure: { sum: 'amount' },
        is: { gte: 300 },
      },
    },
    `SELECT count(*) FROM (SELECT user_id FROM plain.orders
       WHERE at >= date_trunc('month', $1::timestamptz, 'Asia/Shanghai') AND at <= $1 GROUP BY user_id HAVING sum(amount) >= 300) x`,
  ],
  [
    'a tenth of those in Guangdong',
    {
      all: [{ attribute: { key: 'province', is: { eq: '广东省' } } }, { sample: { salt: 'spring', from: 0, to: 10 } }],
    },
    `SELECT count(*) FROM plain.users WHERE province = '广东省'
       AND ('x' || left(encode(sha256(('spring/' || id)::bytea), 'hex'), 8))::bit(32)::bigint / 4294967296.0 * 100 < 10`,
  ],
]);
