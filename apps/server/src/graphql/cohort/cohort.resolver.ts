import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { averagesOf, readCohortQuestion, shareOf } from '@strata/model';
import type { Cohort as CountedCohort } from '@strata/model';
import { planRule } from '@strata/rules';
import type { Moment, Plan } from '@strata/rules';
import { blurred, smallCountOf } from '../blur.js';
import type { CountedWithin } from '../blur.js';
import type { Context } from '../context.js';
import { PASS, RULE } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { plainJson, plainRule } from '../rule/rule.plain.js';
import type { RuleInput } from '../rule/rule.input.js';
import { readInstant } from '../scalars.js';
import { expectNow } from '../sight.js';
import { CohortsInput } from './cohort.input.js';
import { CohortTable } from './cohort.type.js';
import type { Cohort, CohortCell } from './cohort.type.js';

const EVERYONE: Plan = { node: 'everyone', path: 'rule' };

@Resolver()
export class CohortResolver {
  @Query(() => CohortTable, {
    complexity: RULE + 2 * PASS,
    description:
      'Who came back: users by the week or month of their first event of all time, and in how many of the units after it they returned. ' +
      'At most 60 cohorts of 60 periods. Slow answers may be some minutes old: asOf says. Refused with INVALID_INPUT, RULE_INVALID, FORBIDDEN.',
  })
  async cohorts(
    @Arg('input', () => CohortsInput, { description: 'The question.' }) input: CohortsInput,
    @Ctx() context: Context,
  ): Promise<CohortTable> {
    const { app, actor, signal } = context;
    const { rules: definitions } = await definitionsOf(context.loaders);
    const at = readInstant(input.asOf, 'asOf');
    const now = Date.now();
    const { timeZone } = definitions;
    const moment: Moment = { asOf: at ?? now, timeZone, ...(at !== undefined && at < now && { past: true }) };
    const question = readCohortQuestion(
      {
        first: plainJson(input.first),
        returning: plainJson(input.returning),
        unit: input.unit,
        from: input.from ?? undefined,
        to: input.to ?? undefined,
        periods: input.periods ?? undefined,
        amount: input.amount ?? undefined,
      },
      definitions,
      moment.asOf,
    );
    const plan = input.rule ? await planOf(input.rule, at, context) : EVERYONE;
    const among = await app.rules.membersAt(actor, plan, moment);
    const table = await app.cohorts.ask(question, among, moment, { at, wantedUntil: signal });
    const cohorts = told(table.cohorts, await smallCountOf(context));
    return { ...table, unit: question.unit, cohorts, averages: averagesOf(cohorts, question.periods) };
  }
}

/** The members are told by figures of what they did, so a rule that rests on sensitive values is joined with that. */
async function planOf(rule: RuleInput, at: number | undefined, context: Context): Promise<Plan> {
  const { app, actor } = context;
  const checked = await app.rules.check(actor, plainRule(rule));
  await app.rules.expectNotJoined(actor, [checked.rule]);
  if (at !== undefined) await expectNow(checked.rule, checked.definitions, 'asOf', context);
  return planRule(checked.rule, checked.definitions);
}

/**
 * The counts as somebody may be told them, with shares and averages of what is told, or they would give the small ones away; so would
 * the events of a few.
 */
function told(cohorts: readonly CountedCohort[], small: number): Cohort[] {
  return cohorts.map(({ begins, size: counted, cells }) => {
    const size = counted < small ? 0 : counted;
    return {
      begins,
      size,
      cells: cells.map((cell): (CohortCell & CountedWithin) | null => {
        if (!cell) return null;
        const users = blurred(cell.users, size, small);
        const few = small > 0 && users === 0;
        return {
          ...cell,
          users,
          events: few ? 0 : cell.events,
          amount: few ? null : cell.amount,
          share: shareOf(users, size),
          within: { users: size },
        };
      }),
    };
  });
}
