import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { RfmMiddle, RfmScoring, RfmSettings } from '@strata/model';
import { LENGTH } from '../costs.js';
import { JsonScalar } from '../scalars.js';
import { RfmMiddleEnum, RfmScoringEnum } from './rfm.input.js';

@ObjectType({ description: 'One number for each of recency, frequency and amount.' })
export class RfmTriple {
  @Field(() => Float, { description: 'Whole days since the last event, or a figure of them.' })
  recency: number;

  @Field(() => Float, { description: 'How many events or orders.' })
  frequency: number;

  @Field(() => Float, { description: 'The sum of the amount.' })
  monetary: number;
}

@ObjectType({ description: 'Limits of classes, ascending: a limit is the lowest value of the class above it.' })
export class RfmLimits {
  @Extensions(LENGTH.classes)
  @Field(() => [Float], { nullable: 'items', description: 'In days; null: a limit that no value reaches.' })
  recency: readonly (number | null)[];

  @Extensions(LENGTH.classes)
  @Field(() => [Float], { nullable: 'items', description: 'In times; null: a limit that no value reaches.' })
  frequency: readonly (number | null)[];

  @Extensions(LENGTH.classes)
  @Field(() => [Float], { nullable: 'items', description: 'In amounts; null: a limit that no value reaches.' })
  monetary: readonly (number | null)[];
}

@ObjectType({ description: 'The limits of fixed scoring: ascending, one fewer than classes.' })
export class RfmFixedLimits {
  @Extensions(LENGTH.classes)
  @Field(() => [Float], { description: 'Days since the last event.' })
  recency: readonly number[];

  @Extensions(LENGTH.classes)
  @Field(() => [Float], { description: 'How many.' })
  frequency: readonly number[];

  @Extensions(LENGTH.classes)
  @Field(() => [Float], { description: 'Amounts.' })
  monetary: readonly number[];
}

@ObjectType({ description: 'Scores from one to another, both included.' })
export class ScoreRange {
  @Field(() => Int, { description: 'The lowest.' })
  from: number;

  @Field(() => Int, { description: 'The highest.' })
  to: number;
}

@ObjectType({ description: 'A named segment of RFM scores. Of several that match the first in the list counts.' })
export class RfmSegment {
  @Field(() => String, { description: 'The value of the attribute and the last level of the tag.' })
  key: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  zh: string;

  @Field(() => String, { description: 'Its name in English.' })
  en: string;

  @Field(() => ScoreRange, { description: 'Which scores of recency.' })
  recency: ScoreRange;

  @Field(() => ScoreRange, { description: 'Which scores of frequency.' })
  frequency: ScoreRange;

  @Field(() => ScoreRange, { description: 'Which scores of the amount.' })
  monetary: ScoreRange;
}

@ObjectType('RfmSettings', { description: 'What an RFM model is asked.' })
export class RfmSettingsObject {
  @Field(() => String, { description: 'The event that counts.' })
  event: string;

  @Field(() => JsonScalar, { description: 'Filters that each event must meet, as in a rule.' })
  where: unknown;

  @Field(() => String, { description: 'The property that is summed.' })
  amount: string;

  @Field(() => String, {
    nullable: true,
    description: 'The property whose distinct values are the frequency; null: each event counts.',
  })
  distinct: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration up to the run; null: all time.' })
  period: string | null;

  @Field(() => Int, { description: 'How many classes, 2 to 10.' })
  classes: number;

  @Field(() => RfmScoringEnum, { description: 'How values become classes.' })
  scoring: RfmScoring;

  @Field(() => RfmFixedLimits, { nullable: true, description: 'Of fixed scoring; null: worked out by each run.' })
  limits: RfmFixedLimits | null;

  @Field(() => RfmMiddleEnum, { description: 'What high and low are told apart by, for the eight cells.' })
  middle: RfmMiddle;

  @Extensions(LENGTH.rfmSegments)
  @Field(() => [RfmSegment], { description: 'The first that matches counts; whoever is in none is in `others`.' })
  segments: RfmSegment[];
}

export function rfmSettingsObject({ segments, ...settings }: RfmSettings): RfmSettingsObject {
  const range = ([from, to]: readonly [number, number]): ScoreRange => ({ from, to });
  const told = segments.map(({ key, names, r, f, m }) => ({
    key,
    ...names,
    recency: range(r),
    frequency: range(f),
    monetary: range(m),
  }));
  return Object.assign(new RfmSettingsObject(), settings, { segments: told });
}

@ObjectType({ description: 'Some who are scored, and what they brought.' })
export class RfmGroup {
  @Field(() => Int, { description: 'How many.' })
  users: number;

  @Field(() => Float, { nullable: true, description: 'The sum of their amounts; null where few are told as none.' })
  revenue: number | null;
}

@ObjectType({ description: 'Those of a score of recency and one of frequency.' })
export class RfmGridCell extends RfmGroup {
  @Field(() => Int, { description: 'The score of recency, 1 to classes.' })
  recency: number;

  @Field(() => Int, { description: 'The score of frequency, 1 to classes.' })
  frequency: number;

  @Field(() => String, { description: 'The named segment that most of them are in.' })
  segment: string;
}

@ObjectType({ description: 'Those of a cell or a named segment.' })
export class RfmKeyGroup extends RfmGroup {
  @Field(() => String, { description: 'The value of the attribute `<model>.cell` or `<model>.segment`.' })
  key: string;
}

@ObjectType('RfmFigures', { description: 'What an RFM model found.' })
export class RfmFiguresObject {
  @Field(() => RfmGroup, { description: 'Everybody who is scored.' })
  all: RfmGroup;

  @Field(() => RfmTriple, { nullable: true, description: 'The means; null where few are told as none.' })
  means: RfmTriple | null;

  @Field(() => RfmTriple, { nullable: true, description: 'The medians; null where few are told as none.' })
  medians: RfmTriple | null;

  @Field(() => RfmLimits, { description: 'By what the classes are told apart.' })
  limits: RfmLimits;

  @Extensions(LENGTH.rfmGrid)
  @Field(() => [RfmGridCell], { description: 'One for each pair of scores that somebody has.' })
  grid: RfmGridCell[];

  @Extensions(LENGTH.rfmCells)
  @Field(() => [RfmKeyGroup], { description: 'The eight cells in which somebody is, by key.' })
  cells: RfmKeyGroup[];

  @Extensions(LENGTH.rfmSegments)
  @Field(() => [RfmKeyGroup], { description: 'The named segments in which somebody is, by key.' })
  segments: RfmKeyGroup[];
}

@ObjectType({ description: 'How many went from one named segment to another, or stayed.' })
export class RfmMove {
  @Field(() => String, { nullable: true, description: 'The key of the segment then; null: they were not scored yet.' })
  from: string | null;

  @Field(() => String, { nullable: true, description: 'The key of the segment after; null: they are scored no more.' })
  to: string | null;

  @Field(() => Int, { description: 'How many.' })
  users: number;
}

@ObjectType({ description: 'Who went from which named segment to which between two instants.' })
export class RfmMoves {
  @Extensions(LENGTH.rfmMoves)
  @Field(() => [RfmMove], { description: 'One for each pair that somebody is of, those who stayed included.' })
  moves: RfmMove[];
}
