import type { AttributeType, Definitions, Rule } from '../../rule.js';
import type { JsonValue } from '../json.js';
import type { Population, PopulationEvent, PopulationTag, PopulationUser } from '../population.js';

/** A small population and rules over it; who belongs was worked out by hand. Every evaluator answers every case. */
export interface CaseGroup {
  name: string;
  definitions: Definitions;
  population: Population;
  /** Of every case that names no other. */
  asOf: number;
  cases: readonly RuleCase[];
}

export interface RuleCase {
  /** What the case promises, as in "a missing value meets ne". */
  promise: string;
  rule: Rule;
  users: readonly number[];
  asOf?: number;
}

export const at = (text: string): number => Date.parse(text);
export const SECOND = 1000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export function user(
  id: number,
  attributes: Record<string, JsonValue> = {},
  tags: readonly PopulationTag[] = [],
): PopulationUser {
  return { id, attributes, tags };
}

export function event(
  of: number,
  name: string,
  instant: number,
  properties: Record<string, JsonValue> = {},
): PopulationEvent {
  return { user: of, name, at: instant, properties };
}

export interface DefinitionsOf {
  timeZone?: string;
  attributes?: Record<string, AttributeType>;
  tags?: readonly string[];
  /** Of those of the tags whose weights decay. */
  halfLives?: Record<string, string>;
  segments?: Record<string, Rule>;
  purposes?: readonly string[];
  birthDates?: readonly string[];
}

export function define({
  timeZone = 'Asia/Shanghai',
  attributes = {},
  tags = [],
  halfLives = {},
  segments = {},
  purposes = [],
  birthDates = [],
}: DefinitionsOf): Definitions {
  return {
    timeZone,
    attributes: new Map(Object.entries(attributes).map(([key, type]) => [key, { type }])),
    tags: new Map(tags.map((key) => [key, { ...(halfLives[key] !== undefined && { halfLife: halfLives[key] }) }])),
    segments: new Map(Object.entries(segments).map(([key, rule]) => [key, { rule }])),
    purposes: new Map(purposes.map((key) => [key, {}])),
    ...(birthDates.length > 0 && { birthDates }),
  };
}
