import type { Database, Queryable, Transaction } from '@strata/db';
import type { Clues } from './rights/clues.js';

/** A value of an undo or an export, as JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Some rows of one kind, such as events: at most a thousand at a time. An export shows those of one kind as one table. */
export type PersonalPiece = { kind: string; rows: { [column: string]: Json }[] };

const PIECE = 1_000;

/** All rows of a SELECT, in pieces. It has to end with an ORDER BY that no two rows share, or pieces would repeat and miss some. */
export async function* inPieces(
  queryable: Queryable,
  kind: string,
  text: string,
  parameters: readonly unknown[],
): AsyncGenerator<PersonalPiece> {
  for (let offset = 0; ; offset += PIECE) {
    const rows = await queryable.query<{ row: PersonalPiece['rows'][number] }>(
      `SELECT to_jsonb(found) AS row FROM (${text} LIMIT ${PIECE} OFFSET ${offset}) found`,
      parameters,
    );
    if (rows.length > 0) yield { kind, rows: rows.map(({ row }) => row) };
    if (rows.length < PIECE) return;
  }
}

/**
 * What every folder that keeps data of people can do with it. The composition root gives all of them to merging, erasure and
 * the export of one person, which call each in one transaction: all of a person moves, is undone or is forgotten at once,
 * and a process killed in the middle has done nothing. Each tends its own tables, and announces what it changed on the change feed.
 */
export interface PersonalData {
  /** The section of an export, such as `events`. */
  readonly name: string;
  /** The tables it answers for. A test holds them against all tables of the database, so that none is forgotten. */
  readonly tables: readonly string[];
  /**
   * Which rows of its tables are worked out from the rest, as a condition for each table. They do not say that anybody knows a user, and go with
   * one who is taken back. Absent: none.
   */
  readonly derived?: Readonly<Record<string, string>>;
  /** All that is kept of one user, in pieces of bounded size, for the export. */
  pieces(queryable: Queryable, userId: number): AsyncIterable<PersonalPiece>;
  /** Gives all of one user to another. What it returns undoes it, together with the tables as they are by then. */
  move(transaction: Transaction, from: number, to: number): Promise<Json>;
  /** Gives back what `move` took; what has arrived since stays with the user that was kept. */
  moveBack(transaction: Transaction, from: number, to: number, moved: Json): Promise<void>;
  /**
   * Deletes what it keeps of the values of some attributes beside the attributes themselves, such as to undo something, when those
   * are deleted. Absent: keeps none. Among the users are those who were merged into them.
   */
  forgetCopies?(transaction: Transaction, users: readonly number[], keys: readonly string[]): Promise<void>;
  /**
   * Deletes all of one user, histories and copies in undo records included, and texts in which the clues are found; returns how
   * many rows, for the receipt.
   */
  erase(transaction: Transaction, userId: number, clues: Clues): Promise<number>;
  /**
   * Deletes what takes too long to search for a transaction in which others wait; returns how much. Holds no lock while it
   * searches, and ends within a minute. Absent: keeps nothing of the kind.
   */
  search?(database: Database, clues: Clues, signal?: AbortSignal): Promise<number>;
}
