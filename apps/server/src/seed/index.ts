export { Calendar } from './calendar.js';
export { doubles } from './doubles.js';
export { seed, type SeedDoors } from './seed.js';
