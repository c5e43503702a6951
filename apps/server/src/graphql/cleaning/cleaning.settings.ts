import { readCleaningSettings } from '@strata/collect';
import type { CleaningSettings } from '@strata/collect';
import type { CleaningInput, CleaningObject } from './cleaning.type.js';

/** What is null is absent. */
export const cleaningSettings = (input: CleaningInput): CleaningSettings =>
  readCleaningSettings(Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)));

export function cleaningObject(settings: object): CleaningObject {
  const { off = [], infer = [], dateOrder, pivotYear, unreadable = 'REJECT' } = readCleaningSettings(settings);
  return { off, infer, dateOrder, pivotYear, unreadable };
}
