/** Decides, for one user, what a batch makes of their attributes. No database. */
import type { StoredValue } from './attribute-value.js';
import { originOf, stands, startOf } from './origin.js';
import type { Candidate, Present, StoredOrigin } from './origin.js';

/** What one item says of its user, by attribute. */
export type Said = ReadonlyMap<string, Candidate>;

/** What the items of a batch say of each user, in their order. */
export type Candidates = ReadonlyMap<number, readonly Said[]>;

/** What is so of one user, by attribute. */
export interface UserState {
  values: Readonly<Record<string, StoredValue>>;
  origins: Readonly<Record<string, StoredOrigin>>;
}

/** A value that was superseded or removed. */
export interface ClosedInterval {
  key: string;
  from: number;
  to: number;
  value: StoredValue;
  origin: StoredOrigin | undefined;
}

export interface Settled {
  /** What to write by key; null removes. */
  values: Map<string, StoredValue | null>;
  origins: Map<string, StoredOrigin>;
  /** Whose value or past changed: whom the change feed has to tell. */
  changed: Set<string>;
  closed: ClosedInterval[];
}

/** Of a user whose attributes were written: which, and what they superseded. */
export interface Written {
  userId: number;
  changed: Iterable<string>;
  closed: readonly ClosedInterval[];
}

export interface Rules {
  rankOf: (source?: string) => number;
  now: number;
}

/** Takes candidates, item by item, in their order. What is already so, and what loses, leaves no trace. */
export function settle(said: readonly Said[], state: UserState, rules: Rules): Settled {
  const settled: Settled = { values: new Map(), origins: new Map(), changed: new Set(), closed: [] };
  for (const item of said)
    for (const [key, candidate] of item) settleOne(key, candidate, presentOf(key, state, settled), rules, settled);
  return settled;
}

/** What is so, with what the batch has made of it so far. */
function presentOf(key: string, { values, origins }: UserState, settled: Settled): Present {
  const stored = Object.hasOwn(values, key) ? values[key] : undefined;
  const written = settled.values.get(key);
  return {
    value: written === undefined ? stored : (written ?? undefined),
    origin: settled.origins.get(key) ?? (Object.hasOwn(origins, key) ? origins[key] : undefined),
  };
}

function settleOne(
  key: string,
  candidate: Candidate,
  present: Present,
  { rankOf, now }: Rules,
  settled: Settled,
): void {
  const { value } = candidate;
  if (!stands(candidate, present, rankOf)) return;
  const before = startOf(present);
  if (value === null ? present.value === undefined : present.value !== undefined && same(present.value, value)) {
    if (confirms(candidate, present, rankOf)) settled.origins.set(key, originOf(candidate, before ?? now, now));
    return;
  }
  const start = startAfter(before, candidate, now);
  if (present.value !== undefined && before !== undefined && start > before)
    settled.closed.push({ key, from: before, to: start, value: present.value, origin: present.origin });
  settled.values.set(key, value);
  settled.origins.set(key, originOf(candidate, start, now));
  settled.changed.add(key);
}

/** Intervals never overlap: a value counts from its own time only where that is after what was so began. */
function startAfter(before: number | undefined, { at }: Candidate, now: number): number {
  if (at !== undefined && (before === undefined || at > before)) return at;
  return Math.max(now, before ?? -Infinity);
}

/**
 * Whether saying again what is so changes what may follow: somebody better ranked says it, it is no longer a guess, or it
 * was so at a later time than was known. Without a time of its own it does not, so that nothing is written for a feed that
 * repeats itself.
 */
function confirms(candidate: Candidate, { value, origin }: Present, rankOf: (source?: string) => number): boolean {
  // Nothing is there to remove, and nobody has ever said so.
  if (value === undefined && origin === undefined) return false;
  if (rankOf(candidate.source) < rankOf(origin?.[0])) return true;
  if (candidate.inferred === undefined && origin?.[2]?.inferred !== undefined) return true;
  return candidate.at !== undefined && candidate.at > (origin?.[1] ?? -Infinity);
}

const same = (a: StoredValue, b: StoredValue): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
