export * from './audience.js';
export { recordChanges, freshness, type Change } from './changes.js';
export { USERS_AT_MOST } from './feed.js';
export { createAudience } from './engine.js';
export type { AudienceOptions } from './state.js';
export { chunkOf, readUserSet, userSet } from './user-set.js';
