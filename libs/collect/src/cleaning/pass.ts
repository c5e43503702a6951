import { ItemRejected } from '@strata/profile';
import type { MomentFault } from './moments.js';
import type { CleaningRule, RepairRule } from './rules.js';

/** Why a value could not be read. */
export type UnreadableCode =
  | MomentFault
  | 'INVALID_EMAIL'
  | 'INVALID_PHONE'
  | 'NOT_A_BIRTH_DATE'
  | 'NOT_A_BOOLEAN'
  | 'NOT_A_GENDER'
  | 'NOT_A_NUMBER'
  | 'NOT_A_RESIDENT_NUMBER'
  | 'NOT_AN_AGE';

/** A value that could not be read. */
export interface Unreadable {
  code: string;
  message: string;
}

/** What happens while one item is cleaned. Used again for the next, because most items give it nothing to do. */
export class Pass {
  repairs: RepairRule[] = [];

  constructor(
    private readonly off: ReadonlySet<CleaningRule>,
    private readonly drops: boolean,
  ) {}

  begin(): void {
    if (this.repairs.length > 0) this.repairs = [];
  }

  /** Whether a rule is switched on. */
  may(rule: CleaningRule): boolean {
    return !this.off.has(rule);
  }

  did(rule: RepairRule): void {
    this.repairs.push(rule);
  }

  /** Leaves the value out, or rejects the item with it. */
  unreadable(code: UnreadableCode, where: string, expected: string, value: unknown): undefined {
    if (!this.drops) throw new ItemRejected(code, `${where}: expected ${expected}, got ${shown(value)}`);
    this.did('DROPPED');
    return undefined;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
