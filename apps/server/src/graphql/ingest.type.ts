import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An item of a batch that was not taken. The others were.' })
export class RejectedItem {
  @Field(() => Int, { description: 'Its place in the batch, from 0.' })
  index: number;

  @Field(() => String, { description: 'Why, as a stable code.' })
  code: string;

  @Field(() => String, { description: 'Why, in words, with what was expected.' })
  message: string;
}
