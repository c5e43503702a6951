export { seed, type SeedDoors, type SeedResult } from './seed.js';
export type { SeedOptions } from './population.js';
