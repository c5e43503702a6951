import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIX_LETTERS = LETTERS.replaceAll(/[A-Z]/g, '');
/** 190 bits. */
const RANDOM = 32;
/** 62^6 is more than the 2^32 of a CRC. */
const CHECKSUM = 6;

/** `strata_PREFIX_SECRET`: by this and the checksum at its end scanners of repositories tell a key from a text that looks like one. */
const KEY = /^strata_([0-9a-z]{8})_[0-9A-Za-z]{38}$/;

export function newPrefix(): string {
  return letters(8, PREFIX_LETTERS);
}

/** A whole key, as its holder is given it once. */
export function newSecret(prefix: string): string {
  const text = `strata_${prefix}_${letters(RANDOM, LETTERS)}`;
  return text + checksum(text);
}

/** Whether a text can be a key: what was misspelt or cut off is told without a look anywhere. */
export function isSecret(text: string): boolean {
  return KEY.test(text) && text.endsWith(checksum(text.slice(0, -CHECKSUM)));
}

/**
 * What is kept of a key. One SHA-256: a slow hash protects what people choose and can be guessed; 190 random bits cannot,
 * and each request would pay for it.
 */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function letters(count: number, alphabet: string): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function checksum(text: string): string {
  let rest = crc32(text);
  let letters = '';
  for (let at = 0; at < CHECKSUM; at++) {
    letters = (LETTERS[rest % LETTERS.length] ?? '') + letters;
    rest = Math.floor(rest / LETTERS.length);
  }
  return letters;
}
