import { REPAIR_RULES } from './rules.js';
import type { RepairRule } from './rules.js';

/** What a repair looked like. */
export interface RepairExample {
  key: string;
  before: string;
  after: string;
}

export interface RepairCount {
  rule: RepairRule;
  count: number;
  examples: RepairExample[];
}

const MOST_EXAMPLES = 5;
const LONGEST = 200;

/** Repairs counted by rule, with a few examples of each; small however much was cleaned, and JSON to be kept. */
export class CleaningReport {
  private readonly counts = new Map<RepairRule, RepairCount>();

  /** Goes on with the counts of an earlier part of the same run. */
  constructor(earlier: readonly RepairCount[] = []) {
    for (const { rule, count, examples } of earlier) this.counts.set(rule, { rule, count, examples: [...examples] });
  }

  add(repairs: readonly RepairRule[], example?: RepairExample): void {
    for (const rule of repairs) {
      let counted = this.counts.get(rule);
      if (!counted) this.counts.set(rule, (counted = { rule, count: 0, examples: [] }));
      counted.count += 1;
      if (example && repairs.length === 1 && counted.examples.length < MOST_EXAMPLES) {
        const { key, before, after } = example;
        counted.examples.push({ key, before: before.slice(0, LONGEST), after: after.slice(0, LONGEST) });
      }
    }
  }

  /** In the order of the rules. */
  list(): RepairCount[] {
    return REPAIR_RULES.flatMap((rule) => this.counts.get(rule) ?? []);
  }
}
