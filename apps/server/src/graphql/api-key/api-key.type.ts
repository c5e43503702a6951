import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '@strata/access';
import { RuleInput } from '../rule/rule.input.js';
import { DateTimeScalar } from '../scalars.js';
import { PermissionEnum } from '../viewer/viewer.type.js';

export const API_KEY_STATES = {
  ACTIVE: 'ACTIVE',
  ROTATING: 'ROTATING',
  EXPIRED: 'EXPIRED',
  REVOKED: 'REVOKED',
} as const;
export type ApiKeyState = keyof typeof API_KEY_STATES;

registerEnumType(API_KEY_STATES, {
  name: 'ApiKeyState',
  description: 'Whether an API key works.',
  valuesConfig: {
    ACTIVE: { description: 'It works.' },
    ROTATING: { description: 'It works, and so does the one before it, until that ends.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'It was taken back.' },
  },
});

@ObjectType('ApiKeySecret', { description: 'One secret of a key: a key that is rotated has two for a while.' })
export class ApiKeySecretObject {
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When one that was rotated dies; null: with its key.' })
  expiresAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When something last came by it, to the minute.' })
  lastUsedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The address from which something last came by it.' })
  lastUsedFrom: string | null;
}

@ObjectType('ApiKey', {
  description: 'By it a system of a partner asks and writes. The key itself is told once, when it is made.',
})
export class ApiKeyObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'What people call it.' })
  name: string;

  @Field(() => String, { description: 'The part of the key that is no secret: strata_PREFIX_….' })
  prefix: string;

  @Field(() => [PermissionEnum], { description: 'What it may do.' })
  permissions: Permission[];

  @Field(() => [String], { description: 'Networks from which it works, in CIDR notation; none: from anywhere.' })
  addresses: string[];

  @Field(() => Int, { description: 'Requests a minute.' })
  ratePerMinute: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => String, { description: 'Who made it, by name.' })
  createdByName: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops to work; null: never by itself.' })
  expiresAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  revokedAt: Date | null;

  @Field(() => [ApiKeySecretObject], { description: 'Its secrets without the secrets, the newest first.' })
  secrets: ApiKeySecretObject[];
}

@ObjectType({ description: 'A key as it is told once.' })
export class NewApiKey {
  @Field(() => ApiKeyObject, { description: 'The key without its secret.' })
  key: ApiKeyObject;

  @Field(() => String, {
    description: 'The key itself. It is shown this once and never again: only a hash of it is kept.',
  })
  secret: string;
}

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What people call it: the system that uses it.' })
  name: string;

  @Field(() => [PermissionEnum], { description: 'What it may do: nothing that you may not do yourself.' })
  permissions: Permission[];

  @Field(() => RuleInput, { nullable: true, description: 'The rule of the users that it sees; absent: all.' })
  scope?: RuleInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Addresses or networks (203.0.113.0/24, 2001:db8::/32) from which it works; absent: from anywhere.',
  })
  addresses?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Requests a minute, 1 to 1,000,000; absent: 6,000.' })
  ratePerMinute?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops to work; absent: never by itself.' })
  expiresAt?: string | null;
}

@InputType({ description: 'What is to be different of an API key; what is not given stays.' })
export class ChangeApiKeyInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'What people call it.' })
  name?: string | null;

  @Field(() => [PermissionEnum], { nullable: true, description: 'What it may do.' })
  permissions?: Permission[] | null;

  @Field(() => RuleInput, { nullable: true, description: 'The rule of the users that it sees; null: all.' })
  scope?: RuleInput | null;

  @Field(() => [String], { nullable: true, description: 'Networks from which it works; none: from anywhere.' })
  addresses?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Requests a minute.' })
  ratePerMinute?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops to work; null: never by itself.' })
  expiresAt?: string | null;
}

@InputType({ description: 'A second secret for an API key.' })
export class RotateApiKeyInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => DateTimeScalar, {
    description:
      'Until when the old one works beside the new one, 30 days at most; an instant that has passed ends it at once.',
  })
  oldUntil: string;
}

@InputType({ description: 'Which API key.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}
