/** Decides, for one user, what a batch makes of their attributes. No database. */
import type { StoredValue } from './attribute-value.js';
import { startOf } from './origin.js';
import type { Candidate, Present, StoredOrigin } from './origin.js';
import { isSame, isSameOrigin, tellsOther, toldBy, withWord, wordsOf } from './timeline.js';
import type { PastRow, Rules, Word } from './timeline.js';

/** What one item says of its user, by attribute. */
export type Said = ReadonlyMap<string, Candidate>;

/** What the items of a batch say of each user, in their order. */
export type Candidates = ReadonlyMap<number, readonly Said[]>;

/** What is so of one user, by attribute. */
export interface UserState {
  values: Readonly<Record<string, StoredValue>>;
  origins: Readonly<Record<string, StoredOrigin>>;
}

/** Rows of the past, by attribute, in their order: those that a batch may change. */
export type Past = ReadonlyMap<string, readonly PastRow[]>;

/** What a batch made of the past of one attribute. */
export interface PastChange {
  key: string;
  gone: readonly PastRow[];
  came: readonly PastRow[];
}

export interface Settled {
  /** What to write by key; null removes. */
  values: Map<string, StoredValue | null>;
  origins: Map<string, StoredOrigin>;
  /** Whose value or past changed: whom the change feed has to tell. */
  changed: Set<string>;
  past: PastChange[];
  words: Map<string, Reworded>;
}

/** The words of one attribute before a batch, and what is told after it. */
export interface Reworded {
  before: readonly Word[];
  after: ReturnType<typeof toldBy>;
}

/** Of a user whose attributes were written: which, and what became of their past. */
export interface Written {
  userId: number;
  changed: Iterable<string>;
  past: readonly PastChange[];
  /** Undefined where nothing was known before and all that one item said stands. */
  words: ReadonlyMap<string, Reworded> | undefined;
}

const NO_PAST: Past = new Map();
const NO_ROWS: readonly PastRow[] = [];

/** Takes candidates, item by item, in their order. What is already so, and what loses, leaves no trace. */
export function settle(said: readonly Said[], state: UserState, rules: Rules, past: Past = NO_PAST): Settled {
  const all = new Map<string, { known: readonly Word[]; words: readonly Word[] }>();
  for (const item of said) {
    for (const [key, candidate] of item) {
      const earlier = all.get(key);
      const known = earlier?.known ?? wordsOf(past.get(key) ?? NO_ROWS, presentOf(key, state));
      const before = earlier?.words ?? known;
      const words = withWord(before, candidate, rules);
      if (words !== before) all.set(key, { known, words });
    }
  }
  const settled: Settled = { values: new Map(), origins: new Map(), changed: new Set(), past: [], words: new Map() };
  for (const [key, { known, words }] of all) {
    const [was, is] = [toldBy(known, rules), toldBy(words, rules)];
    settled.words.set(key, { before: known, after: is });
    if (is.origin && !isSameOrigin(was.origin, is.origin)) settled.origins.set(key, is.origin);
    if (!isSame(was, is)) settled.values.set(key, is.value);
    if (tellsOther(known, words)) settled.changed.add(key);
    const rows = past.get(key) ?? NO_ROWS;
    const gone = rowsWithout(rows, is.past);
    const came = rowsWithout(is.past, rows);
    if (gone.length + came.length > 0) settled.past.push({ key, gone, came });
  }
  return settled;
}

function presentOf(key: string, { values, origins }: UserState): Present {
  return {
    value: Object.hasOwn(values, key) ? values[key] : undefined,
    origin: Object.hasOwn(origins, key) ? origins[key] : undefined,
  };
}

/** What was said of a time before what is so began: only then does the past have to be known. By key, the earliest time. */
export function lateIn(said: readonly Said[], state: UserState): Map<string, number> {
  const late = new Map<string, number>();
  for (const item of said) {
    for (const [key, { at }] of item) {
      if (at === undefined) continue;
      const start = startOf(presentOf(key, state));
      if (start !== undefined && at < start) late.set(key, Math.min(at, late.get(key) ?? at));
    }
  }
  return late;
}

/** The rows that are not among others. */
export function rowsWithout(rows: readonly PastRow[], others: readonly PastRow[]): readonly PastRow[] {
  const textOf = ({ from, to, value, source, original, inferred }: PastRow): string =>
    JSON.stringify([from, to, value, source, original, inferred]);
  if (others.length === 0 || rows.length === 0) return rows;
  const known = new Set(others.map(textOf));
  return rows.filter((row) => !known.has(textOf(row)));
}
