import type { Column, ColumnKind } from './column.js';

/** Names a column at every moment: the same text for the same column, whatever the order of its keys. */
export function columnKey(column: Column): string {
  return canonicalJson(column);
}

/** JSON with sorted keys and without absent ones. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Values that time alone may change: windows move on, and events dated slightly ahead begin to count. */
const MOVES: Record<ColumnKind, boolean> = {
  everyone: false,
  attribute: false,
  held: false,
  tag: false,
  event: true,
  sequence: true,
  sample: false,
  address: false,
  consent: true,
  suppression: true,
};

export function columnMoves(column: Column): boolean {
  return MOVES[column.kind];
}

/** Whether a model keeps its values, of the present alone. */
export function isKept(column: Column): boolean {
  return column.kind === 'attribute' && column.keptBy !== undefined;
}

/** Values that were others in the past although no time was named with them: a past moment reads their history. */
const HAS_HISTORY: Record<ColumnKind, boolean> = {
  everyone: false,
  attribute: true,
  held: true,
  tag: true,
  event: false,
  sequence: false,
  sample: false,
  address: false,
  consent: false,
  suppression: false,
};

/** What a model keeps is taken as it is now. */
export function columnHasHistory(column: Column): boolean {
  return HAS_HISTORY[column.kind] && !isKept(column);
}
