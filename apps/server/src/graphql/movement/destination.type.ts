import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { MovementKind } from '@strata/movement';
import { LENGTH } from '../costs.js';
import { DateTimeScalar } from '../scalars.js';
import { MovementKindEnum } from './movement.type.js';

@ObjectType('Destination', {
  description:
    'A system that is told who moved: by POST of `{ movements: [{ id, kind, object, at, user: { id, externalId } }] }`, at most 100 at a time, signed by Standard Webhooks. Each movement comes at least once and in order for each user; what is not answered by 2xx comes again as it was, under the same `webhook-id`, later and later. More than 10,000 at once are one movement with `count`, and `users`: where the list is.',
})
export class DestinationObject {
  @Field(() => String, { description: 'By which it is changed.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => String, { description: 'Where to it is posted.' })
  url: string;

  @Extensions(LENGTH.few)
  @Field(() => [MovementKindEnum], { description: 'Only these; none: all.' })
  kinds: MovementKind[];

  @Extensions(LENGTH.few)
  @Field(() => [String], { description: 'Only of segments, tags and models of these keys; none: of all.' })
  objects: string[];

  @Field(() => Boolean, { description: 'Told of nothing until it goes on, and then of everything since.' })
  paused: boolean;

  @Field(() => Int, { description: 'How many tries in a row have failed.' })
  failures: number;

  @Field(() => String, { nullable: true, description: 'Why the last try failed; null where it did not.' })
  fault: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When something last arrived.' })
  arrivedAt: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;
}

@ObjectType({ description: 'A destination with its secret, which is shown this once.' })
export class DestinationSecretPayload {
  @Field(() => DestinationObject, { description: 'The destination.' })
  destination: DestinationObject;

  @Field(() => String, { description: 'By what the receiver checks signatures, by Standard Webhooks.' })
  secret: string;
}

@InputType({ description: 'A new destination. It is told of what happens from now on.' })
export class CreateDestinationInput {
  @Field(() => String, { description: 'Its name for people, 1 to 200 characters.' })
  name: string;

  @Field(() => String, { description: 'Where to post: https:// or http://, in the public internet.' })
  url: string;

  @Field(() => [MovementKindEnum], { nullable: true, description: 'Only these; absent or none: all.' })
  kinds?: MovementKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only of these keys, at most 500; absent or none: of all.' })
  objects?: string[] | null;
}

@InputType({
  description: 'What is to be other; what is absent stays. Where tries had failed it is tried again at once.',
})
export class ChangeDestinationInput {
  @Field(() => String, { description: 'Which.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where to post.' })
  url?: string | null;

  @Field(() => [MovementKindEnum], { nullable: true, description: 'Only these; none: all.' })
  kinds?: MovementKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only of these keys, at most 500; none: of all.' })
  objects?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it waits.' })
  paused?: boolean | null;
}

@InputType({ description: 'Which destination.' })
export class DestinationKeyInput {
  @Field(() => String, { description: 'Its key.' })
  key: string;
}
