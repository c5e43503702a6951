import { Foundation1763769600000 } from './1763769600000-foundation.js';

/** In order; a released one never changes. */
export const migrations = [Foundation1763769600000];
