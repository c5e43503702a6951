export { dataSet } from './data-sets.js';
export { freshDatabase, type FreshDatabaseOptions } from './fresh-database.js';
export { randomRuns } from './random-runs.js';
export { runSource } from './run-source.js';
