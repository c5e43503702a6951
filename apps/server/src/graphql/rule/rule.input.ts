import { Field, Float, InputType } from 'type-graphql';
import type { Channel } from '@strata/rules';
import { ChannelEnum } from '../consent/consent.type.js';
import { EventConditionInput } from './event.input.js';
import { PredicateInput } from './predicate.input.js';

@InputType({ description: 'Users whose attribute value satisfies the predicate.' })
export class AttributeConditionInput {
  @Field(() => String, { description: 'The key of a defined attribute.' })
  key: string;

  @Field(() => PredicateInput, { description: "Literals are read by the attribute's declared type." })
  is: PredicateInput;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 8601 duration: the predicate has held without a break for at least so long, by the history. Not with a predicate that moves with time.',
  })
  heldFor?: string;
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
  description: 'Users who have an address on the channel, consent for the purpose, and no suppression on the channel.',
})
export class ReachableConditionInput {
  @Field(() => ChannelEnum, { description: 'Where a message would be sent.' })
  channel: Channel;

  @Field(() => String, { description: 'The key of the purpose.' })
  purpose: string;
}

/**
 * The rule language as GraphQL input, so that the playground completes it. The shapes are those of `Rule` in
 * `@strata/rules`; `plainRule` (rule.plain.ts) turns what arrives into that JSON. `RuleInput` and `MeasureInput` are
 * marked `@oneOf` when the schema is built.
 */
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

  @Field(() => ReachableConditionInput, { nullable: true, description: 'By whether they may be written to.' })
  reachable?: ReachableConditionInput;
}
