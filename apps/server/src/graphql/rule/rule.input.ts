import { Field, Float, InputType, registerEnumType } from 'type-graphql';
import { CALENDAR_WINDOWS } from '@strata/rules';
import type { CalendarWindow, Literal } from '@strata/rules';
import { enumOf } from '../enum.js';
import { LiteralScalar } from '../scalars.js';

/**
 * The rule language as GraphQL input, so that the playground completes it. The shapes are those of `Rule` in
 * `@strata/rules`; `plainRule` (rule.plain.ts) turns what arrives into that JSON. `RuleInput` and `MeasureInput` are
 * marked `@oneOf` when the schema is built.
 */
const CalendarWindowEnum = enumOf(CALENDAR_WINDOWS);
registerEnumType(CalendarWindowEnum, {
  name: 'CalendarWindow',
  description: "A window of the calendar in the workspace's time zone; weeks start on Monday.",
  valuesConfig: {
    TODAY: { description: 'Since the day began.' },
    YESTERDAY: { description: 'The whole day before today.' },
    THIS_WEEK: { description: 'Since Monday.' },
    LAST_WEEK: { description: 'The whole week before this one.' },
    THIS_MONTH: { description: 'Since the first of the month.' },
    LAST_MONTH: { description: 'The whole month before this one.' },
    THIS_YEAR: { description: 'Since 1 January.' },
  },
});

@InputType({
  description:
    'A test on one value: one or more operators, all of which must hold. A missing value satisfies only `ne`, `notIn` and `exists: false`.',
})
export class PredicateInput {
  @Field(() => LiteralScalar, { nullable: true, description: 'Equal to. Text compares exactly, after NFC.' })
  eq?: Literal;

  @Field(() => LiteralScalar, { nullable: true, description: 'Not equal to; also holds where there is no value.' })
  ne?: Literal;

  @Field(() => [LiteralScalar], { nullable: true, description: 'Equal to one of these.' })
  in?: Literal[];

  @Field(() => [LiteralScalar], {
    nullable: true,
    description: 'Equal to none of these; also holds where there is no value.',
  })
  notIn?: Literal[];

  @Field(() => LiteralScalar, { nullable: true, description: 'Greater than, or later than.' })
  gt?: Literal;

  @Field(() => LiteralScalar, { nullable: true, description: 'Greater than or equal to, or not before.' })
  gte?: Literal;

  @Field(() => LiteralScalar, { nullable: true, description: 'Less than, or earlier than.' })
  lt?: Literal;

  @Field(() => LiteralScalar, { nullable: true, description: 'Less than or equal to, or not after.' })
  lte?: Literal;

  @Field(() => String, { nullable: true, description: 'Text that contains this, whatever the case of letters.' })
  contains?: string;

  @Field(() => String, { nullable: true, description: 'Text that starts with this, whatever the case of letters.' })
  startsWith?: string;

  @Field(() => String, { nullable: true, description: 'Text that ends with this, whatever the case of letters.' })
  endsWith?: string;

  @Field(() => String, { nullable: true, description: 'A list that has this text.' })
  has?: string;

  @Field(() => [String], { nullable: true, description: 'A list that has at least one of these texts.' })
  hasAny?: string[];

  @Field(() => [String], { nullable: true, description: 'A list that has all of these texts.' })
  hasAll?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601 duration: an instant in the time of this length that ends at the evaluation, as in "P30D".',
  })
  inLast?: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601 duration: an instant in the time of this length that follows the evaluation.',
  })
  inNext?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A date whose month and day come up within these whole days or weeks, today the first: "P7D".',
  })
  anniversaryInNext?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a value at all.' })
  exists?: boolean;
}

@InputType({ description: 'Users whose attribute value satisfies the predicate.' })
export class AttributeConditionInput {
  @Field(() => String, { description: 'The key of a defined attribute.' })
  key: string;

  @Field(() => PredicateInput, { description: "Literals are read by the attribute's declared type." })
  is: PredicateInput;
}

@InputType({ description: 'Users who hold one of the tags, or any tag below it in the tree.' })
export class TagConditionInput {
  @Field(() => [String], { description: 'Tag keys.' })
  in: string[];

  @Field(() => PredicateInput, { nullable: true, description: 'Of the same assignment: its weight.' })
  weight?: PredicateInput;

  @Field(() => PredicateInput, { nullable: true, description: 'Of the same assignment: when it was made.' })
  assigned?: PredicateInput;
}

@InputType({ description: "A filter on one of an event's properties." })
export class PropertyFilterInput {
  @Field(() => String, { description: 'A top-level key of the properties.' })
  property: string;

  @Field(() => PredicateInput, { description: 'The literal says which type is asked for.' })
  is: PredicateInput;
}

@InputType({ description: 'A window of time: `last`, or `from` and `to`, or `calendar`.' })
export class DuringInput {
  @Field(() => String, { nullable: true, description: 'ISO 8601 duration up to the evaluation.' })
  last?: string;

  @Field(() => String, {
    nullable: true,
    description: 'From this instant on, itself included: ISO 8601 with zone, or relative as in "-P60D".',
  })
  from?: string;

  @Field(() => String, { nullable: true, description: 'Up to this instant, itself excluded.' })
  to?: string;

  @Field(() => CalendarWindowEnum, { nullable: true, description: 'A window of the calendar.' })
  calendar?: CalendarWindow;
}

@InputType({ description: 'What is measured of the events of one user; exactly one of these.' })
export class MeasureInput {
  @Field(() => Boolean, { nullable: true, description: 'How many (the default).' })
  count?: true;

  @Field(() => Boolean, { nullable: true, description: "On how many days of the workspace's time zone." })
  days?: true;

  @Field(() => String, { nullable: true, description: 'The sum of this property.' })
  sum?: string;

  @Field(() => String, { nullable: true, description: 'The average of this property.' })
  avg?: string;

  @Field(() => String, { nullable: true, description: 'The smallest value of this property.' })
  min?: string;

  @Field(() => String, { nullable: true, description: 'The greatest value of this property.' })
  max?: string;

  @Field(() => String, { nullable: true, description: 'How many distinct values this property has.' })
  distinct?: string;

  @Field(() => Boolean, { nullable: true, description: 'When the first one occurred.' })
  first?: true;

  @Field(() => Boolean, { nullable: true, description: 'When the last one occurred.' })
  last?: true;

  @Field(() => String, { nullable: true, description: 'This property on the latest one.' })
  lastValue?: string;
}

@InputType({ description: 'One step of a sequence.' })
export class SequenceStepInput {
  @Field(() => String, { description: 'The name of the event.' })
  name: string;

  @Field(() => [PropertyFilterInput], { nullable: true, description: 'Filters that the event must meet.' })
  where?: PropertyFilterInput[];
}

@InputType({ description: 'An event that must not come after the last step.' })
export class NotFollowedByInput {
  @Field(() => String, { description: 'The name of the event.' })
  name: string;

  @Field(() => [PropertyFilterInput], { nullable: true, description: 'Filters that the event must meet.' })
  where?: PropertyFilterInput[];

  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601 duration after the last step; that time must have passed. Absent: up to the evaluation.',
  })
  within?: string;
}

@InputType({ description: 'Events of one user, each later than the one before.' })
export class SequenceInput {
  @Field(() => [SequenceStepInput], { description: 'The steps, in order.' })
  steps: SequenceStepInput[];

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration from the first step to the last at most.' })
  within?: string;

  @Field(() => NotFollowedByInput, { nullable: true, description: 'What must not have followed.' })
  notFollowedBy?: NotFollowedByInput;
}

@InputType({ description: 'Users by what they did: events of one `name`, or a `sequence`.' })
export class EventConditionInput {
  @Field(() => String, { nullable: true, description: 'The name of the event.' })
  name?: string;

  @Field(() => [PropertyFilterInput], {
    nullable: true,
    description: 'Filters, all of which one and the same event must meet.',
  })
  where?: PropertyFilterInput[];

  @Field(() => DuringInput, { nullable: true, description: 'When it occurred. Absent: at any time.' })
  during?: DuringInput;

  @Field(() => MeasureInput, { nullable: true, description: 'What is measured. Absent: how many.' })
  measure?: MeasureInput;

  @Field(() => PredicateInput, {
    nullable: true,
    description: 'A predicate on the measure. May be absent for a count, and then means at least once.',
  })
  is?: PredicateInput;

  @Field(() => SequenceInput, { nullable: true, description: 'In place of `name`; only `during` may stand beside it.' })
  sequence?: SequenceInput;
}

@InputType({ description: 'Members of another segment, by its published rule.' })
export class SegmentConditionInput {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;
}

@InputType({ description: 'A stable random part of the users: those whose bucket in [0, 100) lies in [from, to).' })
export class SampleConditionInput {
  @Field(() => String, { description: 'Another salt draws another sample.' })
  salt: string;

  @Field(() => Float, { description: 'From this bucket on, itself included.' })
  from: number;

  @Field(() => Float, { description: 'Up to this bucket, itself excluded.' })
  to: number;
}

@InputType({
  description: 'A rule is a set of users. Exactly one key in each object; at most 16 levels and 500 conditions.',
})
export class RuleInput {
  @Field(() => Boolean, { nullable: true, description: '`true`: all users that are not erased.' })
  everyone?: true;

  @Field(() => [RuleInput], { nullable: true, description: 'Users in all of these.' })
  all?: RuleInput[];

  @Field(() => [RuleInput], { nullable: true, description: 'Users in at least one of these.' })
  any?: RuleInput[];

  @Field(() => RuleInput, { nullable: true, description: 'All users but these.' })
  not?: RuleInput;

  @Field(() => AttributeConditionInput, { nullable: true, description: 'By an attribute.' })
  attribute?: AttributeConditionInput;

  @Field(() => TagConditionInput, { nullable: true, description: 'By tags.' })
  tag?: TagConditionInput;

  @Field(() => EventConditionInput, { nullable: true, description: 'By what they did.' })
  event?: EventConditionInput;

  @Field(() => SegmentConditionInput, { nullable: true, description: 'By membership of another segment.' })
  segment?: SegmentConditionInput;

  @Field(() => SampleConditionInput, { nullable: true, description: 'By a stable random sample.' })
  sample?: SampleConditionInput;
}
