import { admit, admitKept, expectNotJoined, seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import { userSet } from '@strata/audience';
import type { Audience, EvaluateOptions, Evaluation, UserSet } from '@strata/audience';
import type { WriteScope } from '@strata/profile';
import { checkRule, planRule, planSql } from '@strata/rules';
import type { Catalogue, Definitions, Moment, Plan, Rule, SomeUsers } from '@strata/rules';
import { checkedRule } from '@strata/segment';
import type { DefinitionsProvider, DefinitionsSnapshot } from './definitions.js';

/** Selects nobody. */
export const NOBODY: Plan = { node: 'not', path: 'rule', child: { node: 'everyone', path: 'rule' } };

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
    private readonly catalogue: Catalogue,
    private readonly clock: () => number = Date.now,
  ) {}

  /** A rule that the actor may keep; whoever keeps it checks it. FORBIDDEN where it turns on what they may not see. */
  async admitted(actor: Actor, { given }: GivenRule): Promise<Rule> {
    if (seesSensitive(actor)) return given as Rule;
    admitKept(actor, given, await this.definitions.current());
    return given as Rule;
  }

  /** Against the present definitions, or against those that were just read. */
  async check(actor: Actor, { given }: GivenRule, read?: DefinitionsSnapshot): Promise<CheckedRule> {
    const snapshot = read ?? (await this.definitions.current());
    admit(actor, given, snapshot);
    return { rule: checkedRule(given, snapshot.rules), definitions: snapshot.rules };
  }

  /** The same for a rule that is kept, as the limit of a key: a question in every answer that it gets. */
  async checkKept(actor: Actor, input: GivenRule): Promise<CheckedRule> {
    await this.admitted(actor, input);
    return this.check(actor, input);
  }

  /** FORBIDDEN where whoever is told figures alone would read off of them who is in what rests on sensitive values. */
  async expectNotJoined(actor: Actor, rules: readonly unknown[], read?: DefinitionsSnapshot): Promise<void> {
    expectNotJoined(actor, rules, read ?? (await this.definitions.current()));
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
    return this.audience.evaluate(plan, { ...options, within: await this.scopeOf(actor, options, read) });
  }

  /**
   * The users that there are for an actor; undefined: all. Of the engine's newest instant, also for questions about the past: whom they
   * no longer see they do not see as they were. A scope that holds no more, as what it names is gone, is of nobody.
   */
  async scopeOf(
    actor: Actor,
    { minFreshness, signal }: Pick<EvaluateOptions, 'minFreshness' | 'signal'> = {},
    read?: DefinitionsSnapshot,
  ): Promise<UserSet | undefined> {
    if (!actor.scope) return undefined;
    const { plan } = await this.scopePlan(actor.scope, read);
    return plan ? (await this.audience.evaluate(plan, { minFreshness, signal })).members : userSet([]);
  }

  /** The same users for a statement that counts or searches; undefined: all. Of the statement's snapshot. */
  async someUsers(actor: Actor, read?: DefinitionsSnapshot): Promise<SomeUsers | undefined> {
    if (!actor.scope) return undefined;
    const { plan = NOBODY, timeZone } = await this.scopePlan(actor.scope, read);
    const moment = { asOf: this.clock(), timeZone };
    return {
      name: JSON.stringify(plan),
      sql: (parameters) => planSql(plan, moment, this.catalogue, { parameters }).text,
    };
  }

  /** Those whom a plan selects at a moment, of the users that there were for an actor then, for a statement that counts of them. */
  async membersAt(actor: Actor, plan: Plan, moment: Moment): Promise<SomeUsers> {
    const seen = actor.scope && ((await this.scopePlan(actor.scope)).plan ?? NOBODY);
    const members: Plan = seen ? { node: 'all', path: plan.path, children: [seen, plan] } : plan;
    return {
      name: JSON.stringify(members),
      sql: (parameters) => planSql(members, moment, this.catalogue, { parameters }).text,
    };
  }

  /** The users whom an actor may write of, judged in the transaction that writes; undefined: all. */
  async writeScope(actor: Actor): Promise<WriteScope | undefined> {
    if (!actor.scope) return undefined;
    const { plan, timeZone } = await this.scopePlan(actor.scope);
    return {
      name: JSON.stringify(actor.scope),
      seen: async (transaction, users) => {
        if (!plan || users.length === 0) return new Set();
        const { text, values } = planSql(plan, { asOf: this.clock(), timeZone }, this.catalogue, { among: users });
        const rows = await transaction.query<{ id: number }>(text, values);
        return new Set(rows.map(({ id }) => id));
      },
    };
  }

  /** Without a plan where the scope holds no more. */
  private async scopePlan(scope: Rule, read?: DefinitionsSnapshot): Promise<{ plan?: Plan; timeZone: string }> {
    const { rules: definitions } = read ?? (await this.definitions.current());
    const checked = checkRule(scope, definitions);
    const { timeZone } = definitions;
    return checked.faults ? { timeZone } : { plan: planRule(checked.rule, definitions), timeZone };
  }
}
