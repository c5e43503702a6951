/**
 * What was and is so of one attribute of one user, by the words that count. No database.
 *
 * At every instant, of all that was said with a time up to then, what was given counts before what was inferred, then the source of
 * the better rank, then the newer time. So a word counts from its time on, until one comes that is not behind it; in which
 * order they arrived makes no difference.
 */
import type { StoredValue } from './attribute-value.js';
import { aheadBy, originOf, startOf } from './origin.js';
import type { Candidate, Present, StoredOrigin } from './origin.js';

/** What somebody said. It counts until the next one does. */
export interface Word {
  /** Milliseconds. */
  from: number;
  /** Of when it is: the same, but where it counts from when it was written. */
  at: number;
  /** Null: there is none. */
  value: StoredValue | null;
  source: string | undefined;
  original: string | undefined;
  inferred: string | undefined;
  /** Of this time nobody said anything, or it is not known any more. */
  isGap: boolean;
}

/** What is over, as it is kept: null where something had been removed. */
export interface PastRow {
  from: number;
  to: number;
  value: StoredValue | null;
  source: string | undefined;
  original: string | undefined;
  inferred: string | undefined;
}

/** A word as it can be said again: of a time, and of whom it is not known any more perhaps. */
export interface SaidWord {
  at: number;
  value: StoredValue | null;
  source?: string | undefined;
  original?: string | undefined;
  inferred?: string | undefined;
}

export interface Rules {
  rankOf: (source?: string) => number;
  now: number;
}

// Objects of one shape, written out: with spreads an import of changed values took twice as long here.
const wordOf = (
  { value, source, original, inferred }: Candidate | PastRow | SaidWord,
  from: number,
  at: number,
): Word => ({
  from,
  at,
  value,
  source,
  original,
  inferred,
  isGap: false,
});

/** The words of rows that are over, in their order, and of what is so. Of a value that was said again the first and the last are known. */
export function wordsOf(past: readonly PastRow[], present: Present): Word[] {
  const words: Word[] = [];
  const start = startOf(present);
  for (const [place, row] of past.entries()) {
    words.push(wordOf(row, row.from, row.from));
    if (row.to !== (past[place + 1]?.from ?? start)) words.push({ ...GAP, from: row.to });
  }
  if (start === undefined) return words;
  const [source, at, details] = present.origin ?? [undefined, -Infinity];
  const word: Word = {
    from: start,
    at: Math.min(start, at),
    value: present.value ?? null,
    source,
    original: details?.original,
    inferred: details?.inferred,
    isGap: false,
  };
  words.push(word);
  if (at > start) words.push({ ...word, from: at, at });
  return words;
}

const GAP: Omit<Word, 'from'> = {
  at: -Infinity,
  value: null,
  source: undefined,
  original: undefined,
  inferred: undefined,
  isGap: true,
};

/** With one word more, or the same words where it changes nothing. */
export function withWord(words: readonly Word[], candidate: Candidate | SaidWord, rules: Rules): readonly Word[] {
  const last = words.at(-1);
  if (candidate.at === undefined && last && isSame(candidate, last) && aheadBy(candidate, last, rules.rankOf) === 0)
    return words;
  // Without a time it is of now, and never too old, whatever the clocks of two servers say.
  const at = candidate.at ?? Math.max(rules.now, last?.from ?? 0, last?.at ?? 0);
  const word = wordOf(candidate, at, at);
  const before = last && last.from <= at ? last : words.findLast(({ from }) => from <= at);
  if (before?.from === at && isSame(word, before) && aheadBy(word, before, rules.rankOf) === 0) return words;
  const heard = !before || counts(word, before, rules) ? inserted(words, word, rules) : words;
  const end = heard.at(-1);
  // Where ranks were changed, or two users made one, it may be behind what was so then, and yet not behind what is so now.
  if (end && end !== word && counts(word, end, rules))
    return inserted(heard, { ...word, from: Math.max(rules.now, end.from) }, rules);
  return heard;
}

function inserted(words: readonly Word[], word: Word, rules: Rules): readonly Word[] {
  const [last] = words;
  if (words.length === 0 || (words.length === 1 && last!.from < word.from)) return [...words, word];
  const after = words.filter(({ from }) => from > word.from);
  const next = after.findIndex((one) => !counts(word, one, rules));
  const all = [...words.filter(({ from }) => from < word.from), word, ...(next < 0 ? [] : after.slice(next))];
  // Of what is said again and again the first and the last are kept, or a feed that repeats itself would never stop growing.
  return all.filter((one, at) => {
    const [earlier, later] = [all[at - 1], all[at + 1]];
    return !earlier || !later || !goesOn(earlier, one, rules) || !goesOn(one, later, rules);
  });
}

/** Whether a word is not behind another one, so that it counts from its time on; at one time, what came later. */
function counts(word: Word, other: Word, { rankOf }: Rules): boolean {
  if (other.isGap) return true;
  const ahead = aheadBy(word, other, rankOf);
  return ahead > 0 || (ahead === 0 && word.at >= other.at);
}

const goesOn = (one: Word, next: Word, { rankOf }: Rules): boolean =>
  !one.isGap && !next.isGap && isSame(one, next) && aheadBy(one, next, rankOf) === 0;

export const isSame = (one: { value: StoredValue | null }, other: { value: StoredValue | null }): boolean =>
  one.value === other.value ||
  (Array.isArray(one.value) && Array.isArray(other.value) && JSON.stringify(one.value) === JSON.stringify(other.value));

/** What is so by these words, with the origin that is stored, and the rows of what is over. */
export function toldBy(
  words: readonly Word[],
  rules: Rules,
): { past: PastRow[]; value: StoredValue | null; origin: StoredOrigin | undefined } {
  const last = words.at(-1);
  if (!last || last.isGap) return { past: rowsOf(words), value: null, origin: undefined };
  const earlier = words.at(-2);
  const first = earlier && goesOn(earlier, last, rules) ? earlier : last;
  const past = rowsOf(first === last ? words : words.slice(0, -1));
  const { value, source, at } = last;
  return { past, value, origin: source === undefined ? undefined : originOf({ ...last, source }, first.from, at) };
}

/** The rows of all but the last word, which goes on. */
function rowsOf(words: readonly Word[]): PastRow[] {
  const rows: PastRow[] = [];
  for (let place = 0; place + 1 < words.length; place++) {
    const { from, value, source, original, inferred, isGap } = words[place]!;
    if (!isGap) rows.push({ from, to: words[place + 1]!.from, value, source, original, inferred });
  }
  return rows;
}

/** Whether something else was or is so. Of two rows of one value, one after the other, only the whole tells. */
export function tellsOther(one: readonly Word[], other: readonly Word[]): boolean {
  const [those, these] = [changesOf(one), changesOf(other)];
  return (
    those.length !== these.length ||
    those.some((word, at) => word.from !== these[at]!.from || !isSame(word, these[at]!))
  );
}

const changesOf = (words: readonly Word[]): readonly Word[] =>
  words.filter((word, at) => (at === 0 ? word.value !== null : !isSame(word, words[at - 1]!)));

export const isSameOrigin = (one: StoredOrigin | undefined, other: StoredOrigin | undefined): boolean =>
  one?.[0] === other?.[0] &&
  one?.[1] === other?.[1] &&
  one?.[2]?.since === other?.[2]?.since &&
  one?.[2]?.original === other?.[2]?.original &&
  one?.[2]?.inferred === other?.[2]?.inferred;
