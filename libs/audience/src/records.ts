/** The binary records in which a column's rows are sent: written by the server, read here. */
import type { Rows, StoreKind } from './column-store.js';

/** A record of each kind: the user's key first, all integers big-endian. */
export const RECORD_SQL: Record<StoreKind, string> = {
  set: 'int4send(user_id)',
  number: 'int4send(user_id) || float8send(value)',
  text: 'int4send(user_id) || int4send(octet_length(value)) || textsend(value)',
  texts: 'int4send(user_id) || array_send(value)',
};

const NUMBERS_A_BATCH = 65_536;
const VALUES_A_BATCH = 4_096;

/** The rows by batches, each read in a millisecond or two, so that the event loop is free between them. */
export function readRecords(kind: StoreKind, stream: Buffer): Iterable<Rows> {
  const reader = new Reader(stream);
  switch (kind) {
    case 'set':
      return reader.keys();
    case 'number':
      return reader.numbers();
    case 'text':
      return reader.texts();
    case 'texts':
      return reader.lists();
  }
}

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly stream: Buffer) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  }

  *keys(): Generator<Rows> {
    while (this.left > 0) {
      const users = new Uint32Array(Math.min(NUMBERS_A_BATCH, this.left / 4));
      for (let index = 0; index < users.length; index++) users[index] = this.integer();
      yield { kind: 'set', users };
    }
  }

  *numbers(): Generator<Rows> {
    while (this.left > 0) {
      const users = new Uint32Array(Math.min(NUMBERS_A_BATCH, this.left / 12));
      const values = new Float64Array(users.length);
      for (let index = 0; index < users.length; index++) {
        users[index] = this.integer();
        values[index] = this.view.getFloat64(this.at);
        this.at += 8;
      }
      yield { kind: 'number', users, values };
    }
  }

  *texts(): Generator<Rows> {
    while (this.left > 0) yield { kind: 'text', ...this.batch(() => this.text()) };
  }

  *lists(): Generator<Rows> {
    while (this.left > 0) yield { kind: 'texts', ...this.batch(() => this.list()) };
  }

  private batch<T>(read: () => T): { users: Uint32Array; values: T[] } {
    const users: number[] = [];
    const values: T[] = [];
    while (this.left > 0 && users.length < VALUES_A_BATCH) {
      users.push(this.integer());
      values.push(read());
    }
    return { users: Uint32Array.from(users), values };
  }

  private text(): string {
    const length = this.integer();
    this.at += length;
    return this.stream.toString('utf8', this.at - length, this.at);
  }

  /** As `array_send` writes it: dimensions, flags, element type, then length and lower bound of each dimension, then texts. */
  private list(): string[] {
    const dimensions = this.integer();
    this.at += 8;
    if (dimensions === 0) return [];
    const length = this.integer();
    this.at += 4;
    return Array.from({ length }, () => this.text());
  }

  private integer(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4);
  }

  private get left(): number {
    return this.stream.length - this.at;
  }
}
