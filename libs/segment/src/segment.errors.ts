import { Refusal } from '@strata/db';
import type { Fault } from '@strata/rules';
import type { Dependent } from './segment.usage.js';

const MOST_NAMED = 5;

const WORDS: Record<Dependent['kind'], string> = {
  SEGMENT: 'segment',
  TAG: 'tag',
  ROLE: 'role',
  API_KEY: 'API key',
};

/** The first of them by kind and name, and how many more there are. */
export function nameDependents(dependents: readonly Dependent[]): string {
  const names = dependents.slice(0, MOST_NAMED).map(({ kind, name }) => `${WORDS[kind]} "${name}"`);
  const more = dependents.length > MOST_NAMED ? ` and ${dependents.length - MOST_NAMED} more` : '';
  return `${names.join(', ')}${more}`;
}

export const noSuchSegment = (key: string): Refusal =>
  new Refusal('NOT_FOUND', `There is no segment ${JSON.stringify(key)}.`, { key });

export const noSuchVersion = (key: string, version: number): Refusal =>
  new Refusal('NOT_FOUND', `Segment "${key}" has no version ${version}.`, { key, version });

export const noSuchSnapshot = (id: string): Refusal =>
  new Refusal('NOT_FOUND', `There is no finished snapshot ${id}.`, { id });

export const segmentExists = (key: string): Refusal =>
  new Refusal('ALREADY_EXISTS', `There is a segment "${key}" already.`, { key });

export const invalidKey = (problem: string): Refusal => new Refusal('INVALID_KEY', `key: ${problem}`);

export const versionConflict = (key: string, version: number): Refusal =>
  new Refusal('VERSION_CONFLICT', `Segment "${key}" is at version ${version} now: someone else has published.`, {
    key,
    version,
  });

export const segmentArchived = (key: string): Refusal =>
  new Refusal('INVALID_INPUT', `Segment "${key}" is archived: unarchive it first.`, { key });

export const invalidRule = (faults: readonly Fault[]): Refusal =>
  new Refusal('RULE_INVALID', faults.map(({ path, message }) => `${path}: ${message}`).join('\n'), { faults });

export const breaksDependents = (key: string, dependents: readonly Dependent[]): Refusal =>
  new Refusal(
    'BREAKS_DEPENDENTS',
    `With this rule of segment "${key}" written out, these would be too large: ${nameDependents(dependents)}.`,
    { key, dependents },
  );

export const invalidInput = (message: string): Refusal => new Refusal('INVALID_INPUT', message);
