export { seed, type SeedDoors } from './seed.js';
