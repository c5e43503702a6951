import { Refusal } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { isObject } from '../mapping/read-json.js';

export type Json = Record<string, unknown>;

const invalid = (message: string): Refusal => new Refusal('INVALID_SETTINGS', message);
const MAX_TEXT = 4_096;

/** An object with no other keys than these. */
export function readObject(value: unknown, path: string, keys: readonly string[]): Json {
  if (!isObject(value)) throw invalid(`${path}: expected an object`);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw invalid(`${path}.${unknown.slice(0, 80)}: unknown; expected ${keys.join(', ')}`);
  return value;
}

export function readText(value: unknown, path: string, most = MAX_TEXT): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > most || !isStorableText(value))
    throw invalid(`${path}: expected a text of 1 to ${most} characters`);
  return value.trim();
}

export function readOptional<Value>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => Value,
): Value | undefined {
  return value === undefined || value === null || value === '' ? undefined : read(value, path);
}

export function readWhole(value: unknown, path: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw invalid(`${path}: expected a whole number from ${least} to ${most}`);
  return value;
}

export function readWord<const Word extends string>(value: unknown, path: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === value);
  if (word === undefined) throw invalid(`${path}: expected one of ${words.join(', ')}`);
  return word;
}

export function readFlag(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw invalid(`${path}: expected true or false`);
  return value;
}

/** An address of http or https, without credentials in it: they would be shown with the settings. */
export function readUrl(value: unknown, path: string): string {
  const text = readText(value, path);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid(`${path}: expected an address of http or https`);
  if (url.username !== '' || url.password !== '')
    throw invalid(`${path}: credentials do not belong into the address; give them as the secret`);
  return text;
}
