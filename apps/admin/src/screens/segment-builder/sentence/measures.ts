import { measureName, measureProperty, measureType } from '@strata/rules';
import type { EventCondition, Measure, MeasureName, PredicateType } from '@strata/rules';
import type { EventInfo } from '../definitions';
import { reform } from './predicate-forms';

/** A measure and its property as one key of a list: `sum amount`. */
export type MeasureKey = string;

const WITH_PROPERTY = ['sum', 'avg', 'min', 'max', 'distinct', 'lastValue'] as const satisfies MeasureName[];
const ON_NUMBERS: readonly MeasureName[] = ['sum', 'avg', 'min', 'max'];

export const keyOf = (measure: Measure | undefined): MeasureKey => {
  const property = measureProperty(measure);
  return property === undefined ? measureName(measure) : `${measureName(measure)} ${property}`;
};

/** What can be measured of an event: its counts and moments, and of its properties what their types allow. */
export function measuresOf(event: EventInfo | undefined, present: Measure | undefined): Measure[] {
  const bare: Measure[] = [{ count: true }, { days: true }, { first: true }, { last: true }];
  const ofProperties = WITH_PROPERTY.flatMap((name) =>
    (event?.properties ?? [])
      .filter(
        (property) => !ON_NUMBERS.includes(name) || property.types.some((type) => type.toUpperCase() === 'NUMBER'),
      )
      .map((property): Measure => ({ [name]: property.name })),
  );
  const all = [...bare.slice(0, 2), ...ofProperties, ...bare.slice(2)];
  return present && !all.some((measure) => keyOf(measure) === keyOf(present)) ? [...all, present] : all;
}

/** The condition under another measure, with a predicate of the right type to begin with. */
export function withMeasure(event: EventCondition, measure: Measure): EventCondition {
  const name = measureName(measure);
  const type: PredicateType =
    name === 'first' || name === 'last' ? 'DATETIME' : name === 'lastValue' ? 'TEXT' : 'NUMBER';
  const before = measureType(event.measure, event.is ?? {});
  const start = type === 'DATETIME' ? 'inLast' : type === 'TEXT' ? 'isOneOf' : 'atLeast';
  const is =
    event.is && before === type ? event.is : reform(type === 'NUMBER' && !event.is ? { gte: 1 } : {}, start, type);
  return { ...event, measure, is };
}
