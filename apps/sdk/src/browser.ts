export type { StandardEvents } from './standard-events.js';
