import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '@strata/db';
import { examine } from '../../imports/examine.js';
import { openRecords } from '../../imports/open-records.js';
import type { FileRecord } from '../../imports/records.js';
import type { FileSource } from '../../imports/source.js';
import { unpack } from '../../imports/unpack.js';
import { divisionOf, divisions } from '../region/divisions.js';
import type { Division } from '../region/divisions.js';
import type { InferenceTableKind, TableFault, TableFaultCode } from './inference-table.js';
import { RangeRows } from './range-table.js';
import type { RangeTable } from './range-table.js';
import { TABLE_KEYS } from './table-keys.js';

export interface TableLimits {
  /** The largest file, as it comes. */
  maxBytes: number;
  /** What a packed file may open to. */
  maxUnpackedBytes: number;
  maxRows: number;
}

/** A table that was read: where each key lies, and what was wrong with the rows that are not in it. */
export interface ReadTable {
  rows: number;
  faulty: number;
  /** The first of them, by line. */
  faults: TableFault[];
  /** The division of a value; undefined where the table has none. */
  find(value: string): Division | undefined;
  /** What it takes in memory. */
  bytes: number;
}

/** Somebody mends so many at once. */
const MOST_FAULTS = 50;
const ROWS_A_TURN = 500;
const SHOWN = 60;

/** The names of columns by what they hold, in lower case. Others are passed over, so that a table of somebody else's goes in as it is. */
const KEY: Record<InferenceTableKind, readonly string[]> = {
  POSTAL_CODE: ['postal_code', 'postcode', 'zip', 'code', '邮编', '邮政编码'],
  PHONE_PREFIX: ['prefix', 'phone_prefix', 'area_code', '号段', '手机号段', '区号'],
  IP: ['range', 'network', 'cidr', 'ip', '地址段', 'ip段', '网段'],
};
const FIRST = ['first', 'start', 'start_ip', 'from', '起始', '起始ip'];
const LAST = ['last', 'end', 'end_ip', 'to', '结束', '结束ip'];
const DIVISION = ['division', 'division_code', 'adcode', '行政区划代码', '区划代码', '行政区划'];

const NUMBERS = new Map(divisions.map(({ code }, at) => [code, at + 1]));

/**
 * Reads a table from CSV with a header, in blocks and turn by turn. A district is told by a postal code alone: a telephone and an
 * address tell no more than a city. Refuses a file that is no such table; what is wrong with single rows it says.
 */
export async function readTable(kind: InferenceTableKind, given: FileSource, limits: TableLimits): Promise<ReadTable> {
  const file = await unpack(given, limits);
  const records = await openRecords(file, await examine(file), { header: true });
  const faults = new Faults();
  const keys = TABLE_KEYS[kind];
  /** Tables of keys of one word and of four: digits and addresses of version 4, and those of version 6. */
  const rows = new Map([1, 4].map((words) => [words, new RangeRows(words)]));
  let read = 0;
  try {
    const columns = columnsOf(kind, records.header);
    for await (const some of records.read())
      for (const record of some) {
        if (++read > limits.maxRows)
          throw new Refusal('TOO_LARGE', `the table has more than ${limits.maxRows} rows`, { maxRows: limits.maxRows });
        if (read % ROWS_A_TURN === 0) await nextTurn();
        const row = columns(record, faults);
        if (!row) continue;
        const span = keys.span(row.key);
        if (!span) {
          faults.add(record.line, 'INVALID_KEY', `${shown(row.key)} is not ${keys.expected}`, row.key);
          continue;
        }
        const division = divisionOf(row.division);
        if (!division)
          faults.add(
            record.line,
            'UNKNOWN_DIVISION',
            `${shown(row.division)} is no code of six digits of a province, city or district (GB/T 2260)`,
            row.division,
          );
        else if (kind !== 'POSTAL_CODE' && division.level === 'DISTRICT')
          faults.add(
            record.line,
            'WRONG_LEVEL',
            `${row.division} (${division.name}) is a district; give the code of its city`,
            row.division,
          );
        else rows.get(span.first.length)!.add(span.first, span.last, NUMBERS.get(division.code)!, record.line);
      }
  } finally {
    await records.close();
  }
  if (read === 0) throw new Refusal('EMPTY_FILE', `${file.name} holds no rows`);
  const tables = new Map<number, RangeTable>();
  for (const [words, some] of rows) {
    const table = await some.table(({ line, other, why }) =>
      why === 'OVERLAP'
        ? faults.add(line, why, `the range lies partly in that of line ${other}`, null, other)
        : faults.add(line, why, `line ${other} gives another place for the same`, null, other),
    );
    tables.set(words, table);
    rows.delete(words);
  }
  return {
    rows: read,
    faulty: faults.count,
    faults: faults.first(),
    find(value) {
      const key = keys.of(value);
      return key && divisions[tables.get(key.length)!.find(key) - 1];
    },
    bytes: [...tables.values()].reduce((bytes, table) => bytes + table.bytes, 0),
  };
}

type ReadRow = (record: FileRecord, faults: Faults) => { key: string; division: string } | undefined;

/** Finds the columns by their names, or refuses the file. */
function columnsOf(kind: InferenceTableKind, header: readonly string[] | null | undefined): ReadRow {
  const names = (header ?? []).map((name) => name.trim().toLowerCase());
  const at = (known: readonly string[]): number => names.findIndex((name) => known.includes(name));
  const division = at(DIVISION);
  const key = at(KEY[kind]);
  const ends = kind === 'IP' && key < 0 ? [at(FIRST), at(LAST)] : [key];
  if (division < 0 || ends.some((column) => column < 0)) {
    const wanted = kind === 'IP' ? 'range (or first and last)' : KEY[kind][0];
    throw new Refusal('INVALID_HEADER', `the first line has to name the columns: ${wanted}, division`);
  }
  const last = Math.max(division, ...ends);
  return (record, faults) => {
    const { line } = record;
    if (!('fields' in record)) {
      faults.add(line, 'UNREADABLE_ROW', 'fault' in record ? record.fault.message : 'expected columns', null);
      return undefined;
    }
    const { fields } = record;
    if (fields.length <= last) {
      faults.add(line, 'UNREADABLE_ROW', `expected ${last + 1} columns, got ${fields.length}`, null);
      return undefined;
    }
    return { key: ends.map((column) => fields[column]!.trim()).join('-'), division: fields[division]!.trim() };
  };
}

/** Counts them all and keeps the first by line, whatever order they are found in. */
class Faults {
  count = 0;
  private kept: TableFault[] = [];

  add(line: number, code: TableFaultCode, message: string, text: string | null, other: number | null = null): void {
    this.count += 1;
    this.kept.push({ line, code, message, text: text === null ? null : text.slice(0, SHOWN), other });
    if (this.kept.length >= 2 * MOST_FAULTS) this.kept = this.first();
  }

  first(): TableFault[] {
    return this.kept.toSorted((one, other) => one.line - other.line).slice(0, MOST_FAULTS);
  }
}

const shown = (text: string): string => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
