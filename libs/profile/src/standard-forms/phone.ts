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
 * Nearly every number of a Chinese company is a mobile one, and a pattern reads it in a fraction of the library's time. Which of
 * the 10,000 beginnings of five digits are valid the library says, once each; that both read all of them alike is tested.
 */
const WRITTEN = /^ ?(?:\+?86[ -]?)?(1\d\d)[ -]?(\d{4})[ -]?(\d{4}) ?$/;
const beginnings = new Map<string, boolean>();

function chineseMobile(text: string): string | undefined {
  const parts = WRITTEN.exec(text);
  if (!parts) return undefined;
  const national = parts[1]! + parts[2]! + parts[3]!;
  const beginning = national.slice(0, 5);
  let valid = beginnings.get(beginning);
  if (valid === undefined) {
    valid = parse(national, 'CN') === `+86${national}`;
    beginnings.set(beginning, valid);
  }
  return valid ? `+86${national}` : undefined;
}
