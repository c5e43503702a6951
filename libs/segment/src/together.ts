import type { Audience, EvaluateOptions, Evaluation } from '@strata/audience';
import type { Plan } from '@strata/rules';

/** The first try may load columns, during which time moves on; the second finds them loaded. */
const TRIES = 5;

/** Several rules at one and the same instant, so that their sets may be compared. */
export async function evaluateTogether(
  audience: Audience,
  plans: readonly Plan[],
  options?: EvaluateOptions,
): Promise<Evaluation[]> {
  for (let left = TRIES; ; left--) {
    const evaluations = await Promise.all(plans.map((plan) => audience.evaluate(plan, options)));
    const together = new Set(evaluations.map(({ tick }) => tick)).size <= 1;
    if (together || left === 0) return evaluations;
  }
}
