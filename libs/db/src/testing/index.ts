export { freshDatabase, type FreshDatabaseOptions } from './fresh-database.js';
export { runSource } from './run-source.js';
