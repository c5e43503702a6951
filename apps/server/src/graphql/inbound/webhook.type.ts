import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import { LENGTH } from '../costs.js';
import { RejectedItem } from '../ingest.type.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { MAPPING_FORM } from './mapping.js';

@ObjectType('Webhook', { description: 'A door for one sender of webhooks, at `POST /v1/hooks/KEY`.' })
export class WebhookObject {
  @Field(() => String, { description: 'The end of its address.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => String, { description: 'The source that is kept with what it brings.' })
  source: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where the items are in a body, such as `data.orders`; null: the body is one, or a list of them.',
  })
  items: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: `How items become users or events. Null: deliveries are kept to make one by, and the sender comes again. ${MAPPING_FORM}`,
  })
  mapping: unknown;

  @Field(() => Boolean, { description: 'Paused: deliveries are refused, and the sender comes again.' })
  paused: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a delivery with a right signature last came.' })
  receivedAt: Date | null;
}

@ObjectType({ description: 'What became of the items of a delivery.' })
export class DeliveryAnswer {
  @Field(() => Int, { description: 'Stored for good.' })
  accepted: number;

  @Field(() => Int, { description: 'Stored before, and left alone.' })
  duplicates: number;

  @Extensions(LENGTH.few)
  @Field(() => [RejectedItem], { description: 'Not stored; of many the first 20.' })
  rejected: RejectedItem[];
}

@ObjectType({ description: 'One delivery of a webhook.' })
export class WebhookDelivery {
  @Field(() => String, { description: "The sender's id of it." })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When it last came.' })
  receivedAt: Date;

  @Field(() => DeliveryAnswer, { nullable: true, description: 'What became of it; null where it was not taken.' })
  answer: DeliveryAnswer | null;

  @Field(() => String, { nullable: true, description: 'Why it was not taken.' })
  fault: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Its body without secrets, of the last 20 for 7 days; null when it is no longer kept.',
  })
  body: unknown;
}

@ObjectType({ description: 'A webhook with its secret, which is shown this once.' })
export class WebhookSecretPayload {
  @Field(() => WebhookObject, { description: 'The webhook.' })
  webhook: WebhookObject;

  @Field(() => String, { description: 'What the sender signs with, by Standard Webhooks.' })
  secret: string;
}

@ObjectType({ description: 'What a record would become.' })
export class TriedRecordObject {
  @Field(() => JsonScalar, { description: 'As it came; without `profile.sensitive` its form alone.' })
  record: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The user or event as it would be stored; null: it would be rejected.',
  })
  item: unknown;

  @Field(() => RejectedItem, { nullable: true, description: 'Why it would be rejected.' })
  rejected: RejectedItem | null;
}

@InputType({ description: 'A new webhook.' })
export class CreateWebhookInput {
  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => String, { description: 'The key of its source; one that is not defined is made.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'Where the items are in a body, such as `data.orders`.' })
  items?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: `How items become users or events. May come later. ${MAPPING_FORM}`,
  })
  mapping?: unknown;
}

@InputType({ description: 'What is to be other of a webhook; what is left out stays.' })
export class ChangeWebhookInput {
  @Field(() => String, { description: 'Which.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the items are in a body; null: the body itself.' })
  items?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: `How items become users or events. ${MAPPING_FORM}` })
  mapping?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'Whether deliveries are refused for now.' })
  paused?: boolean | null;
}

@InputType({ description: 'Which webhook.' })
export class WebhookKeyInput {
  @Field(() => String, { description: 'The end of its address.' })
  key: string;
}
