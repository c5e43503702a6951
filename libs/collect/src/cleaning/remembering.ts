const MOST = 10_000;
/** Longer texts seldom come twice. */
const LONGEST = 64;

/**
 * A reading that is the same for the same text, kept for the texts of before: a column of cities, genders or numbers has few of them.
 * When there are too many it begins anew, so at most 2 MB are held.
 */
export function remembering<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    let found = known.get(text);
    if (!found) {
      found = { answer: read(text) };
      if (known.size >= MOST) known.clear();
      known.set(copyOf(text), found);
    }
    return found.answer;
  };
}

/** A part of a text holds all of that text: of a block of a file, 256 KB. Kept ones have to be copies. */
const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
