export { profileColumns } from './profile.columns.js';
