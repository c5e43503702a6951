import { Field, InputType } from 'type-graphql';
import type { Literal } from '@strata/rules';
import { LiteralScalar } from '../scalars.js';

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
