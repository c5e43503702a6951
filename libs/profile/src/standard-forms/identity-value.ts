import { normalizeEmail } from './email.js';
import { INVISIBLE, withoutInvisible } from './invisible.js';
import { callingCode, normalizePhone } from './phone.js';

/**
 * The form in which the value of an identity is kept, so that one person is one however it was written and by whichever door it
 * came: phones in E.164, e-mail addresses in lower case, all others as `standardId`.
 */
export function standardIdentity(kind: string, value: string, region: string): string {
  if (kind === 'PHONE') return normalizePhone(value, region) ?? standardId(value);
  if (kind === 'EMAIL') return normalizeEmail(value) ?? standardId(value);
  return standardId(value);
}

/** What nearly all ids are made of: nothing to trim, nothing wide, nothing invisible. PostgreSQL and JavaScript read it alike. */
const USUAL_ID = '^[!-~]+$';
/** What may stand around an id in NFKC; JavaScript trims it. */
const SPACES = ' \\t\\n\\v\\f\\r\\u1680\\u2028\\u2029';
const isUsualId = new RegExp(USUAL_ID);

/**
 * An id of another system as one writes it: in NFKC (full-width to half-width), without invisible characters and spaces around
 * it. Case stays, since many systems tell ids apart by it. Empty where there is nothing else.
 */
export function standardId(value: string): string {
  if (isUsualId.test(value)) return value;
  return withoutInvisible(value.normalize('NFKC')).normalize('NFC').trim();
}

/** Whether an SQL text may be in another form than this. */
export const isUnusualIdSql = (text: string): string => `${text} !~ '${USUAL_ID}'`;

/** The same of an SQL text. */
export const standardIdSql = (text: string): string =>
  `btrim(normalize(regexp_replace(normalize(${text}, NFKC), '[${INVISIBLE}]', '', 'g'), NFC), E'${SPACES}')`;

const MIN_DIGITS = 3;

/**
 * How the beginning of an identity may be kept that someone types: as it is, in lower case for an e-mail address, with the country
 * code for a phone (`138 0013`, `０１３８`, `+86 138`). The likelier first.
 */
export function identityPrefixes(typed: string, region: string): string[] {
  const text = typed.normalize('NFKC').trim();
  const prefixes = new Set([typed, text, text.toLowerCase()]);
  if (/^\+?[\d\s().-]+$/.test(text)) {
    const digits = text.replace(/\D/g, '');
    const code = callingCode(region);
    if (text.startsWith('+')) prefixes.add(`+${digits}`);
    else if (digits.startsWith('00')) prefixes.add(`+${digits.slice(2)}`);
    else if (digits.length >= MIN_DIGITS && code) {
      prefixes.add(code + digits.replace(/^0/, ''));
      if (digits.startsWith(code.slice(1))) prefixes.add(`+${digits}`);
    }
  }
  const whole = [normalizePhone(text, region), normalizeEmail(text)];
  for (const value of whole) if (value !== undefined) prefixes.add(value);
  return [...prefixes];
}
