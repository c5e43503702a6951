import { recordChanges } from '@strata/audience';
import type { Database, Transaction } from '@strata/db';
import type { ImportDoors } from './doors.js';
import { MovedOn } from './import-run.js';
import type { UndoReport } from './import.js';
import { takeBackUsers } from './take-back-users.js';

const NOTHING: UndoReport = {
  usersRemoved: 0,
  usersKept: 0,
  valuesRestored: 0,
  valuesKept: 0,
  identitiesRemoved: 0,
  tagsRemoved: 0,
  eventsRemoved: 0,
};

/**
 * Takes an import back, a batch a transaction: what the batch left to do is deleted with it, so that an undo that dies goes on where
 * it was. A value that something else has changed or said again since stays as it is; a user whom the import created goes, unless anything
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
    while (await this.step((transaction) => this.events(transaction))) signal.throwIfAborted();
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
      const report = { ...NOTHING, ...row.report };
      for (const key of Object.keys(NOTHING) as (keyof UndoReport)[]) report[key] += done[key] ?? 0;
      await transaction.query('UPDATE imports SET undo_report = $2 WHERE id = $1', [
        this.importId,
        JSON.stringify(report),
      ]);
      return true;
    });
  }

  /** One batch of events, and the message ids under which they came: the file may be imported again. */
  private async events(transaction: Transaction): Promise<Partial<UndoReport> | undefined> {
    const [batch] = await transaction.query<{
      first_id: string;
      last_id: string;
      user_ids: number[];
      messages: string[];
    }>(
      `SELECT first_id, last_id, user_ids, messages FROM import_event_batches WHERE import_id = $1
       ORDER BY first_id DESC LIMIT 1`,
      [this.importId],
    );
    if (!batch) return undefined;
    const gone = await transaction.query<{ user_id: number; name: string }>(
      `DELETE FROM events WHERE user_id = ANY($1::integer[]) AND id BETWEEN $2 AND $3 RETURNING user_id, name`,
      [batch.user_ids, batch.first_id, batch.last_id],
    );
    await transaction.query('DELETE FROM accepted_messages WHERE id = ANY($1::uuid[])', [batch.messages]);
    await transaction.query('DELETE FROM import_event_batches WHERE import_id = $1 AND first_id = $2', [
      this.importId,
      batch.first_id,
    ]);
    await announce(transaction, gone);
    return { eventsRemoved: gone.length };
  }

  private users(transaction: Transaction): Promise<Partial<UndoReport> | undefined> {
    return takeBackUsers(transaction, this.doors, { importId: this.importId, source: this.source });
  }
}

/** On the feed, and in the catalogue of events. */
async function announce(transaction: Transaction, gone: readonly { user_id: number; name: string }[]): Promise<void> {
  const users = new Map<string, number[]>();
  for (const { user_id, name } of gone) {
    const those = users.get(name);
    if (those) those.push(user_id);
    else users.set(name, [user_id]);
  }
  const names = [...users.keys()].sort();
  await recordChanges(
    transaction,
    names.map((name) => ({ topic: `event:${name}`, users: [...new Set(users.get(name))] })),
  );
  await transaction.query(
    `UPDATE event_types SET volume = greatest(volume - gone.events, 0)
     FROM unnest($1::text[], $2::bigint[]) AS gone (name, events) WHERE event_types.name = gone.name`,
    [names, names.map((name) => users.get(name)!.length)],
  );
}
