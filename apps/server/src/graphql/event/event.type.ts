import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { LENGTH } from '../costs.js';
import { RejectedItem } from '../ingest.type.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { IdentityInput } from '../user/user.input.js';

@ObjectType('UserEvent', { description: 'Something that a user did, or that was done for them.' })
export class UserEventObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'The name of the event.' })
  name: string;

  @Field(() => DateTimeScalar, { description: 'When it occurred.' })
  occurredAt: Date;

  @Field(() => JsonScalar, { description: 'Its properties.' })
  properties: unknown;
}

@ObjectType('UserEventEdge', { description: 'One event of a page.' })
export class UserEventEdge extends EdgeOf(() => UserEventObject) {}

@ObjectType('UserEventConnection', { description: 'A page of events, the newest first.' })
export class UserEventConnection extends ConnectionOf(() => UserEventEdge) {}

@ObjectType({ description: 'What happened on one day.' })
export class DayCount {
  @Field(() => String, { description: "The day in the workspace's time zone, as 2026-11-22." })
  day: string;

  @Field(() => Int, { description: 'How many events.' })
  count: number;

  @Field(() => Int, { description: 'Of how many users.' })
  users: number;
}

@ObjectType({ description: 'A property that events of one name have borne.' })
export class EventProperty {
  @Field(() => String, { description: 'Its key.' })
  name: string;

  @Extensions(LENGTH.few)
  @Field(() => [String], { description: 'The types it has had: TEXT, NUMBER, BOOLEAN, DATETIME, LIST, OBJECT.' })
  types: string[];

  @Extensions(LENGTH.few)
  @Field(() => [String], {
    description: 'Of these types, those that the catalogue of standard events does not expect: a sum over texts is 0.',
  })
  unexpected: string[];
}

@ObjectType({ description: 'What the catalogue of standard events says of a name (docs/events.md).' })
export class StandardEventObject {
  @Field(() => String, { description: 'Its name in Chinese.' })
  nameZh: string;

  @Field(() => String, { description: 'Its name in English.' })
  nameEn: string;

  @Field(() => String, { description: 'What happened, in Chinese.' })
  descriptionZh: string;

  @Field(() => String, { description: 'What happened, in English.' })
  descriptionEn: string;

  @Extensions(LENGTH.standardProperties)
  @Field(() => [String], { description: 'The properties that it should bear.' })
  properties: string[];
}

@ObjectType('EventType', { description: 'An event name that has arrived, learned from the events themselves.' })
export class EventTypeObject {
  @Field(() => String, { description: 'The name of the event.' })
  name: string;

  @Field(() => [EventProperty], { description: 'The properties it has borne.' })
  properties: EventProperty[];

  @Field(() => DateTimeScalar, { description: 'When the earliest one occurred.' })
  firstSeen: Date;

  @Field(() => DateTimeScalar, { description: 'When the latest one occurred.' })
  lastSeen: Date;

  volume: number;
}

@InputType({ description: 'One event. What is wrong with it rejects it alone.' })
export class EventInput {
  @Field(() => String, {
    nullable: true,
    description: 'The same id is taken once. Absent: a fresh one, never taken for a duplicate.',
  })
  messageId?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose it is. Someone unknown is created.' })
  externalId?: string | null;

  @Field(() => IdentityInput, {
    nullable: true,
    description:
      'Whose it is, in place of `externalId`: any identity. Someone unknown is created, without an external id.',
  })
  identity?: IdentityInput | null;

  @Field(() => String, { description: '1 to 128 characters, none of them a control character.' })
  name: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it occurred; at most 5 minutes ahead. Absent: now.',
  })
  occurredAt?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'An object of JSON values.' })
  properties?: Record<string, unknown> | null;
}

@InputType({ description: 'A batch of events.' })
export class TrackEventsInput {
  @Field(() => [EventInput], { description: 'The events.' })
  events: EventInput[];
}

@ObjectType({ description: 'What became of a batch of events.' })
export class TrackEventsPayload {
  @Field(() => Int, { description: 'Stored for good.' })
  accepted: number;

  @Field(() => Int, { description: 'Stored before, and left alone.' })
  duplicates: number;

  @Extensions(LENGTH.batch)
  @Field(() => [RejectedItem], { description: 'Not stored.' })
  rejected: RejectedItem[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}
