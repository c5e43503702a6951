export * from './rule.js';
export * from './column.js';
