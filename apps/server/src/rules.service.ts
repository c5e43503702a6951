import { admit, seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import type { Audience, EvaluateOptions, Evaluation } from '@strata/audience';
import { planRule } from '@strata/rules';
import type { Definitions, Plan, Rule } from '@strata/rules';
import { checkedRule } from '@strata/segment';
import type { DefinitionsProvider, DefinitionsSnapshot } from './definitions.js';

/** A rule as somebody brought it. Only `RuleService` makes a `Rule` of it, for an actor. */
export interface GivenRule {
  readonly given: unknown;
}

/** A rule that passed, with the definitions it passed against. */
export interface CheckedRule {
  rule: Rule;
  definitions: Definitions;
}

/**
 * What came in from outside: admitted for whoever brought it, checked, planned and evaluated. A rule with a fault selects nobody: it is
 * refused.
 */
export class RuleService {
  constructor(
    private readonly definitions: DefinitionsProvider,
    private readonly audience: Audience,
  ) {}

  /** A rule that the actor may ask about; whoever keeps it checks it. FORBIDDEN where it turns on what they may not see. */
  async admitted(actor: Actor, { given }: GivenRule): Promise<Rule> {
    if (seesSensitive(actor)) return given as Rule;
    const { sensitive } = await this.definitions.current();
    admit(actor, given, sensitive.attributes);
    return given as Rule;
  }

  /** Against the present definitions, or against those that were just read. */
  async check(actor: Actor, { given }: GivenRule, read?: DefinitionsSnapshot): Promise<CheckedRule> {
    const { rules: definitions, sensitive } = read ?? (await this.definitions.current());
    admit(actor, given, sensitive.attributes);
    return { rule: checkedRule(given, definitions), definitions };
  }

  async plan(actor: Actor, input: GivenRule, read?: DefinitionsSnapshot): Promise<Plan> {
    const { rule, definitions } = await this.check(actor, input, read);
    return planRule(rule, definitions);
  }

  async evaluate(
    actor: Actor,
    input: GivenRule,
    options: EvaluateOptions = {},
    read?: DefinitionsSnapshot,
  ): Promise<Evaluation> {
    return this.audience.evaluate(await this.plan(actor, input, read), options);
  }
}
