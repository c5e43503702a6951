import { Temporal } from 'temporal-polyfill';

/**
 * What clocks on the wall show in a zone: `2026-11-22T14:32:08`, without the zone. People choose times by the clocks of
 * the workspace, wherever their browser happens to be.
 */
export function wallTime(instant: string | number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(new Date(instant).getTime()).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** The instant at which clocks in a zone show this: `2026-11-22T14:32:08+08:00`. An hour that is skipped becomes the next. */
export const instantOf = (wall: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(wall)
    .toZonedDateTime(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** Today's date in a zone: `2026-11-22`. */
export const todayIn = (timeZone: string, now = Date.now()): string => wallTime(now, timeZone).slice(0, 10);
