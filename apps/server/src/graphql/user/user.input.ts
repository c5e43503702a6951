import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { IdentityKind } from '@strata/profile';
import { LENGTH } from '../costs.js';
import { RejectedItem } from '../ingest.type.js';
import { JsonScalar } from '../scalars.js';
import { IdentityKindEnum } from './user.type.js';

@InputType({ description: 'Something by which a user is known.' })
export class IdentityInput {
  @Field(() => IdentityKindEnum, { description: 'What it is.' })
  kind: IdentityKind;

  @Field(() => String, { nullable: true, description: 'Among what the value is unique. Absent: everywhere.' })
  namespace?: string | null;

  @Field(() => String, {
    description:
      'The identity itself. A phone is kept in E.164 and an e-mail address in lower case, where it can be read as one.',
  })
  value: string;
}

@InputType({ description: 'What is known of one user. What is wrong with it rejects it alone, and whole.' })
export class UserInput {
  @Field(() => String, {
    nullable: true,
    description: 'The id in your systems. Someone unknown is created. Absent: the first identity says who it is.',
  })
  externalId?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Values by attribute key. They are merged with what is there; `null` removes one.',
  })
  attributes?: Record<string, unknown> | null;

  @Field(() => [IdentityInput], {
    nullable: true,
    description: 'Identities to add. What becomes of one that another user has is said by `identityPolicies`.',
  })
  identities?: IdentityInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of tags to assign.' })
  tags?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The time of the values, an ISO 8601 date-time with zone, not in the future. Absent: now. Of two values from sources of one rank the newer one stands, and the older one is so until then.',
  })
  at?: string | null;
}

@InputType({ description: 'A batch of users.' })
export class UpsertUsersInput {
  @Field(() => [UserInput], { description: 'The users.' })
  users: UserInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Where the data comes from, kept with each value. Absent: `api`.',
  })
  source?: string | null;
}

@ObjectType({ description: 'What became of a batch of users.' })
export class UpsertUsersPayload {
  @Field(() => Int, { description: 'Stored for good.' })
  accepted: number;

  @Field(() => Int, { description: 'Always 0: a user of whom nothing is new is accepted, and nothing is written.' })
  duplicates: number;

  @Extensions(LENGTH.batch)
  @Field(() => [RejectedItem], { description: 'Not stored.' })
  rejected: RejectedItem[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}
