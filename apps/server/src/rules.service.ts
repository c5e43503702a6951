import type { Audience, EvaluateOptions, Evaluation } from '@strata/audience';
import { planRule } from '@strata/rules';
import type { Definitions, Plan, Rule } from '@strata/rules';
import { checkedRule } from '@strata/segment';
import type { DefinitionsProvider, DefinitionsSnapshot } from './definitions.js';

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

  /** Against the present definitions, or against those that were just read. */
  async check(input: unknown, read?: DefinitionsSnapshot): Promise<CheckedRule> {
    const { rules: definitions } = read ?? (await this.definitions.current());
    return { rule: checkedRule(input, definitions), definitions };
  }

  async plan(input: unknown, read?: DefinitionsSnapshot): Promise<Plan> {
    const { rule, definitions } = await this.check(input, read);
    return planRule(rule, definitions);
  }

  async evaluate(input: unknown, options: EvaluateOptions = {}, read?: DefinitionsSnapshot): Promise<Evaluation> {
    return this.audience.evaluate(await this.plan(input, read), options);
  }
}
