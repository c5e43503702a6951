import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { CohortUnit } from '@strata/model';
import { LENGTH } from '../costs.js';
import { DateTimeScalar } from '../scalars.js';
import { CohortUnitEnum } from './cohort.input.js';

@ObjectType({ description: 'What one cohort did in one period.' })
export class CohortCell {
  @Field(() => Int, { description: "So many units after the cohort's own, which is 0." })
  period: number;

  @Field(() => Int, { description: 'Distinct users of the cohort with a returning event in it.' })
  users: number;

  @Field(() => Float, { description: 'Their returning events in it; 0 where few users are told as none.' })
  events: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The sum of the property over these events, exact to 9 digits after the point, as a decimal; null where none was asked for, and where few users are told as none.',
  })
  amount: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'users / size of the cohort, 0 to 1; null of a cohort of nobody.',
  })
  share: number | null;

  @Field(() => Boolean, { description: 'Whether the period is over; of one that is not, the figures still grow.' })
  ended: boolean;
}

@ObjectType({ description: 'Everybody whose first event lies in one unit.' })
export class Cohort {
  @Field(() => String, { description: 'The first day of the unit, such as 2026-11-01.' })
  begins: string;

  @Field(() => Int, { description: 'How many users began in it.' })
  size: number;

  @Extensions(LENGTH.cohorts)
  @Field(() => [CohortCell], {
    nullable: 'items',
    description: 'One for each period, the first with period 0; null where it has not begun.',
  })
  cells: (CohortCell | null)[];
}

@ObjectType({ description: 'One period over all cohorts for which it is over.' })
export class PeriodAverage {
  @Field(() => Int, { description: "So many units after the cohorts' own." })
  period: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Σ users / Σ sizes of these cohorts: their shares weighted by size. Null where there is nobody in them.',
  })
  share: number | null;
}

@ObjectType({
  description: 'Who came back, as a triangle: cohorts by the time of their first event, and what they did after it.',
})
export class CohortTable {
  @Field(() => DateTimeScalar, { description: 'The instant for which it is exact.' })
  asOf: Date | number;

  @Field(() => CohortUnitEnum, { description: 'How long a cohort and a period are.' })
  unit: CohortUnit;

  @Extensions(LENGTH.cohortBounds)
  @Field(() => [DateTimeScalar], {
    description: 'Period k of the i-th cohort (both from 0) begins at bounds[i + k] and ends before bounds[i + k + 1].',
  })
  bounds: (Date | number)[];

  @Extensions(LENGTH.cohorts)
  @Field(() => [Cohort], { description: 'The earliest first; without those whose unit has not begun.' })
  cohorts: Cohort[];

  @Extensions(LENGTH.cohorts)
  @Field(() => [PeriodAverage], { description: 'The weighted average of each period.' })
  averages: PeriodAverage[];
}
