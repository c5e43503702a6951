import type { Rule } from '@strata/rules';
import { Calendar, DAY } from './calendar.js';

export interface SeedSegment {
  key: string;
  name: string;
  description: string;
  rule: Rule;
}

/** Ready segments, those that others refer to first. */
export function segmentsFor(now: number): SeedSegment[] {
  const doubleEleven = Calendar.lastDoubleEleven(now);
  const iso = (instant: number) => new Date(instant).toISOString();
  return [
    {
      key: 'do_not_disturb',
      name: '勿扰名单',
      description: '退订过，或没有同意营销',
      rule: {
        any: [
          { event: { name: 'message_unsubscribed' } },
          { attribute: { key: 'marketing_opt_in', is: { eq: false } } },
        ],
      },
    },
    {
      key: 'high_value_sleeping',
      name: '高价值沉睡 · 可唤醒',
      description: '近一年消费满 ¥1,000，60 天未打开，不在勿扰名单',
      rule: {
        all: [
          {
            event: {
              name: 'order_completed',
              during: { last: 'P365D' },
              measure: { sum: 'amount' },
              is: { gte: 1000 },
            },
          },
          { event: { name: 'session_started', during: { last: 'P60D' }, measure: { count: true }, is: { eq: 0 } } },
          { not: { segment: { key: 'do_not_disturb' } } },
        ],
      },
    },
    {
      key: 'cart_left_24h',
      name: '加购未下单 24 小时',
      description: '近 7 天加入购物车，之后 24 小时内没有下单',
      rule: {
        event: {
          sequence: {
            steps: [{ name: 'cart_added' }],
            notFollowedBy: { name: 'order_completed', within: 'PT24H' },
          },
          during: { last: 'P7D' },
        },
      },
    },
    {
      key: 'new_7_days',
      name: '近 7 天新客',
      description: '注册在 7 天内，至今未完成首单',
      rule: {
        all: [
          { attribute: { key: 'signup_date', is: { inLast: 'P7D' } } },
          { event: { name: 'order_completed', measure: { count: true }, is: { eq: 0 } } },
        ],
      },
    },
    {
      key: 'champions_shanghai',
      name: '重要价值 · 上海',
      description: '标签 RFM / 重要价值，城市上海',
      rule: {
        all: [{ tag: { in: ['rfm/champions'] } }, { attribute: { key: 'city', is: { eq: '上海市' } } }],
      },
    },
    {
      key: 'about_to_churn',
      name: '即将流失',
      description: '30–60 天未打开，历史订单 ≥ 3',
      rule: {
        all: [
          { event: { name: 'session_started', during: { from: '-P60D', to: '-P30D' } } },
          { not: { event: { name: 'session_started', during: { last: 'P30D' } } } },
          { event: { name: 'order_completed', measure: { count: true }, is: { gte: 3 } } },
        ],
      },
    },
    {
      key: 'interest_baby',
      name: '母婴兴趣人群',
      description: '标签 兴趣 / 母婴，权重 ≥ 0.4',
      rule: { tag: { in: ['interest/baby'], weight: { gte: 0.4 } } },
    },
    {
      key: 'birthday_this_week',
      name: '本周生日',
      description: '生日在未来 7 天',
      rule: { attribute: { key: 'birthday', is: { anniversaryInNext: 'P7D' } } },
    },
    {
      key: 'double_11_first_order',
      name: '双 11 大促首购',
      description: '首单在 11 月 1–11 日',
      rule: {
        event: {
          name: 'order_completed',
          measure: { first: true },
          is: { gte: iso(doubleEleven - 10 * DAY), lt: iso(doubleEleven + DAY) },
        },
      },
    },
    {
      key: 'platinum',
      name: '铂金及以上会员',
      description: '会员等级 是 铂金、钻石',
      rule: { attribute: { key: 'member_tier', is: { in: ['铂金', '钻石'] } } },
    },
    {
      key: 'average_500',
      name: '客单价 500 以上',
      description: '近 180 天平均订单金额 ≥ ¥500',
      rule: {
        event: {
          name: 'order_completed',
          during: { last: 'P180D' },
          measure: { avg: 'amount' },
          is: { gte: 500 },
        },
      },
    },
    {
      key: 'silent_for_a_year',
      name: '旧版沉睡',
      description: '365 天没有打开',
      rule: { not: { event: { name: 'session_started', during: { last: 'P365D' } } } },
    },
  ];
}
