import type { EventReader } from '@strata/collect';
import { isHeldSince } from '@strata/profile';
import { addDuration, DAY, dayOf, dayStart, parseRelative, weightLead, weightQuestion } from '@strata/rules';
import type { CalendarWindow, Column, Duration, Moment, Plan, TagLeaf } from '@strata/rules';
import { columnsOf, leafMoves, leavesOf, matches } from './match.js';
import type { UserValues } from './user-values.js';

/** The newest events of each name whose leaving a window is looked at. */
const MOST_EVENTS = 100;
/** For so many days an event can lie in a window of the calendar; one more, for the end of the last. */
const CALENDAR_DAYS: Record<CalendarWindow, number> = {
  TODAY: 2,
  YESTERDAY: 3,
  THIS_WEEK: 8,
  LAST_WEEK: 15,
  THIS_MONTH: 32,
  LAST_MONTH: 63,
  THIS_YEAR: 367,
};
const ANNIVERSARY_DAYS = 367;
const MOST_INSTANTS = 1_200;
const INSTANTS_AT_ONCE = 24;
/** A step of months is cut to the month's last day, so that back and forth may differ by so much. */
const MONTH_SLACK = 4 * DAY;

/**
 * The first instant at which time alone changes the answer for a user, as far as the instants go that can matter: those of
 * the user's events and values, moved by each duration of the rule, and the beginnings of days. Between two of them the
 * exact millisecond is found by halving. What is given is a change, to the millisecond; null says that none was found among
 * the instants of the newest 100 events of each name and of a year of days, 1,200 at most: 50 statements.
 */
export async function turningPoint(
  plan: Plan,
  user: number,
  values: UserValues,
  moment: Moment,
  events: EventReader,
): Promise<number | null> {
  const moving = leavesOf(plan).filter(leafMoves);
  if (moving.length === 0) return null;
  const columns = moving.flatMap(columnsOf);
  const instants = await instantsToLookAt(moving, columns, user, values, moment, events);
  const answer = async (...asked: number[]): Promise<boolean[]> => {
    const moments = asked.map((asOf) => ({ ...moment, asOf }));
    await values.load(columns, moments);
    return moments.map((at) => matches(plan, values, at));
  };
  const now = matches(plan, values, moment);
  let before = moment.asOf;
  for (let start = 0; start < instants.length; start += INSTANTS_AT_ONCE) {
    const some = instants.slice(start, start + INSTANTS_AT_ONCE);
    const answers = await answer(...some);
    const place = answers.findIndex((after) => after !== now);
    let turned = some[place];
    if (turned === undefined) {
      before = some.at(-1) ?? before;
      continue;
    }
    before = some[place - 1] ?? before;
    while (turned - before > 1) {
      const middle = Math.floor((before + turned) / 2);
      const [after] = await answer(middle);
      if (after === now) before = middle;
      else turned = middle;
    }
    return turned;
  }
  return null;
}

async function instantsToLookAt(
  moving: readonly Plan[],
  columns: readonly Column[],
  user: number,
  values: UserValues,
  moment: Moment,
  events: EventReader,
): Promise<number[]> {
  const { asOf, timeZone } = moment;
  const anchors = new Set<number>([asOf, ...valueInstants(columns, values, moment), ...(await values.turns(columns))]);
  const decays = moving.flatMap((leaf) => (leaf.node === 'tag' ? decayInstants(leaf, values, moment) : []));
  for (const name of new Set(columns.flatMap(eventNames))) {
    for (const event of await events.page(user, { first: MOST_EVENTS, name })) anchors.add(event.occurredAt.getTime());
  }
  const found = new Set<number>([...anchors, ...decays]);
  for (const duration of durationsIn(moving)) {
    for (const anchor of anchors) {
      for (const direction of [1, -1] as const) {
        const at = addDuration(anchor, duration, direction, timeZone);
        found.add(at).add(at + 1);
        if (duration.months > 0) found.add(at + MONTH_SLACK);
      }
    }
  }
  if (moving.some(turnsWithDays)) {
    const today = dayOf(asOf, timeZone);
    for (let day = 1; day <= daysToLookAt(moving); day++) found.add(dayStart(today + day, timeZone));
  }
  const ahead = [...found].flatMap((at) => [at, at + 1]).filter((at) => at > asOf);
  return [...new Set(ahead)].sort((a, b) => a - b).slice(0, MOST_INSTANTS);
}

/** Whether the beginning of a day may change what a leaf says: a window of the calendar, an anniversary. */
function turnsWithDays(leaf: Plan): boolean {
  if (leaf.node !== 'value') return false;
  const { column, predicate } = leaf;
  const during = column.kind === 'event' || column.kind === 'sequence' ? column.during : undefined;
  return during?.calendar !== undefined || predicate.anniversaryInNext !== undefined;
}

/** The beginnings of how many days may matter. */
function daysToLookAt(moving: readonly Plan[]): number {
  const days = moving.map((leaf) => {
    if (leaf.node !== 'value') return 0;
    if (leaf.predicate.anniversaryInNext !== undefined) return ANNIVERSARY_DAYS;
    const calendar = 'during' in leaf.column ? leaf.column.during?.calendar : undefined;
    return calendar ? CALENDAR_DAYS[calendar] : 0;
  });
  return Math.max(0, ...days);
}

/** Instants among the user's values: of DATETIME, of DATE the day's bounds, of tags when they end. */
function valueInstants(columns: readonly Column[], values: UserValues, moment: Moment): number[] {
  return columns.flatMap((column) => {
    const value = values.of(column, moment);
    if (typeof value !== 'number') return [];
    if (column.kind === 'tag') return column.facet === 'assigned' || column.facet === 'expires' ? [value] : [];
    if (column.kind === 'held') return isHeldSince(value) ? [value] : [];
    if (column.kind !== 'attribute') return [];
    if (column.type === 'DATETIME') return [value];
    if (column.type !== 'DATE') return [];
    return [dayStart(value, moment.timeZone), dayStart(value + 1, moment.timeZone)];
  });
}

/** When the weights that decay are what the rule names. */
function decayInstants(leaf: TagLeaf, values: UserValues, moment: Moment): number[] {
  const { weight: { eq, ne, gt, gte, lt, lte, in: some = [], notIn: others = [] } = {} } = leaf;
  const weights = [eq, ne, gt, gte, lt, lte, ...some, ...others].filter((one) => typeof one === 'number' && one > 0);
  return leaf.tags.flatMap((key) => {
    const column = weightQuestion(leaf, key)?.column;
    const spent = column && values.of(column, moment);
    if (column?.facet !== 'spent' || typeof spent !== 'number') return [];
    return weights.map((weight) => spent - weightLead(Number(weight), column.halfLife));
  });
}

export function eventNames(column: Column): string[] {
  if (column.kind === 'event') return [column.name];
  if (column.kind !== 'sequence') return [];
  const { steps, notFollowedBy } = column.sequence;
  return [...steps, ...(notFollowedBy ? [notFollowedBy] : [])].map(({ name }) => name);
}

/** Every text of the leaves that reads as a duration. One that is no duration there only adds an instant to look at. */
function durationsIn(leaves: readonly Plan[]): Duration[] {
  const texts = new Set<string>();
  JSON.stringify(leaves, (_key, value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });
  return [...texts].flatMap((text) => {
    const relative = parseRelative(text);
    return relative ? [relative.duration] : [];
  });
}
