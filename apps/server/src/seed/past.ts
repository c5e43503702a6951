import type { SeedEvent } from './activity.js';
import { DAY } from './calendar.js';
import type { AttributeKey } from './definitions.js';
import { layersOf, summarize, tier } from './portrait.js';
import type { Portrait, SeedAssignment } from './portrait.js';
import type { Shopper } from './shopper.js';

/** What was so before, each for a while; instants in milliseconds. */
export interface SeedPast {
  values: { key: AttributeKey; value: string | number; source: string; from: number; to: number }[];
  tags: (SeedAssignment & { from: number; to: number })[];
}

/** Layers are worked out now and then: as of so many days ago. */
const LAYERED_DAYS_AGO = [365, 300, 240, 180, 150, 120, 105, 90, 75, 60, 45, 30, 21, 14, 7, 3, 1];

/**
 * Gives a portrait a past that agrees with what its user did: what they spent grew with each order, and their layers were those
 * of their time. Changes the portrait: what is so now says since when.
 */
export function remember(portrait: Portrait, shopper: Shopper, events: readonly SeedEvent[], now: number): SeedPast {
  return { values: rememberValues(portrait, shopper, events), tags: rememberTags(portrait, shopper, events, now) };
}

function rememberValues(portrait: Portrait, shopper: Shopper, events: readonly SeedEvent[]): SeedPast['values'] {
  const { attributes, origins } = portrait;
  const values: SeedPast['values'] = [];
  const present = new Map<AttributeKey, { value: string | number; from: number }>();
  const become = (key: AttributeKey, value: string | number, at: number): void => {
    const before = present.get(key);
    if (before?.value === value) return;
    const source = origins[key]?.[0] ?? '';
    if (before && before.from < at) values.push({ key, ...before, source, to: at });
    present.set(key, { value, from: before && before.from >= at ? before.from : at });
  };
  const points = Number(attributes.points ?? 0) / Number(attributes.total_spent || 1);
  let [spent, orders] = [0, 0];
  const spend = (at: number): void => {
    const total = Math.round(spent * 100) / 100;
    become('total_spent', total, at);
    become('points', Math.floor(total * points), at);
    become('member_tier', tier(total), at);
    if (orders > 0) become('average_order', Math.round((total / orders) * 100) / 100, at);
  };
  spend(shopper.signedUp);
  for (const { name, at, properties } of events) {
    if (name === 'session_started') become('last_login_at', at, at);
    if (name !== 'order_completed') continue;
    spent += Number(properties.amount);
    orders += 1;
    spend(at);
  }
  for (const [key, origin] of Object.entries(origins) as [
    AttributeKey,
    NonNullable<Portrait['origins'][AttributeKey]>,
  ][]) {
    const since = present.get(key)?.from ?? shopper.signedUp;
    if (since !== origin[1]) origins[key] = [origin[0], origin[1], { since }];
  }
  return values.filter(({ key }) => attributes[key] !== undefined);
}

function rememberTags(
  portrait: Portrait,
  shopper: Shopper,
  events: readonly SeedEvent[],
  now: number,
): SeedPast['tags'] {
  const past: SeedPast['tags'] = [];
  const present = new Map(portrait.tags.filter(({ source }) => source === 'rule').map((held) => [held.tag, held]));
  const running = new Map<string, number>();
  const end = (tag: string, to: number): void => {
    const from = running.get(tag);
    running.delete(tag);
    if (from !== undefined && from < to) past.push({ tag, source: 'rule', assignedAt: from, from, to });
  };
  const instants = LAYERED_DAYS_AGO.map((days) => now - days * DAY).filter((at) => at > shopper.signedUp);
  for (const at of [shopper.signedUp, ...instants]) {
    const layers = layersOf(shopper, summarize(events.filter((event) => event.at <= at)), at);
    for (const tag of running.keys()) if (!layers.includes(tag)) end(tag, at);
    for (const tag of layers) if (!running.has(tag)) running.set(tag, at);
  }
  // What holds still has held since its run began; what began after the last look began when its label says.
  const last = instants.at(-1) ?? shopper.signedUp;
  for (const [tag, held] of present) {
    held.assignedAt = running.get(tag) ?? Math.max(held.assignedAt, last);
    running.delete(tag);
  }
  for (const tag of [...running.keys()]) end(tag, now);
  return past;
}
