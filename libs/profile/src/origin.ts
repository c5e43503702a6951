/** Where a value comes from and since when it is so, as stored, and whose word counts when two disagree. */
import type { StoredValue } from './attribute-value.js';

/** What is told of an origin beside its source and time, where there is anything to tell. */
export interface OriginDetails {
  /** Milliseconds: from when on the history has this value, where that is not the time of the value itself. */
  since?: number;
  /** The text before it was cleaned. */
  original?: string;
  /** The method by which the value was inferred; absent for one that was given. */
  inferred?: string;
}

/** Source and time in milliseconds. A key that has an origin and no value was removed by it. */
export type StoredOrigin = [source: string, at: number] | [source: string, at: number, details: OriginDetails];

/** A value for one attribute of one user, on its way in; null removes. */
export interface Candidate {
  value: StoredValue | null;
  source: string;
  /** Milliseconds; absent for a value of now, which is never too old. */
  at?: number;
  original?: string;
  inferred?: string;
}

/** What is so of one attribute of one user; nothing at all where nobody ever said anything. */
export interface Present {
  value?: StoredValue;
  origin?: StoredOrigin;
}

/** Since when a value is so of which nobody said: the beginning of 1970, before which no value lies. */
export const UNKNOWN_START = 0;

/** From when on what is so is so; undefined where nobody ever said anything. */
export function startOf({ value, origin }: Present): number | undefined {
  if (origin) return origin[2]?.since ?? origin[1];
  return value === undefined ? undefined : UNKNOWN_START;
}

/** Who said it and how: all that precedence looks at but for the time. */
interface Speaker {
  source?: string;
  inferred?: string;
}

/** By how much one goes before another: what was given before what was inferred, then the source of the better rank. */
export function aheadBy(one: Speaker, other: Speaker, rankOf: (source?: string) => number): number {
  const isGuess = one.inferred !== undefined;
  if (isGuess !== (other.inferred !== undefined)) return isGuess ? -1 : 1;
  return rankOf(other.source) - rankOf(one.source);
}

/** Whether a candidate stands against what is so: by precedence, then by the newer time; at one time, what came later. */
export function stands(candidate: Candidate, present: Present, rankOf: (source?: string) => number): boolean {
  const { value, origin } = present;
  if (value === undefined && origin === undefined) return true;
  const ahead = aheadBy(candidate, { source: origin?.[0], inferred: origin?.[2]?.inferred }, rankOf);
  if (ahead !== 0) return ahead > 0;
  return candidate.at === undefined || candidate.at >= (origin?.[1] ?? -Infinity);
}

/** The origin of a candidate that stands, valid from `start` on. */
export function originOf({ source, at, original, inferred }: Candidate, start: number, now: number): StoredOrigin {
  const time = at ?? Math.max(start, now);
  if (start === time && original === undefined && inferred === undefined) return [source, time];
  const details: OriginDetails = {
    ...(start !== time && { since: start }),
    ...(original !== undefined && { original }),
    ...(inferred !== undefined && { inferred }),
  };
  return [source, time, details];
}
