import { group } from './rule-case.js';

export const attributes = group('attributes', [
  [
    'two cities',
    { attribute: { key: 'city', is: { in: ['北京市', '上海市'] } } },
    `SELECT count(*) FROM plain.users WHERE city IN ('北京市', '上海市')`,
  ],
  [
    'women of 25 to 34',
    {
      all: [{ attribute: { key: 'age', is: { gte: 25, lt: 35 } } }, { attribute: { key: 'gender', is: { eq: '女' } } }],
    },
    `SELECT count(*) FROM plain.users WHERE age >= 25 AND age < 35 AND gender = '女'`,
  ],
  [
    'devices that contain a word',
    { attribute: { key: 'device', is: { contains: 'Huawei' } } },
    `SELECT count(*) FROM plain.users WHERE lower(device) LIKE '%huawei%'`,
  ],
  [
    'signed up in 30 days, not ordinary',
    {
      all: [
        { attribute: { key: 'signup_date', is: { inLast: 'P30D' } } },
        { attribute: { key: 'member_tier', is: { in: ['白银', '黄金', '铂金', '钻石'] } } },
      ],
    },
    `SELECT count(*) FROM plain.users WHERE member_tier IN ('白银', '黄金', '铂金', '钻石')
       AND signup_date > (($1::timestamptz - interval '30 days') AT TIME ZONE 'Asia/Shanghai')::date
       AND signup_date <= ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`,
  ],
  [
    'likes digital or sports, spent 1,000 to 5,000',
    {
      all: [
        { attribute: { key: 'favourite_categories', is: { hasAny: ['数码', '运动'] } } },
        { attribute: { key: 'total_spent', is: { gte: 1000, lt: 5000 } } },
      ],
    },
    `SELECT count(*) FROM plain.users WHERE favourite_categories && ARRAY['数码', '运动']
       AND total_spent >= 1000 AND total_spent < 5000`,
  ],
]);
