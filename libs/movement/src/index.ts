export { Follower, sameOr } from './follower.js';
export type { Difference, FollowedKind } from './follower.js';
export { movementPersonalData } from './movement.personal-data.js';
export { MOVEMENT_KINDS } from './movement.js';
export type { Moved, MovementKind } from './movement.js';
