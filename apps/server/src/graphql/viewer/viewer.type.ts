import { PERMISSION_MEANINGS, PERMISSIONS } from '@strata/access';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Enum values have no dots: `profile.read` is PROFILE_READ. */
const wordOf = (permission: string): string => permission.toUpperCase().replace('.', '_');
export const PermissionEnum = Object.fromEntries(PERMISSIONS.map((permission) => [wordOf(permission), permission]));
registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'What a role or a key may be allowed to do.',
  valuesConfig: Object.fromEntries(
    Object.entries(PERMISSION_MEANINGS).map(([permission, description]) => [wordOf(permission), { description }]),
  ),
});

@ObjectType('Viewer', { description: 'Whoever asks: a member in the app, or an API key.' })
export class ViewerObject {
  @Field(() => ID, { description: 'Of the member or the key.' })
  id: string;

  @Field(() => String, { description: 'Of the member or the key.' })
  name: string;

  @Field(() => Boolean, { description: 'A member who is signed in; not a key.' })
  isMember: boolean;

  @Field(() => [PermissionEnum], { description: 'What they may do.' })
  permissions: string[];

  @Field(() => Boolean, { description: 'They see only some of the users; figures and lists are of those.' })
  isScoped: boolean;

  @Field(() => Int, {
    description:
      'Counts of people below it are told as 0, and less than it short of the whole as the whole; 0: every count is told as it is.',
  })
  smallCount: number;

  @Field(() => Boolean, {
    description: 'The company asks for a second factor that they do not have; until they do they may nothing else.',
  })
  lacksSecondFactor: boolean;
}
