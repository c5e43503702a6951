/**
 * Telephone numbers in E.164, by the `max` metadata of libphonenumber-js: `min` (84 KB less) takes 12345678901 for Chinese and
 * `mobile` refuses landlines. Size does not matter here, a number that names the wrong person does.
 */
import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

export const DEFAULT_REGION = 'CN';

/** No number with all that people write around it is longer; whatever is, is prose. */
const MAX_WRITTEN = 64;

/** Whether numbers without a country code can be read as those of this region: two letters, ISO 3166-1. */
export const isPhoneRegion = (region: string): boolean => isSupportedCountry(region);

/**
 * A number in E.164 (`+8613800138000`), or undefined where the text is not one valid number of the region or, with its country
 * code, of any other. A number with an extension is a switchboard's and names nobody, so it is none.
 */
export function normalizePhone(text: string, region: string): string | undefined {
  if (text.length > MAX_WRITTEN) return undefined;
  return (region === 'CN' ? chineseMobile(text) : undefined) ?? parse(text, region);
}

/** The calling code with its plus sign, such as `+86`. */
export function callingCode(region: string): string | undefined {
  return isSupportedCountry(region) ? `+${getCountryCallingCode(region)}` : undefined;
}

function parse(text: string, region: string): string | undefined {
  const written = text
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^[(（](?=[+＋])/, '');
  const number = parsePhoneNumberFromString(written, { defaultCountry: region as CountryCode, extract: false });
  return number?.isValid() && number.ext === undefined ? number.number : undefined;
}

/**
 * Nearly every number of a Chinese company is a mobile one, and its characters are read in a hundredth of the library's time. Which of
 * the 10,000 beginnings of five digits are valid the library says, once each; that both read all of them alike is tested.
 */
const beginnings = new Map<number, boolean>();
const DIGITS = 11;
const SIGNS = /[ -]/g;

/** ` +86 138-0013 8000 `: the country code and the signs may be missing. */
function chineseMobile(text: string): string | undefined {
  const from = text.startsWith(' ') ? 1 : 0;
  const code = text.startsWith('+', from) ? from + 1 : from;
  const hasCode = text.startsWith('86', code);
  if (code > from && !hasCode) return undefined;
  const start = hasCode ? behindSign(text, code + 2) : code;
  let at = start;
  let beginning = 0;
  for (let count = 0; count < DIGITS; count += 1) {
    if (count === 3 || count === 7) at = behindSign(text, at);
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    if (count < 5) beginning = beginning * 10 + digit;
    at += 1;
  }
  const ends = at === text.length || (at === text.length - 1 && text.endsWith(' '));
  if (!ends || beginning < 10_000 || beginning > 19_999) return undefined;
  const written = text.slice(start, at);
  return isValid(beginning, written) ? standardOf(text, written) : undefined;
}

function behindSign(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  return sign === 32 || sign === 45 ? at + 1 : at;
}

function isValid(beginning: number, written: string): boolean {
  let valid = beginnings.get(beginning);
  if (valid === undefined) {
    const national = written.replace(SIGNS, '');
    valid = parse(national, 'CN') === `+86${national}`;
    beginnings.set(beginning, valid);
  }
  return valid;
}

/** The text itself where it is in standard form. */
function standardOf(text: string, written: string): string {
  if (written.length > DIGITS) return `+86${written.replace(SIGNS, '')}`;
  return text.length === DIGITS + 3 && text.startsWith('+86') ? text : `+86${written}`;
}
