export { tagColumns } from './tag.columns.js';
