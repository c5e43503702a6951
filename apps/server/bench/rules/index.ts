import { attributes } from './attributes.js';
import { counts } from './counts.js';
import { filters } from './filters.js';
import { measures } from './measures.js';
import { mixed } from './mixed.js';
import { sequences } from './sequences.js';
import { tags } from './tags.js';
import { timeAndAbsence } from './time-and-absence.js';
import type { RuleCase } from './rule-case.js';

/** Forty rules in eight groups. */
export const FIXED_CASES: readonly RuleCase[] = [
  ...attributes,
  ...tags,
  ...counts,
  ...measures,
  ...filters,
  ...sequences,
  ...mixed,
  ...timeAndAbsence,
];

export { randomCases } from './random.js';
export type { RuleCase } from './rule-case.js';
