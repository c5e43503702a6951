/**
 * Values from the database as one stream of binary records, user key and value, joined by the server: a million users as
 * driver rows took 340 ms, so 94 ms. Without GROUP BY, as PostgreSQL then aggregates in parallel (0.5 s in place of 4.4 s for
 * an attribute of a million users); cut into pieces afterwards and sent in base64, as the driver reads every value as text:
 * 12 MB of hexadecimal digits at once hold the event loop for 80 ms, a piece of base64 for one.
 */
import type { Transaction } from '@strata/db';
import type { Catalogue, Column, ColumnKind, Moment, Parameters } from '@strata/rules';
import { sourceOf } from '@strata/rules';
import type { Rows, StoreKind } from './column-store.js';
import { RECORD_SQL, readRecords } from './records.js';
import type { Turn } from './turn.js';

/** Kinds whose only value is 1, so that only the users are sent and kept. */
const SETS: Record<ColumnKind, (column: Column) => boolean> = {
  everyone: () => true,
  sequence: () => true,
  tag: (column) => column.kind === 'tag' && column.facet === 'held',
  attribute: () => false,
  event: () => false,
  sample: () => false,
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

/** One column at one moment, for everyone or for some users. */
export interface Request {
  column: Column;
  moment: Moment;
  users?: Uint32Array;
}

const PIECE_BYTES = 393_216;

/** Selects the records of all rows, in pieces. */
export function piecesSql(at: number, kind: StoreKind, rows: string): string {
  return (
    `SELECT ${at} AS at, octet_length(data) AS length, place,` +
    ` encode(substr(data, place * ${PIECE_BYTES} + 1, ${PIECE_BYTES}), 'base64') AS piece` +
    ` FROM (SELECT string_agg(${RECORD_SQL[kind]}, ''::bytea) AS data FROM (${rows}) c) joined,` +
    ` generate_series(0, (octet_length(data) - 1) / ${PIECE_BYTES}) place`
  );
}

/** Reads columns in one statement: the rows of each by batches, in the order of the requests. */
export async function readColumns(
  transaction: Transaction,
  catalogue: Catalogue,
  requests: readonly Request[],
  turn: Turn,
): Promise<Iterable<Rows>[]> {
  const parameters = new StatementParameters();
  const kinds = requests.map(({ column }) => storeKind(catalogue, column));
  const selects = requests.map(({ column, moment, users }, at) => {
    const some = users && parameters.add(Array.from(users), 'int[]');
    return piecesSql(at, kinds[at]!, sourceOf(catalogue, column).rows(column, moment, parameters, some));
  });
  const streams = await readStreams(transaction, selects, parameters, turn);
  return kinds.map((kind, at) => readRecords(kind, streams.get(at) ?? Buffer.alloc(0)));
}

/** The users that selects give, by the number of the select. */
export async function readUsers(
  transaction: Transaction,
  selects: readonly { at: number; rows: string }[],
  parameters: StatementParameters,
  turn: Turn,
): Promise<Map<number, Set<number>>> {
  const statements = selects.map(({ at, rows }) => piecesSql(at, 'set', rows));
  const streams = await readStreams(transaction, statements, parameters, turn);
  const found = new Map<number, Set<number>>();
  for (const [at, stream] of streams) {
    const users = new Set<number>();
    for (const batch of readRecords('set', stream)) for (const user of batch.users) users.add(user);
    found.set(at, users);
  }
  return found;
}

async function readStreams(
  transaction: Transaction,
  selects: readonly string[],
  parameters: StatementParameters,
  turn: Turn,
): Promise<Map<number, Buffer>> {
  const streams = new Map<number, Buffer>();
  const pieces = await transaction.query<{ at: number; length: number; place: number; piece: string }>(
    selects.join(' UNION ALL '),
    parameters.values,
  );
  for (const { at, length, place, piece } of pieces) {
    let stream = streams.get(at);
    if (!stream) streams.set(at, (stream = Buffer.allocUnsafe(length)));
    stream.write(piece, place * PIECE_BYTES, 'base64');
    await turn.rest();
  }
  return streams;
}
