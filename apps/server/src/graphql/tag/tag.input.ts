import { Extensions, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { LENGTH } from '../costs.js';
import { RuleInput } from '../rule/rule.input.js';
import { DateTimeScalar } from '../scalars.js';
import { TagClassEnum } from './tag.type.js';
import type { TagClass } from '@strata/tag';

@InputType({ description: 'A new tag. Those above it in the tree are created with it.' })
export class CreateTagInput {
  @Field(() => String, { description: 'Levels of 1 to 64 characters with `/` between them, at most 8.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people. Absent: the last level of the key.' })
  name?: string | null;

  @Field(() => TagClassEnum, { description: 'What it says about a user.' })
  class: TagClass;

  @Field(() => String, { nullable: true, description: 'What it means, in words.' })
  definition?: string | null;

  @Field(() => RuleInput, {
    nullable: true,
    description: 'Who holds it, brought up to date by Strata within seconds.',
  })
  rule?: RuleInput | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration for which an assignment lasts.' })
  ttl?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 8601 duration of weeks, days and smaller (P30D, PT12H) in which a weight decays to its half. Weights are then above 0.',
  })
  halfLife?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether nobody holds two of the branches right below it: giving one takes the others. Of rules that overlap the tag that was made first stands, and what was given by hand stands before rules. Where users hold two already, what they were given last stays.',
  })
  exclusive?: boolean | null;
}

@InputType({ description: 'What a tag is from now on. What is left out stays as it is.' })
export class UpdateTagInput {
  @Field(() => String, { description: 'The key of the tag; it never changes.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  name?: string | null;

  @Field(() => TagClassEnum, { nullable: true, description: 'What it says about a user.' })
  class?: TagClass | null;

  @Field(() => String, { nullable: true, description: 'What it means, in words.' })
  definition?: string | null;

  @Field(() => RuleInput, {
    nullable: true,
    description:
      'Who holds it from now on. `null`: it has no rule any more, and is taken from those whom the rule gave it to; who was given it by other means keeps it.',
  })
  rule?: RuleInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 8601 duration for which an assignment lasts; of those that are there nothing changes. `null`: for ever.',
  })
  ttl?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'As of `createTag`. Weights that were given decay by it from when they were given on. `null`: they stay as they were given.',
  })
  halfLife?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'As of `createTag`.' })
  exclusive?: boolean | null;
}

@InputType({ description: 'Who gets a tag: `externalIds`, or those whom a `rule` selects now.' })
export class AssignTagsInput {
  @Field(() => String, { description: 'The key of the tag.' })
  tag: string;

  @Field(() => [String], { nullable: true, description: 'External ids, at most 10,000.' })
  externalIds?: string[] | null;

  @Field(() => RuleInput, { nullable: true, description: 'Users by what holds of them at this moment.' })
  rule?: RuleInput | null;

  @Field(() => String, { nullable: true, description: 'The `freshness` of a write that the `rule` must see.' })
  minFreshness?: string | null;

  @Field(() => Float, { nullable: true, description: 'How strongly; above 0 where the weights of the tag decay.' })
  weight?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ends. Absent: by the tag's `ttl`, or never." })
  expiresAt?: string | null;
}

@InputType({ description: 'Who loses a tag: `externalIds`, or those whom a `rule` selects now.' })
export class RemoveTagsInput {
  @Field(() => String, { description: 'The key of the tag.' })
  tag: string;

  @Field(() => [String], { nullable: true, description: 'External ids, at most 10,000.' })
  externalIds?: string[] | null;

  @Field(() => RuleInput, { nullable: true, description: 'Users by what holds of them at this moment.' })
  rule?: RuleInput | null;

  @Field(() => String, { nullable: true, description: 'The `freshness` of a write that the `rule` must see.' })
  minFreshness?: string | null;
}

@ObjectType({ description: 'What assigning did.' })
export class AssignTagsPayload {
  @Field(() => Int, { description: 'Users who hold the tag by this, whether they did before or not.' })
  assigned: number;

  @Extensions(LENGTH.batch)
  @Field(() => [String], { description: 'External ids of nobody.' })
  unknown: string[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}

@ObjectType({ description: 'What removing did.' })
export class RemoveTagsPayload {
  @Field(() => Int, { description: 'Users who held the tag and do no longer.' })
  removed: number;

  @Extensions(LENGTH.batch)
  @Field(() => [String], { description: 'External ids of nobody.' })
  unknown: string[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}
