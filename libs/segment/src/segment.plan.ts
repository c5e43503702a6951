import { checkRule, planRule } from '@strata/rules';
import type { CheckOptions, Definitions, Plan, Rule } from '@strata/rules';
import { invalidRule } from './segment.errors.js';

/** The rule with its texts in NFC, or a refusal with every fault of it: in doubt nobody, never a wider audience. */
export function checkedRule(rule: unknown, definitions: Definitions, options?: CheckOptions): Rule {
  const checked = checkRule(rule, definitions, options);
  if (checked.faults) throw invalidRule(checked.faults);
  return checked.rule;
}

/** The plan of a rule that was checked whole first. */
export function checkedPlan(rule: unknown, definitions: Definitions): Plan {
  return planRule(checkedRule(rule, definitions), definitions);
}
