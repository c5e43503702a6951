import type { CalendarWindow, Channel, Literal, Operator, Predicate } from '../rule.js';
import type { MeasureName } from '../predicate-type.js';
import type { PredicateType } from '../column.js';
import type { Part, Phrase } from './phrase.js';

/** How the values of a predicate are put into words. */
export interface Wording {
  type: PredicateType;
  /** A literal in words, its unit included. */
  literal(literal: Literal): string;
  /** Several literals: any of them, or all; the many are cut short. */
  some(literals: readonly Literal[], joined: 'or' | 'and'): string;
  duration(text: string): string;
}

export type OperatorWords = { [O in Operator]: (operand: Required<Predicate>[O], wording: Wording) => Phrase[] };

/** An event as it is spoken of: its name, its filters, and when. */
export interface SpokenEvent {
  name: string;
  /** Whether the name reads as words, not as a key. */
  known: boolean;
  where: Phrase[];
  when: string;
}

/** What stands between two semicolons. */
export interface Clause {
  phrases: Phrase[];
  isGroup: boolean;
}

/** All that differs between two languages. */
export interface Language {
  operators: OperatorWords;
  /** Between two bounds, both included. */
  between(from: string, to: string): Phrase[];
  and: string;
  /** The values of lists that are not shown. */
  some(shown: readonly string[], hidden: number, joined: 'or' | 'and'): string;
  attribute(name: string, predicate: Phrase[], type: PredicateType): Phrase[];
  /** What has been so without a break for a time. */
  held(condition: Phrase[], duration: string): Phrase[];
  property(name: string, predicate: Phrase[], type: PredicateType): Phrase[];
  filters(filters: readonly Phrase[][]): Phrase[];
  tag(names: string, conditions: readonly Phrase[][]): Phrase[];
  weight(predicate: Phrase[], decays: boolean): Phrase[];
  assigned(predicate: Phrase[]): Phrase[];
  /** `left`: among what is left out. */
  segment(name: string, left: boolean): Phrase[];
  sample(salt: string, from: string, to: string): Phrase[];
  channels: Record<Channel, string>;
  reachable(channel: string, purpose: string): Phrase[];
  everyone: Phrase[];
  happened(event: SpokenEvent): Phrase[];
  neverHappened(event: SpokenEvent): Phrase[];
  /** What each measure is of, followed by its predicate. */
  measures: Record<MeasureName, (event: SpokenEvent, property: string, predicate: Phrase[]) => Phrase[]>;
  /** The unit of a count, and of days. */
  times: string;
  days: string;
  sequence(steps: readonly Phrase[][], when: string, within?: string): Phrase[];
  step(event: SpokenEvent): Phrase[];
  notFollowed(event: SpokenEvent, within?: string): Phrase[];
  last(duration: string): string;
  calendar: Record<CalendarWindow, string>;
  range(from?: string, to?: string): string;
  /** The clauses of a sentence; those that are groups stand apart. */
  clauses(clauses: readonly Clause[]): Phrase[];
  /** Within brackets. */
  all(parts: readonly Part[]): Phrase[];
  any(parts: readonly Part[], nested: boolean): Phrase[];
  group(inner: Phrase[]): Phrase[];
  not(inner: Phrase[]): Phrase[];
  /** What is left out, after what is taken in. */
  without(taken: Phrase[] | undefined, left: readonly Phrase[][]): Phrase[];
  sentence(inner: Phrase[]): Phrase[];
}
