import type { Permission } from '@strata/access';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { RuleInput } from '../rule/rule.input.js';
import { PermissionEnum } from '../viewer/viewer.type.js';

@ObjectType('Role', { description: 'What its members may do.' })
export class RoleObject {
  @Field(() => String, { description: 'Its name in the API; `owner` to `protection_officer` are built in.' })
  key: string;

  @Field(() => String, { description: 'Its name for people; of a built-in role its key.' })
  name: string;

  @Field(() => String, { description: 'What it is for.' })
  description: string;

  @Field(() => [PermissionEnum], { description: 'What it allows.' })
  permissions: readonly Permission[];

  @Field(() => Boolean, { description: 'Built in: it stays as it is.' })
  isBuiltIn: boolean;

  @Field(() => Int, { description: 'How many members hold it.' })
  members: number;
}

@InputType({ description: 'A role of your own.' })
export class RoleInput {
  @Field(() => String, { description: 'Small letters, digits and _, beginning with a letter; at most 64.' })
  key: string;

  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What it is for, in at most 500 characters.' })
  description?: string | null;

  @Field(() => [PermissionEnum], { description: 'What it allows: nothing that you may not do yourself.' })
  permissions: Permission[];

  @Field(() => RuleInput, { nullable: true, description: 'The rule of the users that its members see; null: all.' })
  scope?: RuleInput | null;
}

@InputType({ description: 'Which role goes.' })
export class RemoveRoleInput {
  @Field(() => String, { description: 'Its key.' })
  key: string;
}
