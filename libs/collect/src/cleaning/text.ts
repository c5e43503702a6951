/** Texts without what nobody meant to write. Every function gives the same text back where there is nothing to do. */

/** Controls but for line ends and tabs, zero-width characters, byte order marks, directions. */
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/**
 * Whether neither `tidy` nor `narrow` can find anything to do: ASCII and the commonest Chinese characters, of which nothing is
 * decomposed, invisible or wide, without a space around them.
 */
export function isUsual(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code > 0x7e && code < 0x4e00) || code > 0x9fff) return false;
  }
  return text !== '' && !text.startsWith(' ') && !text.endsWith(' ');
}

/** Trimmed, in NFC, without invisible characters. */
export function tidy(text: string): string {
  const bare = text.trim();
  return isUsual(bare) ? bare : text.replace(INVISIBLE, '').normalize('NFC').trim();
}

const WIDE = /[０-９Ａ-Ｚａ-ｚ\u3000]/g;
const WIDE_SIGN = /(?<=[0-9A-Za-z])[＋－．／＠＿＃＆％＊＝：](?=[0-9A-Za-z])/g;
const ANY_WIDE = /[\u3000\uFF00-\uFFEF]/;
const OFFSET = 0xfee0;

/**
 * Full-width letters, digits and spaces to half-width, and signs between letters or digits (ＡＢ－１２ is AB-12). The punctuation
 * of Chinese prose is right as it is.
 */
export function narrow(text: string): string {
  if (!ANY_WIDE.test(text)) return text;
  return text
    .replace(WIDE, (wide) => (wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - OFFSET)))
    .replace(WIDE_SIGN, (wide) => String.fromCharCode(wide.charCodeAt(0) - OFFSET));
}

const HAN_GAP = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const GAP_OR_DOT = /[\s•‧・･∙⋅.]/;
const DOTS = /(?<=\p{Script=Han})\s*[•‧・･∙⋅.]\s*(?=\p{Script=Han})/gu;

/** A name with single spaces, none between Chinese characters (张 三), and one sign for the dot in 阿依古丽·买买提. */
export function tidyName(text: string): string {
  if (!GAP_OR_DOT.test(text)) return text;
  return text.replace(/\s+/g, ' ').replace(HAN_GAP, '').replace(DOTS, '·').trim();
}
