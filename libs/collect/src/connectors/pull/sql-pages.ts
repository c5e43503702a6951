import { parseInstant } from '@strata/rules';
import { fingerprint } from '../../inbound/record-road.js';
import type { JsonRecord } from '../../inbound/record-road.js';
import type { Cursor, Page } from './puller.js';
import type { SqlSettings } from './sql-settings.js';

/** Rows of one page: a page is one statement, and is held in memory whole. */
export const PAGE_ROWS = 500;

export interface SqlRow {
  record: JsonRecord;
  /** As text of the database, to the last digit: JavaScript's dates and numbers hold less. */
  watermark: string;
  key: string;
}

/** Where a page begins: behind a row of this run, or at the watermark of the run before. */
export type Start = { after: { watermark: string; key: string } } | { from: string } | undefined;

/**
 * Keyset paging: no page is found by counting. A run begins *at* the last watermark and not behind it, so that a row that
 * was committed later with the same one is not lost; those read before, and not changed since, are left out.
 */
export async function* sqlPages(
  settings: SqlSettings,
  cursor: Cursor | null,
  read: (start: Start) => Promise<SqlRow[]>,
): AsyncGenerator<Page> {
  const last = typeof cursor?.['watermark'] === 'string' ? cursor['watermark'] : undefined;
  const seen = new Set(typeof cursor?.['seen'] === 'string' ? cursor['seen'].split(' ') : []);
  let start: Start = last === undefined ? undefined : { from: earlier(last, settings.overlap) };
  for (;;) {
    const rows = await read(start);
    const end = rows.at(-1);
    if (!end) return;
    // What is read again in the overlap does not bring the cursor back.
    const watermark = last === undefined ? end.watermark : later(last, end.watermark);
    yield {
      records: rows.filter((row) => row.watermark !== last || !seen.has(markOf(row))).map(({ record }) => record),
      cursor: {
        watermark,
        seen: rows
          .filter((row) => row.watermark === watermark)
          .map(markOf)
          .join(' '),
      },
      changedAt: (record) => instantOf(record[settings.watermark]),
    };
    if (rows.length < PAGE_ROWS) return;
    start = { after: { watermark: end.watermark, key: end.key } };
  }
}

/** What tells a row as it was from the same row changed; of rows with the cursor's watermark, a page of them at most. */
const markOf = ({ record }: SqlRow): string => fingerprint(record).slice(0, 16);

/** A watermark that is a time, some seconds earlier; any other stays. */
function earlier(watermark: string, seconds: number): string {
  const at = seconds > 0 ? timeOf(watermark) : undefined;
  return at === undefined ? watermark : new Date(at - seconds * 1000).toISOString().replace('T', ' ').replace('Z', '');
}

function later(one: string, other: string): string {
  const [a, b] = [timeOf(one), timeOf(other)];
  return a !== undefined && b !== undefined && a > b ? one : other;
}

/** Milliseconds of what a database writes for a time: `2026-11-22 09:30:00.123456+00`. */
function timeOf(text: string): number | undefined {
  const [, date, time = '00:00:00'] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d(?:\.\d+)?))?(?:Z|\+00(?::?00)?)?$/.exec(text) ?? [];
  const at = date === undefined ? NaN : Date.parse(`${date}T${time.slice(0, 12)}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** The time of a row's values, where its watermark is an instant. One in the future is now. */
function instantOf(value: unknown): string | undefined {
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  return at === undefined ? undefined : new Date(Math.min(at, Date.now())).toISOString();
}
