import { Field, ObjectType } from 'type-graphql';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';

@ObjectType({ description: 'A value that an attribute of a user has or has had, from one instant to another.' })
export class AttributeIntervalObject {
  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value; dates and instants as ISO 8601 texts. Null where it is masked.',
  })
  value: unknown;

  @Field(() => Boolean, { description: 'It is sensitive, and whoever asks may not see it (`profile.sensitive`).' })
  masked: boolean;

  @Field(() => String, { nullable: true, description: 'Where it came from.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'The text before it was cleaned.' })
  original?: string | null;

  @Field(() => String, { nullable: true, description: 'The method by which it was inferred.' })
  inferred?: string | null;

  @Field(() => DateTimeScalar, { description: 'From when on it counts.' })
  from: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it counted; absent for the present value.' })
  to?: Date | null;
}

@ObjectType('AttributeIntervalEdge', { description: 'One value of a page.' })
class AttributeIntervalEdge extends EdgeOf(() => AttributeIntervalObject) {}

@ObjectType('AttributeHistoryConnection', { description: 'A page of values, the newest first.' })
export class AttributeHistoryConnection extends ConnectionOf(() => AttributeIntervalEdge) {}
