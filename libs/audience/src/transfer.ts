/**
 * Values from the database as streams of bytes, joined by the server: a million users as driver rows took 340 ms, so 94 ms. Without GROUP BY, as PostgreSQL then aggregates in parallel (0.5 s in place of 4.4 s for
 * an attribute of a million users); cut into pieces afterwards and sent in base64, as the driver reads every value as text:
 * 12 MB of hexadecimal digits at once hold the event loop for 80 ms, a piece of base64 for one.
 */
import type { Transaction } from '@strata/db';
import type { Catalogue, Column, ColumnKind, Moment, Parameters } from '@strata/rules';
import { sourceOf } from '@strata/rules';
import type { Rows, StoreKind } from './column-store.js';
import { noStreams, readIntervalRecords, readRecords, STREAM_SQL } from './records.js';
import type { Intervals, Streams } from './records.js';
import type { Turn } from './turn.js';

/** Kinds whose only value is 1, so that only the users are sent and kept. */
const SETS: Record<ColumnKind, (column: Column) => boolean> = {
  everyone: () => true,
  sequence: () => true,
  tag: (column) => column.kind === 'tag' && column.facet === 'held',
  attribute: () => false,
  held: () => false,
  event: () => false,
  sample: () => false,
  address: () => true,
  consent: () => false,
  suppression: () => false,
};

export function storeKind(catalogue: Catalogue, column: Column): StoreKind {
  return SETS[column.kind](column) ? 'set' : sourceOf(catalogue, column).valueKind(column);
}

/** Collects the values of one statement. */
export class StatementParameters implements Parameters {
  readonly values: unknown[] = [];

  constructor(private readonly before = 0) {}

  add(value: unknown, type?: string): string {
    this.values.push(value);
    return `$${this.before + this.values.length}${type ? `::${type}` : ''}`;
  }

  /** For a part of the statement that may be left out: PostgreSQL refuses values that no text refers to. */
  part(): StatementParameters {
    return new StatementParameters(this.values.length);
  }

  keep(part: StatementParameters): void {
    this.values.push(...part.values);
  }
}

/** One column at one moment, for everyone, for some users, or for those whose keys lie in a range. */
export interface Request {
  column: Column;
  moment: Moment;
  users?: Uint32Array;
  range?: KeyRange;
}

/** Both ends are in it. */
export interface KeyRange {
  from: number;
  to: number;
}

const LARGEST_KEY = 2 ** 31 - 1;

/** All keys, in as many ranges; the last takes in those of users who come while it is read. One: no range at all. */
export async function keyRanges(
  transaction: Transaction,
  catalogue: Catalogue,
  parts: number,
): Promise<(KeyRange | undefined)[]> {
  if (parts === 1) return [undefined];
  const parameters = new StatementParameters();
  const everyone = catalogue.everyone.rows({ kind: 'everyone' }, { asOf: 0, timeZone: 'UTC' }, parameters);
  const [row] = await transaction.query<{ last: number | null }>(
    `SELECT max(user_id) AS last FROM (${everyone}) c`,
    parameters.values,
  );
  const size = Math.ceil(((row?.last ?? 0) + 1) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    from: part * size,
    to: part === parts - 1 ? LARGEST_KEY : (part + 1) * size - 1,
  }));
}

const PIECE_BYTES = 393_216;

/** Selects streams of all rows, in pieces. */
function piecesSql(at: number, streams: Partial<Record<keyof Streams, string>>, rows: string): string {
  const names = Object.keys(streams);
  const joined = Object.entries(streams).map(([name, sql]) => `${sql} AS "${name}"`);
  return (
    `SELECT ${at} AS at, stream, octet_length(data) AS length, place,` +
    ` encode(substr(data, place * ${PIECE_BYTES} + 1, ${PIECE_BYTES}), 'base64') AS piece` +
    ` FROM (SELECT ${joined.join(', ')} FROM (${rows}) c) joined,` +
    ` LATERAL (VALUES ${names.map((name) => `('${name}', "${name}")`).join(', ')}) streams (stream, data),` +
    ` LATERAL generate_series(0, (octet_length(data) - 1) / ${PIECE_BYTES}) place`
  );
}

const rowsSql = (at: number, kind: StoreKind, rows: string): string =>
  piecesSql(at, { users: STREAM_SQL.users, values: STREAM_SQL.values[kind] }, rows);

/** Reads columns in one statement: the rows of each by batches, in the order of the requests. */
export async function readColumns(
  transaction: Transaction,
  catalogue: Catalogue,
  requests: readonly Request[],
  turn: Turn,
): Promise<Iterable<Rows>[]> {
  const parameters = new StatementParameters();
  const kinds = requests.map(({ column }) => storeKind(catalogue, column));
  const selects = requests.map(({ column, moment, users, range }, at) => {
    const some = users && parameters.add(Array.from(users), 'int[]');
    const rows = sourceOf(catalogue, column).rows(column, moment, parameters, some);
    return rowsSql(at, kinds[at]!, range ? rowsWithin(range, rows, parameters) : rows);
  });
  const streams = await readStreams(transaction, selects, parameters, turn);
  return kinds.map((kind, at) => readRecords(kind, streams[at]!));
}

/** Reads what was so of a column at some time of a stretch; undefined where it cannot tell. */
export async function readIntervals(
  transaction: Transaction,
  catalogue: Catalogue,
  { column, from, to, range }: { column: Column; from: number; to: number; range?: KeyRange },
  turn: Turn,
): Promise<Iterable<Intervals> | undefined> {
  const parameters = new StatementParameters();
  const rows = sourceOf(catalogue, column).intervals?.(column, from, to, parameters);
  if (rows === undefined) return undefined;
  const kind = storeKind(catalogue, column);
  const { users, values, since, until } = STREAM_SQL;
  const select = piecesSql(
    0,
    { users, values: values[kind], since, until },
    range ? rowsWithin(range, rows, parameters) : rows,
  );
  const [streams = noStreams()] = await readStreams(transaction, [select], parameters, turn);
  return readIntervalRecords(kind, streams);
}

function rowsWithin({ from, to }: KeyRange, rows: string, parameters: StatementParameters): string {
  return `SELECT * FROM (${rows}) part WHERE user_id BETWEEN ${parameters.add(from, 'int')} AND ${parameters.add(to, 'int')}`;
}

/** The users that selects give, by the number of the select. */
export async function readUsers(
  transaction: Transaction,
  selects: readonly string[],
  parameters: StatementParameters,
  turn: Turn,
): Promise<Set<number>[]> {
  const statements = selects.map((rows, at) => rowsSql(at, 'set', rows));
  const streams = await readStreams(transaction, statements, parameters, turn);
  return streams.map((stream) => {
    const users = new Set<number>();
    for (const batch of readRecords('set', stream)) for (const user of batch.users) users.add(user);
    return users;
  });
}

async function readStreams(
  transaction: Transaction,
  selects: readonly string[],
  parameters: StatementParameters,
  turn: Turn,
): Promise<Streams[]> {
  const streams = selects.map(noStreams);
  const pieces = await transaction.query<Piece>(selects.join(' UNION ALL '), parameters.values);
  for (const { at, stream, length, place, piece } of pieces) {
    const of = streams[at]!;
    if (of[stream].length === 0) of[stream] = Buffer.allocUnsafe(length);
    of[stream].write(piece, place * PIECE_BYTES, 'base64');
    await turn.rest();
  }
  return streams;
}

interface Piece {
  at: number;
  stream: keyof Streams;
  /** Of the whole stream, in bytes. */
  length: number;
  place: number;
  piece: string;
}
