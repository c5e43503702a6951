import { parseDuration } from '@strata/rules';
import { useCallback } from 'react';
import { useSentenceWords } from './words';

export const DURATION_UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export interface SimpleDuration {
  amount: number;
  unit: DurationUnit;
}

const DATE_UNITS: Record<string, DurationUnit> = { D: 'day', W: 'week', M: 'month', Y: 'year' };
const TIME_UNITS: Record<string, DurationUnit> = { M: 'minute', H: 'hour' };

/** A duration of one unit, as the controls edit it; others (`P1DT12H`) are shown as they are written. */
export function readDuration(text: string): SimpleDuration | undefined {
  const match = /^P(?:(\d+)([YMWD])|T(\d+)([HM]))$/.exec(text);
  if (!match) return undefined;
  const [, days, dayUnit, hours, hourUnit] = match;
  const unit = dayUnit === undefined ? TIME_UNITS[hourUnit ?? ''] : DATE_UNITS[dayUnit];
  return unit && { amount: Number(days ?? hours), unit };
}

export function writeDuration({ amount, unit }: SimpleDuration): string {
  const letter = unit.charAt(0).toUpperCase();
  return unit === 'minute' || unit === 'hour' ? `PT${amount}${letter}` : `P${amount}${letter}`;
}

/** "60 天 / 60 days". */
export function useDurationText(): (text: string) => string {
  const say = useSentenceWords();
  return useCallback(
    (text) => {
      const simple = readDuration(text);
      if (!simple) return parseDuration(text) ? text.replace(/^P/, '') : text;
      return say(`${simple.unit}_${simple.amount === 1 ? 'one' : 'other'}`, { n: simple.amount });
    },
    [say],
  );
}
