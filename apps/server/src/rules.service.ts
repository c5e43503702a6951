import { admit, seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import { userSet } from '@strata/audience';
import type { Audience, EvaluateOptions, Evaluation, UserSet } from '@strata/audience';
import { checkRule, planRule } from '@strata/rules';
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
    const plan = await this.plan(actor, input, read);
    return this.audience.evaluate(plan, { ...options, within: await this.scopeOf(actor, options.minFreshness, read) });
  }

  /**
   * The users that there are for an actor; undefined: all. Of the engine's newest instant, also for questions about the past: whom they
   * no longer see they do not see as they were. A scope that holds no more, as what it names is gone, is of nobody.
   */
  async scopeOf(actor: Actor, minFreshness?: string, read?: DefinitionsSnapshot): Promise<UserSet | undefined> {
    if (!actor.scope) return undefined;
    const { rules: definitions } = read ?? (await this.definitions.current());
    const checked = checkRule(actor.scope, definitions);
    if (checked.faults) return userSet([]);
    return (await this.audience.evaluate(planRule(checked.rule, definitions), { minFreshness })).members;
  }
}
