import { Refusal } from '@strata/db';

/** Every rule of cleaning. Each can be switched off for a source; each repair is counted under its rule. */
export const CLEANING_RULES = [
  'TEXT',
  'WIDTH',
  'NAME',
  'PHONE',
  'EMAIL',
  'DATE',
  'INSTANT',
  'NUMBER',
  'BOOLEAN',
  'GENDER',
  'AGE',
  'REGION',
  'RESIDENT_NUMBER',
] as const;
export type CleaningRule = (typeof CLEANING_RULES)[number];

/** By what a missing province, city or district may be inferred. Gender never is. */
export const INFERENCE_METHODS = ['POSTAL_CODE', 'RESIDENT_NUMBER', 'PHONE_PREFIX', 'IP'] as const;
export type InferenceMethod = (typeof INFERENCE_METHODS)[number];

/** What was done to a value: repaired by a rule, inferred by a method, left as it is because it names no place that is known, or left out because it could not be read. */
export const REPAIR_RULES = [
  ...CLEANING_RULES,
  'INFERRED_POSTAL_CODE',
  'INFERRED_RESIDENT_NUMBER',
  'INFERRED_PHONE_PREFIX',
  'INFERRED_IP',
  'REGION_UNRESOLVED',
  'DROPPED',
] as const;
export type RepairRule = (typeof REPAIR_RULES)[number];

/** In which order a date such as 05/06/1990 is written. */
export const DATE_ORDERS = ['DMY', 'MDY', 'YMD'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How a source is cleaned, as it is kept with it. */
export interface CleaningSettings {
  /** Rules that are switched off. */
  off?: CleaningRule[];
  /** What may be inferred where it is missing. Absent: nothing. */
  infer?: InferenceMethod[];
  /** Absent: a date that could be read in two ways is not read. */
  dateOrder?: DateOrder;
  /** Years of two digits below it are of this century, the others of the last: 30 reads 29 as 2029 and 30 as 1930. Absent: not read. */
  pivotYear?: number;
  /** What becomes of an item with a value that cannot be read: it is rejected (the default), or taken without the value. */
  unreadable?: 'REJECT' | 'DROP';
}

/** Reads the settings of a source whole, or refuses them with what is wrong. */
export function readCleaningSettings(json: unknown): CleaningSettings {
  if (json === null || json === undefined) return {};
  if (typeof json !== 'object' || Array.isArray(json)) throw invalid('expected an object');
  const { off, infer, dateOrder, pivotYear, unreadable, ...others } = json as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw invalid(`there is no setting "${unknown.slice(0, 40)}"`);
  if (
    pivotYear !== undefined &&
    !(Number.isInteger(pivotYear) && (pivotYear as number) >= 0 && (pivotYear as number) <= 99)
  )
    throw invalid('pivotYear: expected 0 to 99');
  return {
    ...(off === undefined ? {} : { off: listOf(off, CLEANING_RULES, 'off') }),
    ...(infer === undefined ? {} : { infer: listOf(infer, INFERENCE_METHODS, 'infer') }),
    ...(dateOrder === undefined ? {} : { dateOrder: oneOf(dateOrder, DATE_ORDERS, 'dateOrder') }),
    ...(pivotYear === undefined ? {} : { pivotYear: pivotYear as number }),
    ...(unreadable === undefined ? {} : { unreadable: oneOf(unreadable, ['REJECT', 'DROP'] as const, 'unreadable') }),
  };
}

function listOf<Word extends string>(value: unknown, words: readonly Word[], path: string): Word[] {
  if (!Array.isArray(value)) throw invalid(`${path}: expected a list`);
  return [...new Set(value.map((one) => oneOf(one, words, path)))];
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[], path: string): Word {
  const word = words.find((known) => known === value);
  if (word === undefined) throw invalid(`${path}: expected one of ${words.join(', ')}`);
  return word;
}

const invalid = (message: string): Refusal => new Refusal('INVALID_CLEANING', `cleaning: ${message}`);
