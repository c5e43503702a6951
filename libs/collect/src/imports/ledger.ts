import { createHash } from 'node:crypto';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import type { ImportKind } from '../mapping/mapping.js';

export interface Tally {
  /** Records read, rejected ones too. */
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
}

export interface LedgerEntry extends Tally {
  contentHash: string;
  mappingHash: string;
  done: boolean;
  /** Whether another run began it. */
  resumed: boolean;
}

/**
 * What has been imported, by what the file holds and how it was mapped, in `file_imports`. The row moves on after each batch
 * is stored. It dies: at most two batches were stored and not entered; the next run sends them again, and events
 * recognize their message ids while users merge into what they already are.
 */
export class ImportLedger {
  constructor(private readonly database: Database) {}

  async open(kind: ImportKind, contentHash: string, mapping: unknown, fileName: string): Promise<LedgerEntry> {
    const mappingHash = createHash('sha256').update(JSON.stringify(mapping)).digest('hex');
    const key = [contentHash, mappingHash];
    const begun = await this.database.query(
      `INSERT INTO file_imports (content_hash, mapping_hash, kind, file_name, state) VALUES ($1, $2, $3, $4, 'RUNNING')
       ON CONFLICT DO NOTHING RETURNING 1`,
      [...key, kind.toUpperCase(), fileName],
    );
    const [row] = await this.database.query<Record<keyof Tally, string> & { state: string }>(
      `SELECT state, rows_done AS rows, accepted, duplicates, rejected FROM file_imports
       WHERE content_hash = $1 AND mapping_hash = $2`,
      key,
    );
    return {
      contentHash,
      mappingHash,
      done: row!.state === 'DONE',
      resumed: begun.length === 0,
      rows: Number(row!.rows),
      accepted: Number(row!.accepted),
      duplicates: Number(row!.duplicates),
      rejected: Number(row!.rejected),
    };
  }

  /** Moves on from one tally to the next; refuses when another process has moved on meanwhile. */
  async advance(entry: LedgerEntry, from: Tally, to: Tally, done: boolean): Promise<void> {
    const moved = await this.database.query(
      `UPDATE file_imports SET rows_done = $4, accepted = $5, duplicates = $6, rejected = $7,
         state = CASE WHEN $8 THEN 'DONE' ELSE 'RUNNING' END, finished_at = CASE WHEN $8 THEN now() END
       WHERE content_hash = $1 AND mapping_hash = $2 AND rows_done = $3 RETURNING 1`,
      [entry.contentHash, entry.mappingHash, from.rows, to.rows, to.accepted, to.duplicates, to.rejected, done],
    );
    if (moved.length === 0)
      throw new Refusal('IMPORT_RUNNING', 'another process is importing this file; nothing is lost');
  }
}
