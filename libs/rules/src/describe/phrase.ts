/** A piece of a sentence: what decides is strong, the words that exclude are excluded. */
export interface Phrase {
  text: string;
  strong?: boolean;
  excluded?: boolean;
}

export type Part = string | Phrase | readonly Phrase[];

export const strong = (text: string): Phrase => ({ text, strong: true });
export const excluded = (text: string): Phrase => ({ text, excluded: true });

/** Joins words and pieces: say`near ${strong('here')}`. Chinese and Latin letters that meet get a space between them. */
export function say(words: TemplateStringsArray, ...parts: Part[]): Phrase[] {
  return concat(words.flatMap((word, i): Part[] => (i < parts.length ? [word, parts[i] ?? ''] : [word])));
}

export function concat(parts: readonly Part[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (const phrase of parts.flatMap(toPhrases)) {
    if (phrase.text === '') continue;
    const last = phrases.at(-1);
    const text = last && needsSpace(last.text, phrase.text) ? ` ${phrase.text}` : phrase.text;
    if (last && last.strong === phrase.strong && last.excluded === phrase.excluded) {
      phrases[phrases.length - 1] = { ...last, text: last.text + text };
    } else phrases.push({ ...phrase, text });
  }
  return phrases;
}

/** Joins with words between, and other words before the last. */
export function list(items: readonly Part[], between: Part, last: Part = between): Phrase[] {
  return concat(items.flatMap((item, i) => (i === 0 ? [item] : [i === items.length - 1 ? last : between, item])));
}

/** Joins texts into one, with the same spaces. */
export function joined(...texts: string[]): string {
  return texts.reduce((before, after) => before + (needsSpace(before, after) ? ' ' : '') + after, '');
}

export function phrasesText(phrases: readonly Phrase[]): string {
  return phrases.map(({ text }) => text).join('');
}

function toPhrases(part: Part): readonly Phrase[] {
  if (typeof part === 'string') return [{ text: part }];
  return 'text' in part ? [part] : part;
}

function needsSpace(before: string, after: string): boolean {
  const [end, start] = [before.slice(-1), after.slice(0, 1)];
  const han = /\p{Script=Han}/u;
  const latin = /[A-Za-z0-9%+]/;
  return (han.test(end) && latin.test(start)) || (latin.test(end) && han.test(start));
}
