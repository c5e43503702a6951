/**
 * Values from the database in large pieces, one for each run of 131,072 user keys: the keys and, beside them, the values, both
 * as PostgreSQL's binary form in base64. A million users as driver rows took 340 ms, as pieces 94 ms. The driver reads every
 * value as text, where bytea would be hexadecimal: 12 MB then hold the event loop for 80 ms, in base64 for 30, in pieces for 3.
 */
import type { Transaction } from '@strata/db';
import type { Catalogue, Column, ColumnKind, Moment, Parameters } from '@strata/rules';
import { sourceOf } from '@strata/rules';
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

const PIECE_BITS = 17;

/** One text of all rows' parts; the parts of two such texts are in the same order. */
export const joined = (part: string): string => `encode(string_agg(${part}, ''::bytea), 'base64')`;

/** How values of each kind are sent. */
const SENT: Record<StoreKind, string> = {
  set: 'NULL',
  number: joined('float8send(value)'),
  text: joined('int4send(octet_length(value)) || textsend(value)'),
  texts: joined('array_send(value)'),
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
    const pieces = users ? '' : ` GROUP BY user_id >> ${PIECE_BITS}`;
    return `SELECT ${at} AS at, ${joined('int4send(user_id)')} AS users, ${sent} AS values FROM (${rows}) c${pieces}`;
  });
  const pieces = await transaction.query<Piece>(selects.join(' UNION ALL '), parameters.values);
  for (const { at, users, values } of pieces) {
    if (users) await receive(at, await parse(storeKind(catalogue, requests[at]!.column), users, values, turn));
    await turn.rest();
  }
}

interface Piece {
  at: number;
  users: string | null;
  values: string | null;
}

async function parse(kind: StoreKind, users: string, values: string | null, turn: Turn): Promise<Rows> {
  const keys = integers(users);
  await turn.rest();
  if (kind === 'set') return { kind, users: keys };
  if (values === null) throw new Error('users without values');
  if (kind === 'number') return { kind, users: keys, values: doubles(values) };
  const reader = new Reader(Buffer.from(values, 'base64'));
  return kind === 'text'
    ? { kind, users: keys, values: await reader.many(keys.length, () => reader.text(), turn) }
    : { kind, users: keys, values: await reader.many(keys.length, () => reader.list(), turn) };
}

/** Big-endian integers. */
export function integers(sent: string): Uint32Array {
  const bytes = aligned(sent);
  Buffer.from(bytes).swap32();
  return new Uint32Array(bytes);
}

function doubles(sent: string): Float64Array {
  const bytes = aligned(sent);
  Buffer.from(bytes).swap64();
  return new Float64Array(bytes);
}

/** In memory of its own, as small buffers share theirs at places that no typed array may begin at. */
function aligned(sent: string): ArrayBuffer {
  const bytes = new ArrayBuffer(Buffer.byteLength(sent, 'base64'));
  const written = Buffer.from(bytes).write(sent, 'base64');
  return bytes.slice(0, written);
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
