/**
 * Readers take what may be anything and give back a normalized copy, or undefined after having put down every fault found.
 */
import { itemPath, keyPath } from '../path.js';
import type { Definitions } from '../rule.js';
import { isStorableText, normalizeText } from '../text.js';
import type { NameCheck } from '../names.js';
import { show, unknownKeyPath } from './fault.js';
import type { Faults } from './fault.js';

export interface Checking {
  definitions: Definitions;
  faults: Faults;
  /** The segment whose rule this is, if any: it may not reach itself. */
  segment?: string;
  conditions: number;
  /** The same with the segments referred to written out. */
  writtenOut: number;
}

export type Reader<T> = (input: unknown, path: string, checking: Checking) => T | undefined;

const MAX_LITERALS = 10_000;

export function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** The given keys of an object that are there, after a fault for each other one. A key that is undefined is absent. */
export function readKeys<K extends string>(
  input: unknown,
  keys: readonly K[],
  what: string,
  path: string,
  { faults }: Checking,
): Partial<Record<K, unknown>> | undefined {
  if (!isObject(input)) return faults.add(path, 'WRONG_TYPE', `expected ${what}, got ${show(input)}`);
  const known: Partial<Record<K, unknown>> = {};
  for (const key of Object.keys(input)) {
    if (input[key] === undefined) continue;
    const match = keys.find((candidate) => candidate === key);
    if (match !== undefined) known[match] = input[key];
    else faults.add(unknownKeyPath(path, key), 'UNKNOWN_KEY', `unknown key ${show(key)} in ${what}`);
  }
  return known;
}

/** Reads the value of a key; one that must be there is a fault where it is not. */
export function readKey<T>(
  object: Partial<Record<string, unknown>>,
  key: string,
  read: Reader<T>,
  path: string,
  checking: Checking,
): T | undefined {
  const value = object[key];
  if (value === undefined) return checking.faults.add(path, 'MISSING_KEY', `expected the key "${key}"`);
  return read(value, keyPath(path, key), checking);
}

/** Reads the value of a key where there is one. */
export function readOptional<T>(
  object: Partial<Record<string, unknown>>,
  key: string,
  read: Reader<T>,
  path: string,
  checking: Checking,
): T | undefined {
  return object[key] === undefined ? undefined : read(object[key], keyPath(path, key), checking);
}

/** Reads every item of a list that has at least one. Items with faults are left out of the copy. */
export function readList<T>(read: Reader<T>, most = MAX_LITERALS): Reader<T[]> {
  return (input, path, checking) => {
    if (!Array.isArray(input)) return checking.faults.add(path, 'WRONG_TYPE', `expected a list, got ${show(input)}`);
    if (input.length === 0)
      return checking.faults.add(path, 'EMPTY', 'an empty list selects nobody: remove it or fill it');
    if (input.length > most) {
      const code = most === MAX_LITERALS ? 'TOO_MANY_LITERALS' : 'TOO_MANY_CONDITIONS';
      const message = `a list here holds at most ${most} items, this one has ${input.length}`;
      return checking.faults.add(path, code, message);
    }
    return input.flatMap((item: unknown, i) => read(item, itemPath(path, i), checking) ?? []);
  };
}

/** Well-formed text that PostgreSQL can keep, in NFC. */
export function readText(input: unknown, path: string, { faults }: Checking, expected = 'a text'): string | undefined {
  if (typeof input !== 'string') return faults.add(path, 'WRONG_TYPE', `expected ${expected}, got ${show(input)}`);
  if (isStorableText(input)) return normalizeText(input);
  return faults.add(path, 'INVALID_TEXT', `U+0000 and lone surrogates are no text, got ${show(input)}`);
}

export function readNumber(input: unknown, path: string, { faults }: Checking, expected: string): number | undefined {
  if (typeof input !== 'number') return faults.add(path, 'WRONG_TYPE', `expected ${expected}, got ${show(input)}`);
  if (Math.abs(input) <= Number.MAX_SAFE_INTEGER) return input === 0 ? 0 : input;
  return faults.add(path, 'INVALID_NUMBER', `expected a number within ±(2^53 − 1), got ${show(input)}`);
}

export function readTrue(input: unknown, path: string, { faults }: Checking): true | undefined {
  return input === true ? true : faults.add(path, 'WRONG_TYPE', `expected true, got ${show(input)}`);
}

/** A name by one of the checks of names. */
export function readName(check: (input: unknown) => NameCheck): Reader<string> {
  return (input, path, { faults }) => {
    const checked = check(input);
    if (checked.problem === undefined) return checked.name;
    const code = typeof input === 'string' ? 'INVALID_NAME' : 'WRONG_TYPE';
    return faults.add(path, code, `${checked.problem}, got ${show(input)}`);
  };
}
