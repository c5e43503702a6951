import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { IDENTITY_KINDS } from '@strata/profile';
import type { IdentityKind } from '@strata/profile';
import { AttributeObject } from '../attribute/attribute.type.js';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';

export const IdentityKindEnum = enumOf(IDENTITY_KINDS);
registerEnumType(IdentityKindEnum, {
  name: 'IdentityKind',
  description: 'What an identity is; an address on a channel is an identity of its kind.',
  valuesConfig: {
    EXTERNAL_ID: { description: 'The id in another system.' },
    PHONE: { description: 'A telephone number, in E.164 where it could be read.' },
    EMAIL: { description: 'An e-mail address, in lower case.' },
    DEVICE: { description: 'A device.' },
    ANONYMOUS: { description: 'An id from before they were known.' },
    IM: { description: 'An account of a messenger, which the namespace names.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** Fields that need more than the row of `users` are in user.resolver.ts, segments in the segment folder. */
@ObjectType('User', { description: 'Someone the company knows.' })
export class UserObject {
  @Field(() => ID, { description: 'The id in Strata.' })
  id: number;

  @Field(() => String, { nullable: true, description: 'The id in your systems.' })
  externalId?: string | null;

  @Field(() => DateTimeScalar, { description: 'When they became known.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when their data is kept and not used: no rule selects them. Absent where it is used.',
  })
  restrictedAt?: Date | null;
}

@ObjectType({ description: 'What is known of a user under one key.' })
export class UserAttribute {
  @Field(() => AttributeObject, { description: 'The definition.' })
  attribute: AttributeObject;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value; dates and instants as ISO 8601 texts. Null where it is masked.',
  })
  value: unknown;

  @Field(() => Boolean, { description: 'It is sensitive, and whoever asks may not see it (`profile.sensitive`).' })
  masked: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Where it came from. Absent where it is masked, as is when it came.',
  })
  source?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The time of the value, as its source says.' })
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The text before it was cleaned; absent where cleaning changed nothing.',
  })
  original?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The method by which the value was inferred; absent for one that was given.',
  })
  inferred?: string | null;
}

@ObjectType({ description: 'Something by which a user is known.' })
export class UserIdentity {
  @Field(() => IdentityKindEnum, { description: 'What it is.' })
  kind: IdentityKind;

  @Field(() => String, { description: 'Among what the value is unique; empty where it is so anyway.' })
  namespace: string;

  @Field(() => String, { description: 'The identity itself; `•••` where it is masked.' })
  value: string;

  @Field(() => Boolean, { description: 'It is sensitive, and whoever asks may not see it (`profile.sensitive`).' })
  masked: boolean;
}

@ObjectType('UserEdge', { description: 'One user of a page.' })
export class UserEdge extends EdgeOf(() => UserObject) {}

@ObjectType('UserConnection', { description: 'A page of users.' })
export class UserConnection extends ConnectionOf(() => UserEdge) {
  @Field(() => DateTimeScalar, { description: 'The instant for which the list is exact.' })
  asOf: Date | number;
}
