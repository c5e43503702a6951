import type { SeedEvent } from './activity.js';
import { DAY } from './calendar.js';
import type { AttributeKey } from './definitions.js';
import { CATEGORIES } from './goods.js';
import type { Random } from './random.js';
import type { Shopper } from './shopper.js';

/** What is known of a user, drawn from what they are and what they did, so that attributes, tags and events agree. */
export interface Portrait {
  /** As stored: dates in days, instants in milliseconds. */
  attributes: Partial<Record<AttributeKey, string | number | boolean | readonly string[]>>;
  /** Source of an attribute, and when it was learned, in milliseconds. */
  origins: Partial<Record<AttributeKey, [source: string, at: number, details?: { since: number }]>>;
  tags: SeedAssignment[];
}

export interface SeedAssignment {
  tag: string;
  weight?: number;
  source: string;
  /** Milliseconds. */
  assignedAt: number;
  expiresAt?: number;
}

export interface Summary {
  orders: number;
  spent: number;
  lastOrder: number;
  lastSession: number;
  /** Days between the last two visits that lie more than a day apart. */
  pause: number;
  /** By the category's name: how much looked at, when last. */
  interests: Map<string, { weight: number; last: number }>;
}

export function summarize(events: readonly SeedEvent[]): Summary {
  const summary: Summary = { orders: 0, spent: 0, lastOrder: 0, lastSession: 0, pause: 0, interests: new Map() };
  for (const { name, at, properties } of events) {
    if (name === 'order_completed') {
      summary.orders += 1;
      summary.spent += Number(properties.amount);
      summary.lastOrder = at;
    } else if (name === 'session_started') {
      if (summary.lastSession > 0 && at - summary.lastSession > DAY) summary.pause = (at - summary.lastSession) / DAY;
      summary.lastSession = at;
    } else if (name === 'product_viewed' || name === 'cart_added') {
      const category = String(properties.category);
      const before = summary.interests.get(category)?.weight ?? 0;
      summary.interests.set(category, { weight: before + (name === 'cart_added' ? 3 : 1), last: at });
    }
  }
  summary.spent = Math.round(summary.spent * 100) / 100;
  return summary;
}

export function paint(random: Random, shopper: Shopper, events: readonly SeedEvent[], now: number): Portrait {
  const summary = summarize(events);
  return { ...describe(random, shopper, summary, now), tags: label(random, shopper, summary, now) };
}

export function tier(spent: number): string {
  return spent >= 15_000 ? '钻石' : spent >= 5_000 ? '铂金' : spent >= 2_000 ? '黄金' : spent >= 600 ? '白银' : '普通';
}

function describe(random: Random, shopper: Shopper, summary: Summary, now: number): Omit<Portrait, 'tags'> {
  const { signedUp } = shopper;
  const attributes: Portrait['attributes'] = {};
  const origins: Portrait['origins'] = {};
  const learn = (key: AttributeKey, value: Portrait['attributes'][AttributeKey], source: string, at: number) => {
    if (value === undefined) return;
    attributes[key] = value;
    origins[key] = [source, at];
  };
  // One in nine never says who they are; the picture of a real shop has holes.
  const told = random.chance(0.89);
  const lastOrder = summary.lastOrder || signedUp;
  learn('name', shopper.name.full, 'CRM', signedUp);
  learn('gender', told ? shopper.gender : undefined, 'CRM', signedUp);
  learn('age', told ? shopper.age : undefined, 'CRM', signedUp);
  learn('birthday', random.chance(0.62) ? shopper.birthday : undefined, '用户填写', signedUp);
  const address = summary.orders > 0 || random.chance(0.82);
  learn('province', address ? shopper.province : undefined, '收货地址', lastOrder);
  learn('city', address ? shopper.city : undefined, '收货地址', lastOrder);
  learn('occupation', shopper.occupation, '用户填写', signedUp);
  learn('family_stage', shopper.familyStage, '用户填写', signedUp);
  learn('member_tier', tier(summary.spent), '会员系统', lastOrder);
  learn('points', Math.floor(summary.spent * (0.4 + random.next())), '会员系统', lastOrder);
  learn('signup_date', Math.floor((signedUp + 8 * 3_600_000) / DAY), 'App', signedUp);
  learn('signup_channel', shopper.signupChannel, '归因', signedUp);
  learn('device', shopper.device, '事件', summary.lastSession || signedUp);
  learn('system', shopper.system, '事件', summary.lastSession || signedUp);
  learn('wechat_followed', shopper.wechat, '服务号', signedUp);
  learn('marketing_opt_in', shopper.optIn, 'App', signedUp);
  learn('favourite_categories', told ? shopper.favourites.map(({ name }) => name) : undefined, '用户填写', signedUp);
  const computed = now - 7 * 3_600_000;
  learn('total_spent', summary.spent, '订单', computed);
  if (summary.orders > 0) {
    learn('average_order', Math.round((summary.spent / summary.orders) * 100) / 100, '订单', computed);
  }
  learn('last_login_at', summary.lastSession || undefined, '事件', summary.lastSession);
  return { attributes, origins };
}

const RFM: Record<string, string> = {
  'recent often much': 'rfm/champions',
  'past often much': 'rfm/cant_lose',
  'recent seldom much': 'rfm/potential',
  'past seldom much': 'rfm/at_risk',
  'recent often little': 'rfm/loyal',
  'past often little': 'rfm/fading',
  'recent seldom little': 'rfm/promising',
  'past seldom little': 'rfm/hibernating',
};

function stage(shopper: Shopper, { orders, lastSession, pause }: Summary, now: number): string {
  const idle = (now - (lastSession || shopper.signedUp)) / DAY;
  if (idle < 14 && pause > 60) return 'reawakened';
  if (now - shopper.signedUp < 30 * DAY && orders <= 1) return 'new';
  if (idle < 30) return orders >= 5 ? 'mature' : 'active';
  return idle < 60 ? 'dozing' : idle < 180 ? 'sleeping' : 'lost';
}

/** The layers that rules find someone in: lifecycle, and of buyers value and RFM. */
export function layersOf(shopper: Shopper, summary: Summary, now: number): string[] {
  const lifecycle = `lifecycle/${stage(shopper, summary, now)}`;
  if (summary.orders === 0) return [lifecycle];
  const recency = now - summary.lastOrder < 60 * DAY ? 'recent' : 'past';
  const rfm = `${recency} ${summary.orders >= 3 ? 'often' : 'seldom'} ${summary.spent >= 1000 ? 'much' : 'little'}`;
  return [lifecycle, `value/${summary.spent >= 5000 ? 'high' : summary.spent >= 1000 ? 'middle' : 'low'}`, RFM[rfm]!];
}

function label(random: Random, shopper: Shopper, summary: Summary, now: number): SeedAssignment[] {
  const tags: SeedAssignment[] = [];
  const computed = (tag: string, since: number) =>
    tags.push({ tag, source: 'rule', assignedAt: Math.min(now, Math.max(since, shopper.signedUp)) });
  const lastSeen = summary.lastSession || shopper.signedUp;
  const [lifecycle = '', ...layers] = layersOf(shopper, summary, now);
  computed(lifecycle, lastSeen + random.between(1, 20) * 3_600_000);
  if (layers.length > 0) {
    const since = summary.lastOrder + random.between(1, 30) * 3_600_000;
    for (const layer of layers) computed(layer, since);
  }
  let total = 0;
  for (const { weight } of summary.interests.values()) total += weight;
  for (const { key, name } of CATEGORIES) {
    const interest = summary.interests.get(name);
    const weight = interest ? Math.round((interest.weight / total) * 100) / 100 : 0;
    // Interests fade: a quarter of a year after the last look the label ends. What ended long ago is no longer kept.
    const expiresAt = (interest?.last ?? 0) + 90 * DAY;
    if (!interest || weight < 0.1 || expiresAt < now - 30 * DAY) continue;
    tags.push({ tag: `interest/${key}`, weight, source: 'model', assignedAt: interest.last, expiresAt });
  }
  if (random.chance(0.012)) tags.push({ tag: 'service/complaint_resolved', source: 'hand', assignedAt: lastSeen });
  if (summary.spent >= 8000 && random.chance(0.3)) {
    tags.push({ tag: 'service/vip_contact', source: 'hand', assignedAt: lastSeen });
  }
  return tags;
}
