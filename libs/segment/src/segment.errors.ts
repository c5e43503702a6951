import { Refusal } from '@strata/db';
import type { Fault } from '@strata/rules';

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

export const invalidInput = (message: string): Refusal => new Refusal('INVALID_INPUT', message);
