/** What figures of an RFM model mean on the screen. */
import type { RfmFigures, RfmSegment, RfmSettings } from '../documents';

type Language = 'zh' | 'en';

/** The bounds of a class: from, and up to but without `below`; undefined where it is open. */
export interface ClassBounds {
  from?: number;
  below?: number;
}

/** The class of a score of days since: the fewest days have the highest score. */
export const recencyBounds = (limits: readonly (number | null)[], score: number): ClassBounds =>
  between(limits, limits.length + 1 - score);

/** The class of a score of times or amount. */
export const risingBounds = (limits: readonly (number | null)[], score: number): ClassBounds =>
  between(limits, score - 1);

/** The class above so many limits. Null is a limit that no value reaches. */
function between(limits: readonly (number | null)[], above: number): ClassBounds {
  const [from, below] = [limits[above - 1], limits[above]];
  return {
    ...(typeof from === 'number' && { from }),
    ...(typeof below === 'number' && { below }),
  };
}

/** Whole numbers of a class: the least and the greatest. */
export const wholeOf = ({ from, below }: ClassBounds): { least: number; most?: number } => ({
  least: from === undefined ? 0 : Math.ceil(from),
  ...(below !== undefined && { most: Math.ceil(below) - 1 }),
});

export const meanOf = ({
  users,
  revenue,
}: {
  users: number;
  revenue?: number | null | undefined;
}): number | undefined => (users === 0 || revenue === null || revenue === undefined ? undefined : revenue / users);

/** Steps of the heat map: as many as the style sheet has. */
const STEPS = 8;

/** The step of a value between the least and the greatest. */
export function stepOf(value: number, all: readonly number[]): number {
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return most === least ? 0 : Math.min(STEPS - 1, Math.floor(((value - least) / (most - least)) * STEPS));
}

export function segmentName(segments: readonly RfmSegment[], key: string, language: Language, others: string): string {
  const found = segments.find((one) => one.key === key);
  return found ? found[language] : others;
}

/** What is chosen in the grid or in the list: `cell 2 5` or `segment champions`. */
export type Pick = { recency: number; frequency: number } | { segment: string } | { cell: string };

export function readPick(text: string | null): Pick | undefined {
  const [kind, ...rest] = (text ?? '').split(' ');
  if (kind === 'segment' && rest[0]) return { segment: rest[0] };
  if (kind === 'cell' && rest[0]) return { cell: rest[0] };
  const [recency, frequency] = rest.map(Number);
  return kind === 'grid' && recency && frequency ? { recency, frequency } : undefined;
}

/** Exactly these people, by the attributes that the model keeps. */
export function pickRule(model: string, pick: Pick): object {
  const is = (name: string, value: string | number): object => ({
    attribute: { key: `${model}.${name}`, is: { eq: value } },
  });
  if ('segment' in pick) return is('segment', pick.segment);
  if ('cell' in pick) return is('cell', pick.cell);
  return { all: [is('recency_score', pick.recency), is('frequency_score', pick.frequency)] };
}

export function pickedGroup(
  { grid, segments, cells }: RfmFigures,
  pick: Pick,
): { users: number; revenue?: number | null } | undefined {
  if ('segment' in pick) return segments.find(({ key }) => key === pick.segment);
  if ('cell' in pick) return cells.find(({ key }) => key === pick.cell);
  return grid.find(({ recency, frequency }) => recency === pick.recency && frequency === pick.frequency);
}

export interface Move {
  from?: string | null;
  to?: string | null;
  users: number;
}

/** Of each segment who came, who went, and who stayed; `''` stands for who is not scored. */
export function flowsOf(moves: readonly Move[], segment: string): { came: Move[]; went: Move[]; stayed: number } {
  const most = (some: Move[]): Move[] => some.toSorted((a, b) => b.users - a.users);
  return {
    came: most(moves.filter(({ from, to }) => to === segment && from !== segment)),
    went: most(moves.filter(({ from, to }) => from === segment && to !== segment)),
    stayed: moves.find(({ from, to }) => from === segment && to === segment)?.users ?? 0,
  };
}

export const peopleOf = (moves: readonly Move[]): number => moves.reduce((sum, { users }) => sum + users, 0);

/** `P365D` as 365; undefined for another form, or none. */
export const daysOf = (period: string | null | undefined): number | undefined => {
  const days = /^P(\d+)D$/.exec(period ?? '')?.[1];
  return days === undefined ? undefined : Number(days);
};

/** The keys of all named segments, and of the rest. */
export const segmentKeys = ({ segments }: RfmSettings): string[] => [...segments.map(({ key }) => key), 'others'];
