import { normalizeEmail } from './email.js';
import { callingCode, normalizePhone } from './phone.js';

/**
 * The form in which the value of an identity is kept, so that one person is one however it was written: phones in E.164, e-mail
 * addresses in lower case. What cannot be read stays as it came: it still names someone in another system.
 */
export function standardIdentity(kind: string, value: string, region: string): string {
  if (kind === 'PHONE') return normalizePhone(value, region) ?? value;
  if (kind === 'EMAIL') return normalizeEmail(value) ?? value;
  return value;
}

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
