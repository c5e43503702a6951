import { Refusal } from '@strata/db';

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readTexts(value: unknown, path: string, most: number): string[] {
  if (Array.isArray(value) && value.length <= most && value.every((text) => typeof text === 'string')) return value;
  throw new Refusal('INVALID_MAPPING', `${path}: expected a list of at most ${most} texts`);
}
