/** What one who spoke has added to the words of an attribute, and how it is taken back. No database. */
import { createHash } from 'node:crypto';
import type { StoredValue } from './attribute-value.js';
import { aheadBy } from './origin.js';
import type { StoredOrigin } from './origin.js';
import type { Reworded } from './settle-attributes.js';
import { toldBy, withWord, wordsOf } from './timeline.js';
import type { PastRow, Rules, SaidWord, Word } from './timeline.js';

/** What is and was so of one attribute of one user, as it is stored. */
export interface Life {
  past: readonly PastRow[];
  value: StoredValue | null;
  origin: StoredOrigin | null;
}

export const NO_LIFE: Life = { past: [], value: null, origin: null };

export const lifeOf = (words: readonly Word[], rules: Rules): Life => {
  const { past, value, origin } = toldBy(words, rules);
  return { past, value, origin: origin ?? null };
};

export const wordsIn = ({ past, value, origin }: Life): Word[] =>
  wordsOf(past, { value: value ?? undefined, origin: origin ?? undefined });

/** What one who spoke has made of the words of an attribute. */
export interface WordChange {
  /** The marks of the words that came. */
  came: string[];
  /** The words that went, because they count at no instant any more. */
  went: SaidWord[];
}

/**
 * By which a word is known again without keeping its value twice: what was said, and from when on it counts. Not who said it: of a value
 * that was said several times only the last one's name is kept.
 */
export const markOf = ({ from, value }: { from: number; value: StoredValue | null }): string =>
  createHash('sha256')
    .update(JSON.stringify([value, from]))
    .digest('base64url')
    .slice(0, 11);

/** By what the words of an attribute differ from those before. */
export function changeOf(before: readonly Word[], after: readonly Word[]): WordChange {
  const [known, left] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
  return {
    came: after.filter((word) => !word.isGap && !known.has(nameOf(word))).map(markOf),
    went: before.filter((word) => !word.isGap && !left.has(nameOf(word))).map(saidWord),
  };
}

const nameOf = ({ from, value, source, original, inferred }: Word): string =>
  JSON.stringify([from, value, source, original, inferred]);

const saidWord = ({ from, value, source, original, inferred }: Word): SaidWord => ({
  at: from,
  value,
  source,
  original,
  inferred,
});

/** By what a batch has changed the words of a user, by key; the words after it are those that are read from what it has stored. */
export function changesOf(words: ReadonlyMap<string, Reworded> | undefined): ReadonlyMap<string, WordChange> {
  return new Map(
    [...(words ?? [])].map(([key, { before, after }]) => [
      key,
      changeOf(before, wordsOf(after.past, { value: after.value ?? undefined, origin: after.origin })),
    ]),
  );
}

/** Without some of the words, and with others said again: those that went when they came. */
export function withdrawn(
  words: readonly Word[],
  isOut: (word: Word, next: Word | undefined) => boolean,
  again: readonly SaidWord[],
  rules: Rules,
): readonly Word[] {
  const left = words.filter((word, place) => word.isGap || !isOut(word, words[place + 1]));
  return [...again]
    .sort((one, other) => one.at - other.at)
    .reduce<readonly Word[]>((all, word) => withWord(all, word, rules), left);
}

/** Those of the words that count at no instant beside what is said by now. */
export function uncounted(said: readonly SaidWord[], words: readonly Word[]): SaidWord[] {
  const marks = new Set(words.map(markOf));
  return said.filter((word) => !marks.has(markOf({ ...word, from: word.at })));
}

/**
 * The words of two users who become one, as if all had been said of the kept one; at one time the kept user's counts. Where the other's
 * value was removed, or is not known any more, nothing of it comes to one who has a value.
 */
export function joined(kept: readonly Word[], taken: readonly Word[], rules: Rules): readonly Word[] {
  if (kept.every(({ isGap }) => isGap)) return taken.length > 0 ? taken : kept;
  const known = taken.slice(taken.findLastIndex(({ isGap }) => isGap) + 1);
  if ((known.at(-1)?.value ?? null) === null && kept.at(-1)?.value !== null) return kept;
  const same = new Map(kept.map((word) => [word.from, word]));
  return known.reduce((all, word) => {
    const mine = same.get(word.from);
    if (mine && !mine.isGap && aheadBy(word, mine, rules.rankOf) <= 0) return all;
    return withWord(all, saidWord(word), rules);
  }, kept);
}
