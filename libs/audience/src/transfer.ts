/**
 * Values from the database in a few large pieces: a million users as driver rows took 340 ms, as one value 94 ms. Each piece
 * is the users' keys and, beside them, their values in the binary form that PostgreSQL sends anyway.
 */
import type { Transaction } from '@strata/db';
import type { Catalogue, Column, ColumnKind, ColumnSource, Moment, Parameters } from '@strata/rules';
import type { Rows, StoreKind } from './column-store.js';
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

/** The catalogue's entry for a column, typed for it. */
export const sourceOf = (catalogue: Catalogue, column: Column): ColumnSource => catalogue[column.kind] as ColumnSource;

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

/** How values of each kind are sent. */
const SENT: Record<StoreKind, string> = {
  set: 'NULL::bytea',
  number: `string_agg(float8send(value), ''::bytea)`,
  text: `string_agg(int4send(octet_length(value)) || textsend(value), ''::bytea)`,
  texts: `string_agg(array_send(value), ''::bytea)`,
};

/** Reads columns in one statement; `receive` gets the pieces of each in turn. */
export async function readColumns(
  transaction: Transaction,
  catalogue: Catalogue,
  requests: readonly Request[],
  receive: (request: number, rows: Rows) => Promise<void> | void,
  turn: Turn,
): Promise<void> {
  const parameters = new StatementParameters();
  const selects = requests.map(({ column, moment, users }, at) => {
    const some = users && parameters.add(Array.from(users), 'int[]');
    const rows = sourceOf(catalogue, column).rows(column, moment, parameters, some);
    const sent = SENT[storeKind(catalogue, column)];
    return `SELECT int4send(${at}), string_agg(int4send(user_id), ''::bytea), ${sent} FROM (${rows}) c`;
  });
  for (const [label, users, values] of await transaction.binary(selects.join(' UNION ALL '), parameters.values)) {
    const at = label!.readInt32BE(0);
    if (users) await receive(at, await parse(storeKind(catalogue, requests[at]!.column), users, values, turn));
  }
}

async function parse(kind: StoreKind, users: Buffer, values: Buffer | null | undefined, turn: Turn): Promise<Rows> {
  const keys = integers(users);
  await turn.rest();
  if (kind === 'set') return { kind, users: keys };
  if (!values) throw new Error('users without values');
  if (kind === 'number') return { kind, users: keys, values: doubles(values) };
  const reader = new Reader(values);
  return kind === 'text'
    ? { kind, users: keys, values: await reader.many(keys.length, () => reader.text(), turn) }
    : { kind, users: keys, values: await reader.many(keys.length, () => reader.list(), turn) };
}

/** Big-endian integers; copied first, so that the view is aligned and the driver's buffer is let go. */
export function integers(sent: Buffer): Uint32Array {
  const copy = new Uint8Array(sent);
  Buffer.from(copy.buffer).swap32();
  return new Uint32Array(copy.buffer);
}

function doubles(sent: Buffer): Float64Array {
  const copy = new Uint8Array(sent);
  Buffer.from(copy.buffer).swap64();
  return new Float64Array(copy.buffer);
}

const VALUES_A_TURN = 4_096;

class Reader {
  private at = 0;

  constructor(private readonly sent: Buffer) {}

  async many<T>(count: number, read: () => T, turn: Turn): Promise<T[]> {
    const values: T[] = [];
    for (let index = 0; index < count; index++) {
      values.push(read());
      if (index % VALUES_A_TURN === 0) await turn.rest();
    }
    return values;
  }

  text(): string {
    const length = this.integer();
    this.at += length;
    return this.sent.toString('utf8', this.at - length, this.at);
  }

  /** As `array_send` writes it: dimensions, flags, element type, then length and lower bound of each dimension, then texts. */
  list(): string[] {
    const dimensions = this.integer();
    this.at += 8;
    if (dimensions === 0) return [];
    const length = this.integer();
    this.at += 4;
    return Array.from({ length }, () => this.text());
  }

  private integer(): number {
    this.at += 4;
    return this.sent.readInt32BE(this.at - 4);
  }
}

/** An `int[]` as the driver gives it in binary form. */
export function integerArray(sent: Buffer): number[] {
  if (sent.readInt32BE(0) === 0) return [];
  const length = sent.readInt32BE(12);
  return Array.from({ length }, (_, at) => sent.readInt32BE(24 + at * 8));
}
