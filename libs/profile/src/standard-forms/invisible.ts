/**
 * Characters that are not seen and tell nobody apart: soft hyphens, zero-width spaces and joiners, directions, variation selectors,
 * fillers, byte order marks, and controls but for tabs and line ends. Within brackets of a regular expression of PostgreSQL and JavaScript alike.
 */
export const INVISIBLE =
  '\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f' +
  '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';

const EACH_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'g');

export const withoutInvisible = (text: string): string => text.replace(EACH_INVISIBLE, '');
