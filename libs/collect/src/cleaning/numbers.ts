import { remembering } from './remembering.js';

export const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?$/;
const CURRENCY_BEFORE = /^([+-]?)\s*(?:[¥￥$€£₩]|(?:CNY|RMB|USD|EUR|GBP|HKD|JPY|US\$|HK\$|人民币)(?![A-Za-z]))\s*/i;
const CURRENCY_AFTER =
  /\s*(?:[¥￥$€£₩]|(?<![A-Za-z])(?:CNY|RMB|USD|EUR|GBP|HKD|JPY)|人民币|美元|欧元|港币|港元|元整|元|块)$/i;
const UNIT = /^(.*\d)\s*(百万|千万|万|亿|千|百|k|w|m)$/i;
const ZEROS: Record<string, number> = { 百: 2, 千: 3, k: 3, 万: 4, w: 4, 百万: 6, m: 6, 千万: 7, 亿: 8 };
const ACCOUNTING = /^\((.+)\)$/;

/**
 * A number from what people write: thousands separators, currency signs, full-width digits, 1.2万, (1,200). Undefined for what is none, and
 * for what could be two: 1.234,56 is read by nobody, 12% by those who know what it is of.
 */
export const readNumber = remembering((written: string): number | undefined => {
  let text = written.normalize('NFKC').trim().replaceAll('\u2212', '-');
  const negative = ACCOUNTING.exec(text);
  if (negative) text = `-${negative[1]!.trim()}`;
  text = text.replace(CURRENCY_BEFORE, '$1').replace(CURRENCY_AFTER, '');
  const [, digits, unit] = UNIT.exec(text) ?? [];
  if (digits !== undefined && unit !== undefined) {
    const number = plain(digits);
    // By the exponent, because 1.1 times 10,000 is 11000.000000000002.
    return number === undefined ? undefined : Number(`${number}e${ZEROS[unit.toLowerCase()]}`);
  }
  return plain(text);
});

function plain(text: string): number | undefined {
  const bare = THOUSANDS.test(text) ? text.replace(/[,' ]/g, '') : text;
  if (!NUMBER.test(bare)) return undefined;
  const number = Number(bare);
  return Number.isFinite(number) ? number : undefined;
}
