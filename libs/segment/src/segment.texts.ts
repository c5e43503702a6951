import { checkKey, isStorableText, normalizeText } from '@strata/rules';
import { Refusal } from '@strata/db';
import { invalidInput, invalidKey, noSuchSegment } from './segment.errors.js';

const LONGEST = { name: 200, description: 4_000, note: 1_000 } as const;
const LARGEST_DRAFT = 1_000_000;
const DEEPEST_DRAFT = 100;

/** The key of a new segment, in NFC. */
export function checkSegmentKey(input: string): string {
  const checked = checkKey('segment', input);
  if (checked.problem !== undefined) throw invalidKey(checked.problem);
  return checked.name;
}

/** The key of a segment that is asked for: in NFC, as keys are kept. What cannot be kept is nobody's key. */
export function knownKey(key: string): string {
  if (!isStorableText(key)) throw noSuchSegment(key);
  return normalizeText(key);
}

/** A name, description or note: NFC, without surrounding blanks, bounded. */
export function checkText(field: keyof typeof LONGEST, text: string): string {
  const kept = normalizeText(text).trim();
  if (kept.length > LONGEST[field]) throw invalidInput(`${field}: expected at most ${LONGEST[field]} characters`);
  if (!isStorableText(kept)) throw invalidInput(`${field}: U+0000 and lone surrogates cannot be kept`);
  if (field === 'name' && kept === '') throw invalidInput('name: expected at least one character');
  return kept;
}

/** A draft as JSON text. What the editor keeps is its own affair; the database's limits are ours. */
export function checkDraft(draft: unknown): string {
  if (isDeep(draft)) throw invalidInput(`draft: expected at most ${DEEPEST_DRAFT} levels`);
  const text = JSON.stringify(draft);
  if (Buffer.byteLength(text) > LARGEST_DRAFT) {
    throw new Refusal('TOO_LARGE', `draft: expected at most ${LARGEST_DRAFT} bytes of JSON`);
  }
  // JSON.stringify writes both as escapes; an escaped backslash before a "u" is none.
  if (/(?<!\\)(\\\\)*\\u(0000|d[89a-f][0-9a-f]{2})/.test(text)) {
    throw invalidInput('draft: U+0000 and lone surrogates cannot be kept');
  }
  return text;
}

/** Not recursive: the value comes from outside. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_DRAFT) return true;
    level = level.flatMap((item): unknown[] => (typeof item === 'object' && item ? Object.values(item) : []));
  }
  return false;
}
