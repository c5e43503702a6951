import { MEMBER_STATES } from '@strata/access';
import type { Member } from '@strata/access';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

const MemberStateEnum = enumOf(MEMBER_STATES);
registerEnumType(MemberStateEnum, {
  name: 'MemberState',
  description: 'Whether a member gets in.',
  valuesConfig: {
    INVITED: { description: 'They have a link, and no password yet.' },
    ACTIVE: { description: 'They get in.' },
    SUSPENDED: { description: 'They do not get in, and are signed out everywhere.' },
  },
});
const SettableStateEnum = enumOf(['ACTIVE', 'SUSPENDED'] as const);
registerEnumType(SettableStateEnum, {
  name: 'SettableMemberState',
  description: 'What a member may be made.',
  valuesConfig: {
    ACTIVE: { description: 'They get in again.' },
    SUSPENDED: { description: 'They do not get in, and are signed out everywhere.' },
  },
});

@ObjectType('Member', { description: 'Somebody who works here.' })
export class MemberObject {
  @Field(() => ID, { description: 'Of the member.' })
  id: string;

  @Field(() => String, { description: 'By which they sign in, in lower case.' })
  email: string;

  @Field(() => String, { description: 'Of the member.' })
  name: string;

  @Field(() => String, { description: 'The key of their role, one of `roles`.' })
  role: string;

  @Field(() => MemberStateEnum, { description: 'Whether they get in.' })
  state: Member['state'];

  @Field(() => Boolean, { description: 'Whether signing in with a password takes a code, too.' })
  hasSecondFactor: boolean;

  @Field(() => Boolean, { description: 'Whether they have signed in with OpenID Connect.' })
  hasOpenId: boolean;

  @Field(() => DateTimeScalar, { description: 'When they were invited.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they last asked for something; null: never.' })
  lastSeenAt: Date | null;
}

@ObjectType('MemberLink', {
  description:
    'A link by which a member sets their password. It works once; hand it on yourself, nobody is written to.',
})
export class MemberLinkObject {
  @Field(() => MemberObject, { description: 'Whose it is.' })
  member: MemberObject;

  @Field(() => String, { description: 'The link. It is told now and never again.' })
  url: string;

  @Field(() => DateTimeScalar, { description: 'Until when it works.' })
  expiresAt: Date;
}

@InputType({ description: 'Who is invited, and as what.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'By which they will sign in.' })
  email: string;

  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'The key of a role that allows nothing which you may not do yourself.' })
  role: string;
}

@InputType({ description: 'What to change of a member; what is absent stays.' })
export class ChangeMemberInput {
  @Field(() => ID, { description: 'Whom.' })
  id: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The key of a role; it holds at once.' })
  role?: string | null;

  @Field(() => SettableStateEnum, { nullable: true, description: 'Who is suspended is signed out everywhere at once.' })
  state?: 'ACTIVE' | 'SUSPENDED' | null;
}

@InputType({ description: 'Whose way in is made anew.' })
export class ResetMemberInput {
  @Field(() => ID, { description: 'Whose.' })
  id: string;

  @Field(() => Boolean, { nullable: true, description: 'Takes their second factor away, too. Absent: no.' })
  secondFactor?: boolean | null;
}

@InputType({ description: 'Who goes.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'Whom.' })
  id: string;
}
