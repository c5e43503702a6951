import type { EvaluateOptions, Evaluation } from '@strata/audience';
import type { Definitions, Plan, Rule } from '@strata/rules';
import { planRule } from '@strata/rules';
import type { App } from '../../composition.js';

/** What a preview is about. The rule is evaluated when a field first needs it, and once for all fields. */
export class Preview {
  private evaluated: Promise<Evaluation> | undefined;
  readonly plan: Plan;

  constructor(
    private readonly app: App,
    readonly rule: Rule,
    readonly definitions: Definitions,
    readonly options: EvaluateOptions,
    /** How many users the sample has. */
    readonly sample: number,
  ) {
    this.plan = planRule(rule, definitions);
  }

  evaluation(): Promise<Evaluation> {
    this.evaluated ??= this.app.audience.evaluate(this.plan, this.options);
    return this.evaluated;
  }
}
