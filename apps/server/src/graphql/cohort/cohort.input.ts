import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { COHORT_UNITS } from '@strata/model';
import type { CohortUnit } from '@strata/model';
import { enumOf } from '../enum.js';
import { PropertyFilterInput } from '../rule/event.input.js';
import { RuleInput } from '../rule/rule.input.js';
import { DateTimeScalar } from '../scalars.js';

export const CohortUnitEnum = enumOf(COHORT_UNITS);
registerEnumType(CohortUnitEnum, {
  name: 'CohortUnit',
  description: "How long a cohort and a period are, by the calendar of the workspace's time zone.",
  valuesConfig: {
    WEEK: { description: 'From Monday to Sunday.' },
    MONTH: { description: 'From the first of a month to its last day.' },
  },
});

@InputType({ description: 'Which events count.' })
export class CohortEventInput {
  @Field(() => String, { nullable: true, description: 'The name of the event. Absent: any event.' })
  name?: string | null;

  @Field(() => [PropertyFilterInput], {
    nullable: true,
    description: 'Filters, all of which one and the same event must meet; only beside a name.',
  })
  where?: PropertyFilterInput[] | null;
}

@InputType({ description: 'A question about cohorts: who began when, and who came back.' })
export class CohortsInput {
  @Field(() => CohortEventInput, {
    description: 'Whoever does this for the first time of all belongs to the cohort of that time.',
  })
  first: CohortEventInput;

  @Field(() => CohortEventInput, { description: 'Whoever does this in a period has returned in it.' })
  returning: CohortEventInput;

  @Field(() => CohortUnitEnum, { description: 'How long a cohort and a period are.' })
  unit: CohortUnit;

  @Field(() => String, {
    nullable: true,
    description: 'A day within the first cohort, such as 2026-11-22. Absent: so that there are 12 cohorts.',
  })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A day within the last cohort; at most 60 cohorts. Absent: the day of asOf.',
  })
  to?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many periods follow, the cohort's own counted, 1 to 60. Absent: all up to asOf, 60 at most.",
  })
  periods?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A property of the returning events to sum; what is no JSON number is left out.',
  })
  amount?: string | null;

  @Field(() => RuleInput, { nullable: true, description: 'Only users that this rule selects. Absent: everyone.' })
  rule?: RuleInput | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant of the answer: later events do not count. Absent: now.',
  })
  asOf?: string | null;
}
