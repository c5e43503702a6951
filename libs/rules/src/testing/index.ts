export { oracle } from './oracle.js';
export { applyChange } from './population.js';
export type { Change, Population, PopulationEvent, PopulationTag, PopulationUser } from './population.js';
export type { JsonValue } from './json.js';
