export { Calendar } from './calendar.js';
export { seed, type SeedDoors } from './seed.js';
