import { group, ofTag } from './rule-case.js';

const held = '(expires_at IS NULL OR expires_at > $1)';

export const tags = group('tags', [
  [
    'A and B, not C',
    {
      all: [
        { tag: { in: ['interest/fashion'] } },
        { tag: { in: ['lifecycle/active'] } },
        { not: { tag: { in: ['rfm/hibernating'] } } },
      ],
    },
    `SELECT count(*) FROM (${ofTag('interest/fashion')} INTERSECT ${ofTag('lifecycle/active')} EXCEPT ${ofTag('rfm/hibernating')}) x`,
  ],
  [
    'one of three',
    { tag: { in: ['rfm/champions', 'rfm/cant_lose', 'rfm/at_risk'] } },
    `SELECT count(DISTINCT user_id) FROM plain.tags WHERE tag IN ('rfm/champions', 'rfm/cant_lose', 'rfm/at_risk') AND ${held}`,
  ],
  [
    'any interest above a half',
    { tag: { in: ['interest'], weight: { gte: 0.5 } } },
    `SELECT count(DISTINCT user_id) FROM plain.tags WHERE tag LIKE 'interest/%' AND weight >= 0.5 AND ${held}`,
  ],
  [
    'of high value since a month',
    { tag: { in: ['value/high'], assigned: { inLast: 'P30D' } } },
    `SELECT count(*) FROM plain.tags WHERE tag = 'value/high' AND ${held}
       AND assigned_at > $1::timestamptz - interval '30 days' AND assigned_at <= $1`,
  ],
  [
    'two tags and three attributes',
    {
      all: [
        { tag: { in: ['interest/digital'] } },
        { tag: { in: ['value/middle', 'value/high'] } },
        { attribute: { key: 'gender', is: { eq: '男' } } },
        { attribute: { key: 'age', is: { gte: 20, lt: 45 } } },
        { attribute: { key: 'province', is: { in: ['广东省', '浙江省', '江苏省', '上海市'] } } },
      ],
    },
    `SELECT count(*) FROM plain.users WHERE gender = '男' AND age >= 20 AND age < 45
       AND province IN ('广东省', '浙江省', '江苏省', '上海市') AND id IN (${ofTag('interest/digital')})
       AND id IN (SELECT user_id FROM plain.tags WHERE tag IN ('value/middle', 'value/high') AND ${held})`,
  ],
]);
