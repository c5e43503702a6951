import { Field, InputType, registerEnumType } from 'type-graphql';
import { CALENDAR_WINDOWS } from '@strata/rules';
import type { CalendarWindow } from '@strata/rules';
import { enumOf } from '../enum.js';
import { PredicateInput } from './predicate.input.js';

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
