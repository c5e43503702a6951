export * from './cohorts/index.js';
