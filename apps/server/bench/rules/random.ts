import type { Rule } from '@strata/rules';
import { last, ofTag } from './rule-case.js';
import type { RuleCase } from './rule-case.js';

/** A condition with the predicate on `plain.users u` that says the same. */
interface Leaf {
  rule: Rule;
  where: string;
}

const LEAVES: readonly Leaf[] = [
  { rule: { attribute: { key: 'gender', is: { eq: '女' } } }, where: `gender = '女'` },
  { rule: { attribute: { key: 'age', is: { gte: 30, lt: 50 } } }, where: `age >= 30 AND age < 50` },
  {
    rule: { attribute: { key: 'city', is: { in: ['成都市', '重庆市', '西安市'] } } },
    where: `city IN ('成都市', '重庆市', '西安市')`,
  },
  { rule: { attribute: { key: 'member_tier', is: { ne: '普通' } } }, where: `member_tier IS DISTINCT FROM '普通'` },
  { rule: { attribute: { key: 'points', is: { gte: 500 } } }, where: `points >= 500` },
  { rule: { attribute: { key: 'device', is: { startsWith: 'iphone' } } }, where: `lower(device) LIKE 'iphone%'` },
  { rule: { attribute: { key: 'occupation', is: { exists: false } } }, where: `occupation IS NULL` },
  { rule: { attribute: { key: 'last_login_at', is: { inLast: 'P14D' } } }, where: last('14 days', 'last_login_at') },
  { rule: { attribute: { key: 'wechat_followed', is: { eq: true } } }, where: `wechat_followed` },
  {
    rule: { tag: { in: ['lifecycle/dozing', 'lifecycle/sleeping'] } },
    where: `id IN (${ofTag('lifecycle/dozing')} UNION ${ofTag('lifecycle/sleeping')})`,
  },
  {
    rule: { tag: { in: ['interest/digital'], weight: { gte: 0.3 } } },
    where: `id IN (${ofTag('interest/digital')} AND weight >= 0.3)`,
  },
  { rule: { tag: { in: ['value/high'] } }, where: `id IN (${ofTag('value/high')})` },
  {
    rule: { event: { name: 'order_completed', during: { last: 'P180D' }, measure: { count: true }, is: { gte: 2 } } },
    where: `id IN (SELECT user_id FROM plain.orders WHERE ${last('180 days')} GROUP BY user_id HAVING count(*) >= 2)`,
  },
  {
    rule: {
      event: { name: 'order_completed', during: { last: 'P30D' }, measure: { sum: 'amount' }, is: { gte: 500 } },
    },
    where: `id IN (SELECT user_id FROM plain.orders WHERE ${last('30 days')} GROUP BY user_id HAVING sum(amount) >= 500)`,
  },
  {
    rule: { event: { name: 'session_started', during: { last: 'P7D' } } },
    where: `id IN (SELECT user_id FROM plain.sessions WHERE ${last('7 days')})`,
  },
  {
    rule: {
      event: {
        name: 'product_viewed',
        where: [{ property: 'category', is: { eq: '母婴' } }],
        during: { last: 'P60D' },
      },
    },
    where: `id IN (SELECT user_id FROM plain.views WHERE category = '母婴' AND ${last('60 days')})`,
  },
  {
    rule: { event: { name: 'cart_added', during: { last: 'P30D' }, measure: { count: true }, is: { lte: 1 } } },
    where: `id NOT IN (SELECT user_id FROM plain.carts WHERE ${last('30 days')} GROUP BY user_id HAVING count(*) > 1)`,
  },
  {
    rule: { event: { name: 'message_clicked', during: { last: 'P90D' } } },
    where: `id IN (SELECT user_id FROM plain.messages WHERE kind = 'clicked' AND ${last('90 days')})`,
  },
];

/** Rules of two to nine random conditions in up to three levels; the same for the same seed. */
export function randomCases(howMany: number, seed: number): RuleCase[] {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  const node = (depth: number): Leaf => {
    if (depth === 0 || below(3) === 0) return LEAVES[below(LEAVES.length)]!;
    const children = Array.from({ length: 2 + below(2) }, () => node(depth - 1));
    const rules = children.map(({ rule }) => rule);
    const wheres = children.map(({ where }) => `(${where})`);
    if (below(2) === 0) return { rule: { all: rules }, where: wheres.join(' AND ') };
    if (below(4) > 0) return { rule: { any: rules }, where: wheres.join(' OR ') };
    return { rule: { not: { any: rules } }, where: `NOT coalesce(${wheres.join(' OR ')}, false)` };
  };
  return Array.from({ length: howMany }, (_, at) => {
    const inner = node(2);
    const other = node(1);
    return {
      group: 'random',
      name: `random ${at + 1}`,
      rule: { all: [inner.rule, other.rule] },
      sql: `SELECT count(*) FROM plain.users u WHERE (${inner.where}) AND (${other.where})`,
    };
  });
}
