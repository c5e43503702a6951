import type { EventReader, UserEvent } from '@strata/collect';
import { parseInstant, propertyType, resolveTest, resolveWindow, testValue } from '@strata/rules';
import type { Column, Moment, PredicateType, PropertyFilter, SequenceStep, Value } from '@strata/rules';

const MOST_EVENTS = 10;
/** Events of one name that are looked through for those that pass the filters. */
const PAGE = 100;
const MOST_PAGES = 5;

/** The events behind a value, the newest first. */
export async function evidenceOf(
  column: Column,
  user: number,
  moment: Moment,
  events: EventReader,
): Promise<UserEvent[]> {
  if (column.kind !== 'event' && column.kind !== 'sequence') return [];
  const steps: SequenceStep[] = column.kind === 'event' ? [column] : column.sequence.steps;
  const { from = -Infinity, before } = resolveWindow(column.during, moment);
  const found = new Map<string, UserEvent>();
  for (const step of steps) {
    for (const event of await eventsOf(step, user, from, before, moment, events)) found.set(event.id, event);
  }
  return [...found.values()]
    .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || Number(BigInt(b.id) - BigInt(a.id)))
    .slice(0, MOST_EVENTS);
}

async function eventsOf(
  { name, where }: SequenceStep,
  user: number,
  from: number,
  before: number,
  moment: Moment,
  events: EventReader,
): Promise<UserEvent[]> {
  const found: UserEvent[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await events.page(user, { first: PAGE, name, after });
    for (const event of page) {
      const at = event.occurredAt.getTime();
      if (at >= from && at < before && passes(event, where ?? [], moment)) found.push(event);
    }
    const last = page.at(-1);
    if (page.length < PAGE || found.length >= MOST_EVENTS || !last || last.occurredAt.getTime() < from) break;
    after = last.cursor;
  }
  return found;
}

function passes({ properties }: UserEvent, where: readonly PropertyFilter[], moment: Moment): boolean {
  return where.every(({ property, is }) => {
    const type = propertyType(is);
    return testValue(resolveTest(is, type, moment), propertyValue(properties[property], type));
  });
}

/** A value of another type than the one asked for is as good as missing. */
function propertyValue(value: unknown, type: PredicateType): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (type === 'ANY') return 1;
  if (type === 'NUMBER') return typeof value === 'number' ? value : undefined;
  if (type === 'BOOLEAN') return typeof value === 'boolean' ? Number(value) : undefined;
  if (typeof value !== 'string') return undefined;
  return type === 'DATETIME' ? parseInstant(value) : value;
}
