import { Field, Float, InputType, Int, registerEnumType } from 'type-graphql';
import { RFM_MIDDLES, RFM_SCORINGS } from '@strata/model';
import type { RfmMiddle, RfmScoring, RfmSettingsInput as Given } from '@strata/model';
import { enumOf } from '../enum.js';
import { PropertyFilterInput } from '../rule/event.input.js';
import { plainJson } from '../rule/rule.plain.js';

export const RfmScoringEnum = enumOf(RFM_SCORINGS);
registerEnumType(RfmScoringEnum, {
  name: 'RfmScoring',
  description: 'How values become classes. A class begins at a limit, which belongs to it.',
  valuesConfig: {
    QUANTILE: {
      description:
        'Limits at the k/n quantiles, by linear interpolation (type 7 of Hyndman and Fan, 1996), plus one, as the R package rfm takes them.',
    },
    RANK: {
      description:
        'Classes of equal size: 1 + floor((rank − 1) × n / users), the worst value of rank 1; equal values share the class of the first of them.',
    },
    FIXED: { description: 'Limits that somebody wrote.' },
  },
});

export const RfmMiddleEnum = enumOf(RFM_MIDDLES);
registerEnumType(RfmMiddleEnum, {
  name: 'RfmMiddle',
  description: 'What high and low are told apart by, for the eight cells.',
  valuesConfig: {
    MEAN: { description: 'The mean of all who are scored.' },
    MEDIAN: { description: 'The median of all who are scored.' },
  },
});

@InputType({ description: 'The limits of fixed scoring: ascending, one fewer than classes.' })
export class RfmFixedLimitsInput {
  @Field(() => [Float], { description: 'Days since the last event.' })
  recency: number[];

  @Field(() => [Float], { description: 'How many.' })
  frequency: number[];

  @Field(() => [Float], { description: 'Amounts.' })
  monetary: number[];
}

@InputType({ description: 'Scores from one to another, both included.' })
export class ScoreRangeInput {
  @Field(() => Int, { description: 'The lowest, from 1.' })
  from: number;

  @Field(() => Int, { description: 'The highest, at most the number of classes.' })
  to: number;
}

@InputType({ description: 'A named segment of RFM scores. Of several that match the first in the list counts.' })
export class RfmSegmentInput {
  @Field(() => String, { description: 'The value of the attribute and the last level of the tag; in lower case.' })
  key: string;

  @Field(() => String, { description: 'Its name in Chinese, at most 64 characters.' })
  zh: string;

  @Field(() => String, { description: 'Its name in English, at most 64 characters.' })
  en: string;

  @Field(() => ScoreRangeInput, { description: 'Which scores of recency.' })
  recency: ScoreRangeInput;

  @Field(() => ScoreRangeInput, { description: 'Which scores of frequency.' })
  frequency: ScoreRangeInput;

  @Field(() => ScoreRangeInput, { description: 'Which scores of the amount.' })
  monetary: ScoreRangeInput;
}

@InputType({ description: 'What an RFM model is asked. What is absent is as a new model has it.' })
export class RfmSettingsInput {
  @Field(() => String, { description: 'The event that counts, such as `order_completed`.' })
  event: string;

  @Field(() => [PropertyFilterInput], { nullable: true, description: 'Filters that each event must meet.' })
  where?: PropertyFilterInput[] | null;

  @Field(() => String, { description: 'The property that is summed; what is no JSON number is left out.' })
  amount: string;

  @Field(() => String, {
    nullable: true,
    description: 'The property whose distinct values are the frequency, such as an order number. Absent: each event.',
  })
  distinct?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration up to the run. Absent: all time.' })
  period?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many classes, 2 to 10. Absent: 5.' })
  classes?: number | null;

  @Field(() => RfmScoringEnum, { nullable: true, description: 'How values become classes. Absent: QUANTILE.' })
  scoring?: RfmScoring | null;

  @Field(() => RfmFixedLimitsInput, { nullable: true, description: 'With FIXED alone, and then needed.' })
  limits?: RfmFixedLimitsInput | null;

  @Field(() => RfmMiddleEnum, { nullable: true, description: 'For the eight cells. Absent: MEAN.' })
  middle?: RfmMiddle | null;

  @Field(() => [RfmSegmentInput], { nullable: true, description: 'At most 50. Absent: the eleven of a new model.' })
  segments?: RfmSegmentInput[] | null;
}

/** As the model reads it. Filters are judged there, so they are whatever was sent. */
export function rfmSettings({ where, segments, ...rest }: RfmSettingsInput): Given {
  const range = ({ from, to }: ScoreRangeInput): [number, number] => [from, to];
  return {
    ...rest,
    where: where ? (plainJson(where) as Given['where']) : null,
    segments:
      segments?.map(({ key, zh, en, recency, frequency, monetary }) => ({
        key,
        names: { zh, en },
        r: range(recency),
        f: range(frequency),
        m: range(monetary),
      })) ?? null,
  };
}
