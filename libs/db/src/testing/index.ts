export { freshDatabase, type FreshDatabaseOptions } from './fresh-database.js';
