import type { Parameters } from './column.js';
import { durationOf } from './duration.js';

/** `addDuration` in SQL, for an instant that each row has of its own: a timestamptz expression in, one out. */
export function addDurationSql(instant: string, text: string, timeZone: string, parameters: Parameters): string {
  const { months, milliseconds } = durationOf(text);
  const exact = milliseconds > 0 ? ` + make_interval(secs => ${parameters.add(milliseconds / 1000, 'float8')})` : '';
  if (months === 0) return `(${instant}${exact})`;
  const zone = parameters.add(timeZone, 'text');
  const stepped = `((${instant}) AT TIME ZONE ${zone} + make_interval(months => ${parameters.add(months, 'integer')}))`;
  return `(${stepped} AT TIME ZONE ${zone}${exact})`;
}
