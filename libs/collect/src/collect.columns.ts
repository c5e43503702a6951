import { eventColumn } from './event.columns.js';
import { sequenceColumn } from './sequence.columns.js';

/** The columns of this folder, by kind, for the server's catalogue. */
export const collectColumns = { event: eventColumn, sequence: sequenceColumn };
