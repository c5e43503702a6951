import type { AccessSettingsValues } from '../access-settings.js';

/** What an operation says of itself before it is judged whether it takes a second person. */
export interface AskedFacts {
  /** How many it is about. */
  readonly people: number;
  /** Which sensitive values of theirs leave by it. */
  readonly sensitive?: readonly string[];
}

/** Declared beside the permission of an operation: when it takes a second person, and who carries it out then. */
export interface ApprovalRule {
  readonly needed: (facts: AskedFacts, settings: AccessSettingsValues) => boolean;
  /** A job, as soon as it is approved; or whoever asked, once and within a day. */
  readonly by: 'JOB' | 'ASKER';
}
