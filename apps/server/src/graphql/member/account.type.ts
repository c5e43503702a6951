import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars.js';

@ObjectType('Account', { description: 'The member who asks, as they see themselves.' })
export class AccountObject {
  @Field(() => ID, { description: 'Of the member.' })
  id: string;

  @Field(() => String, { description: 'By which they sign in.' })
  email: string;

  @Field(() => String, { description: 'Of the member.' })
  name: string;

  @Field(() => String, { description: 'The key of their role.' })
  role: string;

  @Field(() => Boolean, {
    description: 'Whether they sign in with a password; who does not, does with OpenID Connect alone.',
  })
  hasPassword: boolean;

  @Field(() => Boolean, { description: 'Whether signing in takes a code, too.' })
  hasSecondFactor: boolean;

  @Field(() => Int, { description: 'How many recovery codes were not used yet.' })
  recoveryCodesLeft: number;

  @Field(() => Boolean, {
    description: 'The company asks for a second factor that they do not have; until they do they may nothing else.',
  })
  lacksSecondFactor: boolean;
}

@ObjectType('SecondFactorBegun', { description: 'What an authenticator needs to know. Told once.' })
export class SecondFactorBegunObject {
  @Field(() => String, { description: 'To type: base32, codes of 6 digits every 30 s, SHA-1 (RFC 6238).' })
  secret: string;

  @Field(() => String, { description: 'The same to scan.' })
  uri: string;
}

@ObjectType('Session', { description: 'A browser in which a member is signed in.' })
export class SessionObject {
  @Field(() => ID, { description: 'Of the session; it opens nothing.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When they signed in.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last used, to the minute.' })
  lastSeenAt: Date;

  @Field(() => String, { description: 'From where they signed in.' })
  address: string;

  @Field(() => String, { description: 'What the browser said of itself.' })
  agent: string;

  @Field(() => Boolean, { description: 'The one that asks.' })
  isThis: boolean;
}

@ObjectType('AccessSettings', { description: 'What the company asks of its members.' })
export class AccessSettingsObject {
  @Field(() => Boolean, {
    description: 'Whoever signs in with a password needs a second factor, and until then may nothing else.',
  })
  secondFactorRequired: boolean;

  @Field(() => Int, { description: 'A campaign to more people than this takes a second person.' })
  approvalAudienceSize: number;
}

@InputType({ description: 'What the company asks of its members; what is not given stays.' })
export class UpdateAccessSettingsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whoever signs in with a password needs a second factor.' })
  secondFactorRequired?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'A campaign to more people than this takes a second person; 0: every campaign does.',
  })
  approvalAudienceSize?: number | null;
}

@InputType({ description: 'That it is really you.' })
export class PasswordInput {
  @Field(() => String, { description: 'Your password.' })
  password: string;
}
