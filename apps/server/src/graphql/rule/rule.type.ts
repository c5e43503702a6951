import { Field, Int, ObjectType } from 'type-graphql';
import type { Literal } from '@strata/rules';
import { DateTimeScalar, JsonScalar, LiteralScalar } from '../scalars.js';
import { UserObject } from '../user/user.type.js';

@ObjectType({ description: 'How many users one node of a rule selects.' })
export class RuleNodeCount {
  @Field(() => String, { description: 'The place of the node, as `rule.all[0]`.' })
  path: string;

  @Field(() => Int, { description: 'How many users the node selects.' })
  count: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many the whole rule would select without this node; null for the root and for an only child.',
  })
  without?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For children of the root: how many this child and all before it select together.',
  })
  running?: number | null;
}

@ObjectType({ description: 'A count at an instant.' })
export class TrendPoint {
  @Field(() => DateTimeScalar, { description: 'The instant.' })
  at: Date | number;

  @Field(() => Int, { description: 'How many users.' })
  count: number;
}

@ObjectType({ description: 'Something about a rule that is allowed, but may not be what was meant.' })
export class RuleWarning {
  @Field(() => String, { description: 'What it is, as a stable code.' })
  code: string;

  @Field(() => String, { description: 'The place of the node, as `rule.all[0]`.' })
  path: string;

  @Field(() => String, { description: 'What it is, in words.' })
  message: string;
}

@ObjectType({
  description: 'One bar of a chart: the users of an audience who share a value, hold a tag, or lie in a range.',
})
export class Bucket {
  @Field(() => String, { nullable: true, description: 'The text, or the key of the tag; null for a range.' })
  value?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the tag.' })
  label?: string | null;

  @Field(() => LiteralScalar, {
    nullable: true,
    description: 'Where the range begins, itself included; dates and instants as ISO 8601 texts.',
  })
  from?: Literal | null;

  @Field(() => LiteralScalar, {
    nullable: true,
    description: 'Where the range ends, itself excluded but in the last one.',
  })
  to?: Literal | null;

  @Field(() => Int, { description: 'How many users of the audience.' })
  count: number;

  @Field(() => Int, { description: 'How many of everyone.' })
  of: number;

  @Field(() => Boolean, { description: 'Stands for all values that have no bar of their own.' })
  other: boolean;

  @Field(() => Boolean, { description: 'Stands for those who have no value.' })
  missing: boolean;
}

/** What a preview is about is in preview.ts; each field works out what it needs, so that nothing else is computed. */
@ObjectType({ description: 'What a rule would select. Only the fields that are asked for are computed.' })
export class RulePreview {}

/** `evidence` and `changesAt` cost reads of their own: they are in explanation.resolver.ts. */
@ObjectType({ description: 'Why one node of a rule selects one user or not.' })
export class RuleNodeExplanation {
  @Field(() => String, { description: 'The place of the node, as `rule.all[0]`.' })
  path: string;

  @Field(() => Boolean, { description: 'Whether the node selects the user.' })
  matches: boolean;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'The value that decided; null where there is none, and for groups. Dates and instants as ISO 8601 texts.',
  })
  value?: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'What the condition asks for; null for groups.' })
  wanted?: unknown;
}

@ObjectType({ description: 'Why a rule selects one user or not, condition by condition.' })
export class RuleExplanation {
  @Field(() => Boolean, { description: 'Whether the rule selects the user.' })
  matches: boolean;

  @Field(() => DateTimeScalar, { description: 'The instant for which it is exact.' })
  asOf: Date | number;

  @Field(() => [RuleNodeExplanation], { description: 'Every node, each before those below it.' })
  nodes: RuleNodeExplanation[];
}

@ObjectType({ description: 'Who is in a second set of users and not in a first, and the other way round.' })
export class RuleChange {
  @Field(() => Int, { description: 'How many are in the first.' })
  before: number;

  @Field(() => Int, { description: 'How many are in the second.' })
  after: number;

  @Field(() => Int, { description: 'How many enter: they are in the second alone.' })
  entered: number;

  @Field(() => Int, { description: 'How many leave: they are in the first alone.' })
  left: number;

  @Field(() => [UserObject], { description: 'Some who enter.' })
  enteredSample: UserObject[];

  @Field(() => [UserObject], { description: 'Some who leave.' })
  leftSample: UserObject[];

  @Field(() => DateTimeScalar, { description: 'The instant for which the second is exact; of two rules, both.' })
  asOf: Date | number;
}
