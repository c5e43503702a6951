import type { Audience, EvaluateOptions, Evaluation } from '@strata/audience';
import { planRule } from '@strata/rules';
import type { Definitions, Plan, Rule } from '@strata/rules';
import { checkedRule } from '@strata/segment';
import type { DefinitionsProvider } from './definitions.js';

/** A rule that passed, with the definitions it passed against. */
export interface CheckedRule {
  rule: Rule;
  definitions: Definitions;
}

/** What came in from outside, checked, planned and evaluated. A rule with a fault selects nobody: it is refused. */
export class RuleService {
  constructor(
    private readonly definitions: DefinitionsProvider,
    private readonly audience: Audience,
  ) {}

  async check(input: unknown): Promise<CheckedRule> {
    const { rules: definitions } = await this.definitions.current();
    return { rule: checkedRule(input, definitions), definitions };
  }

  async plan(input: unknown): Promise<Plan> {
    const { rule, definitions } = await this.check(input);
    return planRule(rule, definitions);
  }

  async evaluate(input: unknown, options: EvaluateOptions = {}): Promise<Evaluation> {
    return this.audience.evaluate(await this.plan(input), options);
  }
}
