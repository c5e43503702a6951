export * from './audience.js';
export { recordChanges, freshness, type Change } from './changes.js';
