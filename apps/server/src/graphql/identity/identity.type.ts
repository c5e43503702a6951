import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { POLICIES } from '@strata/profile';
import type { IdentityKind, Policy } from '@strata/profile';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';
import { IdentityInput } from '../user/user.input.js';
import { IdentityKindEnum, UserIdentity } from '../user/user.type.js';

const PolicyEnum = enumOf(POLICIES);
registerEnumType(PolicyEnum, {
  name: 'IdentityPolicyKind',
  description: 'What becomes of an item that names an identity of another user.',
  valuesConfig: {
    MERGE: { description: 'The two are one person, and are merged.' },
    LINK: { description: 'It stays with its owner; the item is taken without it.' },
    REJECT: { description: 'The item is rejected.' },
  },
});

@ObjectType('IdentityPolicy', { description: 'What becomes of identities of one kind that several users share.' })
export class IdentityPolicyObject {
  @Field(() => IdentityKindEnum, { description: 'Of which kind.' })
  kind: IdentityKind;

  @Field(() => PolicyEnum, {
    description:
      'What becomes of an item that names an identity of another user. Someone anonymous who gives an id, phone or e-mail becomes the one who has it by MERGE and by LINK.',
  })
  policy: Policy;

  @Field(() => Int, {
    description: 'With MERGE: so many profiles one identity may join; with one more it is shared, and joins nobody.',
  })
  mostProfiles: number;

  @Field(() => Boolean, {
    description: 'Whether only those see such identities, and find people by them, who hold `profile.sensitive`.',
  })
  sensitive: boolean;
}

@InputType({ description: 'What changes in the policy of one kind; what is absent stays.' })
export class SetIdentityPolicyInput {
  @Field(() => IdentityKindEnum, { description: 'Of which kind.' })
  kind: IdentityKind;

  @Field(() => PolicyEnum, { nullable: true, description: 'What becomes of an item that names one of another user.' })
  policy?: Policy | null;

  @Field(() => Int, { nullable: true, description: 'With MERGE: so many profiles one may join, 1 to 1,000.' })
  mostProfiles?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether only those see such identities who hold `profile.sensitive`. Of PHONE and EMAIL it is so until it is said otherwise, of EXTERNAL_ID never. To take it away needs `profile.sensitive`.',
  })
  sensitive?: boolean | null;
}

@ObjectType('IdentityNotice', {
  description: 'An identity that too many profiles share. Nobody is found or merged by it until the notice is cleared.',
})
export class IdentityNoticeObject {
  @Field(() => UserIdentity, { description: 'The identity.' })
  identity: UserIdentity;

  @Field(() => Int, { description: 'How many profiles had it when it was last seen.' })
  profiles: number;

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt: Date;
}

@ObjectType('IdentityNoticeEdge', { description: 'One notice of a page.' })
export class IdentityNoticeEdge extends EdgeOf(() => IdentityNoticeObject) {}

@ObjectType('IdentityNoticeConnection', { description: 'A page of notices, the newest first.' })
export class IdentityNoticeConnection extends ConnectionOf(() => IdentityNoticeEdge) {}

@InputType({ description: 'The notice to clear.' })
export class ClearIdentityNoticeInput {
  @Field(() => IdentityInput, { description: 'The identity that it is of.' })
  identity: IdentityInput;
}
