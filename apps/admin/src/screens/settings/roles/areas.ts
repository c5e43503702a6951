import type { Permission } from '../../../graphql/graphql';

export type Area = 'people' | 'segments' | 'data' | 'privacy' | 'house';

/** Where a permission belongs, by its first word; what is of no other area is of the house. */
const AREAS: readonly [Area, readonly string[]][] = [
  ['people', ['PROFILE', 'EVENT', 'CONSENT']],
  ['segments', ['AUDIENCE', 'SEGMENT', 'TAG']],
  ['data', ['DEFINITION', 'IMPORT', 'CONNECTION']],
  ['privacy', ['PRIVACY']],
  ['house', []],
];

const areaOf = (permission: Permission): Area =>
  AREAS.find(([, words]) => words.includes(permission.split('_')[0] ?? ''))?.[0] ?? 'house';

/** Permissions by area, each area that has any once. */
export function byArea(permissions: readonly Permission[]): { area: Area; permissions: Permission[] }[] {
  return AREAS.map(([area]) => ({ area, permissions: permissions.filter((one) => areaOf(one) === area) })).filter(
    (group) => group.permissions.length > 0,
  );
}
