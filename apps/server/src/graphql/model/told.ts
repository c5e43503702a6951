import type { ModelFigures as Figures, RfmFigures, RfmMovement } from '@strata/model';
import { blurred } from '../blur.js';
import { NotEnoughData } from './model.type.js';
import { RfmFiguresObject, RfmMoves } from './rfm.type.js';
import type { RfmGroup } from './rfm.type.js';

type Found<Outcome> = Extract<Figures, { outcome: Outcome }>;

/** Figures as somebody may be told them, of whose kind the union is. */
export function toldFigures(figures: Figures, small: number): NotEnoughData | RfmFiguresObject {
  switch (figures.outcome) {
    case 'NOT_ENOUGH_DATA':
      return Object.assign(new NotEnoughData(), toldTooFew(figures, small));
    case 'SCORED':
      return Object.assign(new RfmFiguresObject(), toldScores(figures, small));
  }
}

/** Moves as somebody may be told them. */
export function toldMoves(movement: RfmMovement, small: number): NotEnoughData | RfmMoves {
  if (movement.outcome === 'NOT_ENOUGH_DATA') return Object.assign(new NotEnoughData(), toldTooFew(movement, small));
  const all = movement.moves.reduce((sum, { users }) => sum + users, 0);
  const moves = movement.moves.map((move) => ({ ...move, users: blurred(move.users, all, small) }));
  return Object.assign(new RfmMoves(), { moves });
}

const toldTooFew = ({ found, needed }: Found<'NOT_ENOUGH_DATA'>, small: number): NotEnoughData => ({
  found: blurred(found, needed, small),
  needed,
});

/** The small groups as none, without what they brought; who is all but a few as all, with what all brought. */
function toldScores(
  { all, means, medians, limits, grid, cells, segments }: Extract<RfmFigures, { outcome: 'SCORED' }>,
  small: number,
): RfmFiguresObject {
  const told = <Group extends { users: number; revenue: number }>(group: Group): Group & RfmGroup => {
    if (small === 0) return group;
    const users = blurred(group.users, all.users, small);
    const revenue = users === 0 ? null : users === all.users ? all.revenue : group.revenue;
    return { ...group, users, revenue };
  };
  const few = all.users < small;
  return {
    all: told(all),
    means: few ? null : means,
    medians: few ? null : medians,
    limits,
    grid: grid.map(({ r, f, ...cell }) => ({ ...told(cell), recency: r, frequency: f })),
    cells: cells.map(told),
    segments: segments.map(told),
  };
}
