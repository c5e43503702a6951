import type { Calendar } from './calendar.js';
import { DAY } from './calendar.js';
import { CHANNELS, COUPONS, drawCategory, REVIEWS } from './goods.js';
import type { Campaign, Category } from './goods.js';
import type { Random } from './random.js';
import type { Shopper } from './shopper.js';

export const EVENT_NAMES = [
  'session_started',
  'product_viewed',
  'cart_added',
  'order_completed',
  'order_refunded',
  'product_reviewed',
  'message_sent',
  'message_opened',
  'message_clicked',
  'message_unsubscribed',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

export interface SeedEvent {
  name: EventName;
  /** Milliseconds. */
  at: number;
  properties: Record<string, string | number>;
}

const MINUTE = 60_000;
const cents = (yuan: number) => Math.round(yuan * 100) / 100;

/**
 * Everything one user ever did, oldest first: exactly `budget` events, none before sign-up, none after now. Visits lead
 * to views, views to carts, half of the carts to an order, orders to reviews and refunds; campaigns write to them.
 */
export function live(
  random: Random,
  shopper: Shopper,
  calendar: Calendar,
  campaigns: readonly Campaign[],
  budget: number,
): SeedEvent[] {
  const events: SeedEvent[] = [];
  const record = (name: EventName, at: number, properties: SeedEvent['properties']) => {
    if (at <= calendar.now && events.length < budget) events.push({ name, at, properties });
  };
  receiveMessages(random, shopper, campaigns, Math.floor(budget * 0.16), record);
  const from = Math.min(Math.max(shopper.signedUp, calendar.start), shopper.lastSeen);
  // Interest comes in spells: two visits in five fall into the last ninety days before someone was last seen.
  const lately = Math.max(from, shopper.lastSeen - 90 * DAY);
  while (events.length < budget) {
    visit(random, shopper, calendar.draw(random, random.chance(0.4) ? lately : from, shopper.lastSeen), record);
  }
  return events.sort((one, other) => one.at - other.at);
}

type Record_ = (name: EventName, at: number, properties: SeedEvent['properties']) => void;

function visit(random: Random, shopper: Shopper, start: number, record: Record_): void {
  const channel = random.chance(0.6) ? 'App' : random.pick(CHANNELS);
  record('session_started', start, { channel, duration: Math.ceil(40 * Math.exp(1.1 * random.normal())) });
  let at = start;
  const cart: { product: string; category: string; price: number; quantity: number }[] = [];
  for (let views = Math.floor(-Math.log(1 - random.next()) * 2.6); views > 0; views -= 1) {
    at += random.between(8_000, 4 * MINUTE);
    const category: Category = random.chance(0.8)
      ? random.pick(shopper.favourites)
      : drawCategory(random, shopper.gender);
    const { name: product, price: list } = random.pick(category.products);
    const price = cents(list * (0.7 + 0.6 * random.next()));
    record('product_viewed', at, { product, category: category.name, price });
    if (random.chance(0.26)) {
      at += random.between(5_000, MINUTE);
      const quantity = random.chance(0.8) ? 1 : random.between(2, 4);
      record('cart_added', at, { product, category: category.name, price, quantity });
      cart.push({ product, category: category.name, price, quantity });
    }
  }
  if (cart.length > 0 && random.chance(0.5))
    order(random, shopper, at + random.between(MINUTE, 25 * MINUTE), channel, cart, record);
}

function order(
  random: Random,
  shopper: Shopper,
  at: number,
  channel: string,
  cart: readonly { product: string; category: string; price: number; quantity: number }[],
  record: Record_,
): void {
  const items = cart.reduce((sum, { quantity }) => sum + quantity, 0);
  const goods = cart.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  // One order in a hundred is for a whole office: the heavy tail (Pareto, exponent 1.5).
  const bulk = random.chance(0.01) ? Math.min(60, (1 - random.next()) ** (-1 / 1.5)) : 1;
  const amount = cents(goods * shopper.purse * bulk);
  const { product, category } = cart[0]!;
  const number = `E${Math.floor(at / 1000)}${String(shopper.number % 10_000).padStart(4, '0')}`;
  record('order_completed', at, {
    order: number,
    amount,
    items,
    category,
    channel,
    ...(random.chance(0.35) ? { coupon: random.pick(COUPONS) } : {}),
    deliver_by: new Date(at + random.between(1, 4) * DAY).toISOString(),
  });
  if (random.chance(0.24)) {
    const rating = 5 - Math.min(4, Math.floor(-Math.log(1 - random.next()) * 0.9));
    record('product_reviewed', at + random.between(2 * DAY, 10 * DAY), {
      product,
      category,
      rating,
      text: random.pick(REVIEWS[rating]!),
    });
  }
  if (random.chance(0.045)) {
    const reason = random.pick(['七天无理由', '质量问题', '尺码不合适', '发错货']);
    record('order_refunded', at + random.between(DAY, 7 * DAY), { order: number, amount, reason });
  }
}

/** The newest campaigns first, as far as the budget goes; nobody is written to after they said no. */
function receiveMessages(
  random: Random,
  shopper: Shopper,
  campaigns: readonly Campaign[],
  budget: number,
  record: Record_,
): void {
  if (!shopper.optIn) return;
  let left = budget;
  const interest = Math.min(0.7, 0.25 * shopper.purse);
  const unsubscribes = random.chance(0.035) ? random.between(0, campaigns.length - 1) : campaigns.length;
  for (let at = Math.min(unsubscribes, campaigns.length - 1); at >= 0 && left > 0; at -= 1) {
    const { name: campaign, channel, at: sent } = campaigns[at]!;
    if (sent < shopper.signedUp || !random.chance(0.3)) continue;
    const properties = { campaign, channel, variant: random.chance(0.5) ? 'A' : 'B' };
    const received = sent + random.between(0, 20 * MINUTE);
    record('message_sent', received, properties);
    left -= 1;
    if (left > 0 && random.chance(interest)) {
      const opened = received + Math.floor(MINUTE * Math.exp(3 + 1.6 * random.normal()));
      record('message_opened', opened, properties);
      left -= 1;
      if (left > 0 && random.chance(0.3)) {
        record('message_clicked', opened + random.between(3_000, 90_000), properties);
        left -= 1;
      }
    }
    if (at === unsubscribes && left > 0) {
      record('message_unsubscribed', received + random.between(MINUTE, 60 * MINUTE), properties);
      left -= 1;
    }
  }
}
