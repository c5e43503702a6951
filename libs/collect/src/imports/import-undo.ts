import type { Database, Transaction } from '@strata/db';
import type { ImportDoors } from './doors.js';
import { MovedOn } from './import-run.js';
import { NOTHING_UNDONE } from './import.js';
import type { UndoReport } from './import.js';
import { takeBackEvents } from './take-back-events.js';
import { takeBackUsers } from './take-back-users.js';

/**
 * Takes an import back, a batch a transaction: what the batch left to do is deleted with it, so that an undo that dies goes on where
 * it was. A value that something else has changed or said again since stays as it is, and so does an event that somebody else has sent, too; a user whom the import created goes, unless anything
 * is kept of them that did not come with it.
 */
export class ImportUndo {
  constructor(
    private readonly database: Database,
    private readonly doors: ImportDoors,
    private readonly importId: string,
    private readonly source: string,
  ) {}

  /** Rejects when aborted; a later run goes on. */
  async go(signal: AbortSignal): Promise<void> {
    while (await this.step((transaction) => takeBackEvents(transaction, this.importId))) signal.throwIfAborted();
    while (await this.step((transaction) => this.users(transaction))) signal.throwIfAborted();
  }

  /** Whether there was anything to do. */
  private step(work: (transaction: Transaction) => Promise<Partial<UndoReport> | undefined>): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ report: UndoReport | null }>(
        `SELECT undo_report AS report FROM imports WHERE id = $1 AND state = 'UNDOING' FOR UPDATE`,
        [this.importId],
      );
      if (!row) throw new MovedOn('the undo has ended');
      const done = await work(transaction);
      if (!done) return false;
      const report = { ...NOTHING_UNDONE, ...row.report };
      for (const key of Object.keys(NOTHING_UNDONE) as (keyof UndoReport)[]) report[key] += done[key] ?? 0;
      await transaction.query('UPDATE imports SET undo_report = $2 WHERE id = $1', [
        this.importId,
        JSON.stringify(report),
      ]);
      return true;
    });
  }

  private users(transaction: Transaction): Promise<Partial<UndoReport> | undefined> {
    return takeBackUsers(transaction, this.doors, { importId: this.importId, source: this.source });
  }
}
