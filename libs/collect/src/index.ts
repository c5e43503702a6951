export { collectColumns } from './collect.columns.js';
