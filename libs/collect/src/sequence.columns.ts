/**
 * Users who did one thing after another. For each event that may be the last step, the greatest possible instant of the
 * first step is worked out step by step with window functions: one pass over a user's events, however many choices of
 * events there are.
 */
import { addDurationSql, filtersSql, resolveWindow } from '@strata/rules';
import type { ColumnOf, ColumnSource, Moment, Parameters, Sequence, SequenceStep, Window } from '@strata/rules';
import { EVENT_JSON, filtersMove } from './event.columns.js';
import { instant, movedStretches, startsOf, within } from './window.js';

type SequenceColumn = ColumnOf<'sequence'>;

/** Everything that came strictly before: events at one instant are no sequence. */
const EARLIER = 'GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING';

const steps = (sequence: Sequence): SequenceStep[] => [
  ...sequence.steps,
  ...(sequence.notFollowedBy ? [sequence.notFollowedBy] : []),
];
const names = (sequence: Sequence): string[] => [...new Set(steps(sequence).map(({ name }) => name))];

function rows({ sequence, during }: SequenceColumn, moment: Moment, parameters: Parameters, users?: string): string {
  const window = resolveWindow(during, moment);
  const { notFollowedBy } = sequence;
  const isStep = (step: SequenceStep): string =>
    `name = ${parameters.add(step.name, 'text')} AND ${filtersSql(step.where ?? [], EVENT_JSON, moment, parameters)}`;

  const bounds = within(window, parameters);
  const marks = sequence.steps.map((step, at) => `(${isStep(step)} AND ${bounds}) AS step${at}`);
  if (notFollowedBy) marks.push(`(${isStep(notFollowedBy)}) AS follows`);
  const scanned: Window = notFollowedBy ? { ...window, before: moment.asOf + 1 } : window;
  const only = users ? ` AND user_id = ANY(${users})` : '';
  const marked =
    `SELECT user_id, occurred_at, ${marks.join(', ')} FROM events` +
    ` WHERE name = ANY(${parameters.add(names(sequence), 'text[]')}) AND ${within(scanned, parameters)}${only}`;

  // first0 is the instant of a first step; firstN, on an event that is step N, the greatest first instant that leads to it.
  const started = `SELECT *, CASE WHEN step0 THEN occurred_at END AS first0 FROM (${marked}) marked`;
  const chained = sequence.steps.slice(1).reduce((earlier, _step, before) => {
    const reached = `max(first${before}) OVER (PARTITION BY user_id ORDER BY occurred_at ${EARLIER})`;
    return `SELECT *, CASE WHEN step${before + 1} THEN ${reached} END AS first${before + 1} FROM (${earlier}) chain${before}`;
  }, started);
  const first = `first${sequence.steps.length - 1}`;

  const conditions = [`${first} IS NOT NULL`];
  if (sequence.within)
    conditions.push(`occurred_at <= ${addDurationSql(first, sequence.within, moment.timeZone, parameters)}`);
  let candidates = chained;
  if (notFollowedBy) {
    // Read backwards, so that the frame only grows: a frame that shrinks would cost the square of a user's events.
    const next = `min(CASE WHEN follows THEN occurred_at END) OVER (PARTITION BY user_id ORDER BY occurred_at DESC ${EARLIER})`;
    candidates = `SELECT *, ${next} AS next FROM (${chained}) chain`;
    if (notFollowedBy.within) {
      const deadline = addDurationSql('occurred_at', notFollowedBy.within, moment.timeZone, parameters);
      conditions.push(`${deadline} <= ${instant(moment.asOf, parameters)}`, `(next IS NULL OR next > ${deadline})`);
    } else {
      conditions.push('next IS NULL');
    }
  }
  return `SELECT DISTINCT user_id, 1::float8 AS value FROM (${candidates}) candidates WHERE ${conditions.join(' AND ')}`;
}

function moved(
  { sequence, during }: SequenceColumn,
  from: Moment,
  to: Moment,
  parameters: Parameters,
): 'nobody' | 'everybody' | { sql: string } {
  if (from.asOf === to.asOf && from.timeZone === to.timeZone) return 'nobody';
  if (from.timeZone !== to.timeZone || steps(sequence).some(({ where }) => filtersMove(where))) return 'everybody';
  const stretches = movedStretches(resolveWindow(during, from), resolveWindow(during, to));
  if (!stretches) return 'everybody';
  const { notFollowedBy } = sequence;
  // Without a time limit, what follows counts up to asOf, though the window of the steps may have ended long before.
  if (notFollowedBy)
    stretches.push({ from: Math.min(from.asOf, to.asOf) + 1, before: Math.max(from.asOf, to.asOf) + 1 });
  const asked = stretches.filter((stretch) => stretch.from < stretch.before);
  const moves = asked.map(
    (stretch) => `name = ANY(${parameters.add(names(sequence), 'text[]')}) AND ${within(stretch, parameters)}`,
  );
  if (notFollowedBy?.within) {
    moves.push(deadlinePassed(sequence, notFollowedBy.within, from, to, parameters));
  }
  if (moves.length === 0) return 'nobody';
  return { sql: `SELECT DISTINCT user_id FROM events WHERE ${moves.map((move) => `(${move})`).join(' OR ')}` };
}

/** Last steps whose time for what should not follow ran out between the two moments. */
function deadlinePassed(sequence: Sequence, limit: string, from: Moment, to: Moment, parameters: Parameters): string {
  const [was, is] = from.asOf < to.asOf ? [from, to] : [to, from];
  const last = sequence.steps.at(-1)?.name;
  const deadline = addDurationSql('occurred_at', limit, to.timeZone, parameters);
  return (
    `name = ${parameters.add(last, 'text')} AND ${within(startsOf(was, is, limit), parameters)}` +
    ` AND ${deadline} > ${instant(was.asOf, parameters)} AND ${deadline} <= ${instant(is.asOf, parameters)}`
  );
}

export const sequenceColumn: ColumnSource<SequenceColumn> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows,
  topics: ({ sequence }) => names(sequence).map((name) => `event:${name}`),
  moved,
};
