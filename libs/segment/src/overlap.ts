import type { UserSet } from '@strata/audience';

/** The users in exactly these sets of those asked about, and in none of the others. */
export interface OverlapCell {
  keys: string[];
  count: number;
}

/**
 * The cells of an UpSet chart: every user in at least one of the sets is counted in exactly one cell. Empty cells are left
 * out, the largest comes first. Each set splits the cells found so far in two, so the work is bounded by 2^n small set
 * operations; at the six sets that are allowed, 63.
 */
export function overlapCells(sets: ReadonlyMap<string, UserSet>): OverlapCell[] {
  let cells: { keys: string[]; members: UserSet }[] = [];
  for (const [key, set] of sets) {
    const split: typeof cells = [];
    let alone = set;
    for (const cell of cells) {
      split.push({ keys: [...cell.keys, key], members: cell.members.and(set) });
      split.push({ keys: cell.keys, members: cell.members.andNot(set) });
      alone = alone.andNot(cell.members);
    }
    split.push({ keys: [key], members: alone });
    cells = split.filter(({ members }) => members.size > 0);
  }
  return cells
    .map(({ keys, members }) => ({ keys, count: members.size }))
    .sort(
      (a, b) => b.count - a.count || a.keys.length - b.keys.length || (a.keys.join('/') < b.keys.join('/') ? -1 : 1),
    );
}
