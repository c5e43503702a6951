export { withKept } from './with-kept.js';
