import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Transaction } from '@strata/db';
import { ItemRejected } from '@strata/profile';
import type { RejectedItem, UnseenKinds, WrittenUsers } from '@strata/profile';
import type { EventItem } from '../event-item.js';
import type { StoredEvents } from '../event.service.js';
import type { BoundItem, BoundUser } from '../mapping/bind.js';
import type { ImportKind } from '../mapping/mapping.js';
import type { ImportDoors } from './doors.js';
import type { Prepare } from './prepare.js';
import type { Import, ImportReport } from './import.js';
import type { Oddities, Oddity } from './oddities.js';
import { Repeats } from './repeats.js';
import { keepRejectedRows } from './rejected-store.js';
import type { RejectedRecord } from './rejected-store.js';
import type { FileRecord } from './records.js';
import { weightOf } from './weight.js';
import { rememberEvents, UserChanges } from './undo-records.js';
import type { Withheld } from './withheld.js';

// Batches large enough that a commit costs little, small enough that memory and locks stay so.
const ROWS: Record<ImportKind, number> = { events: 2_000, users: 1_000 };
const MOST_BYTES = 8_000_000;
// So often other work of the process has its turn while a file is read.
const ROWS_A_TURN = 200;

/** Somebody else has moved the import on: another worker that took this one for dead, or a person who cancelled it. */
export class MovedOn extends Error {}

/** How the rows of a file become items. */
export interface RunPlan {
  kind: ImportKind;
  source: string;
  prepare: Prepare;
  withheld: Withheld;
  /** How far the file is read, 0 to 1. */
  progress: () => number;
  /** Where `prepare` counts the values that a record has not, by target. */
  empty: Record<string, number>;
  /** What is unusual in the columns. */
  oddities: Oddities;
  /** Is told what is stored behind each batch. */
  moved?: ((report: ImportReport, progress: number) => void) | undefined;
  unseen: UnseenKinds | undefined;
}

interface Batch {
  /** Records up to and including this one are read. */
  rows: number;
  items: { item: BoundItem; record: FileRecord; row: number }[];
  rejected: RejectedRecord[];
  repairs: Record<string, number>;
  empty: Record<string, number>;
  /** Of all rows up to its last. */
  oddities: Oddity[];
  repeated: number;
  bytes: number;
}

/**
 * One run of an import. Each batch of rows is one transaction with the position behind it, what it rejected, and what an undo
 * needs, so that a run that dies is resumed behind its last batch, exactly. While the database stores a batch, the next one is read.
 */
export class ImportRun {
  private report: ImportReport;
  /** The report as it will be when the batch under way is committed. */
  private next: ImportReport;
  private position: number;
  private read = 0;
  private batch: Batch;
  /** Of rows that have no id of their own. */
  private readonly repeats: Repeats | undefined;
  private underWay: Promise<void> = Promise.resolve();
  private readonly started = performance.now();

  constructor(
    private readonly database: Database,
    private readonly doors: ImportDoors,
    private readonly found: Import,
    private readonly plan: RunPlan,
  ) {
    this.report = this.next = found.report;
    this.position = found.rowsDone;
    this.batch = emptyBatch(found.rowsDone);
    if (plan.kind === 'events') this.repeats = new Repeats();
  }

  /** Reads on from where the import stands to the end. Throws `MovedOn` where it is no longer ours to run. */
  async go(records: AsyncIterable<readonly FileRecord[]>, signal: AbortSignal): Promise<void> {
    try {
      for await (const some of records) {
        for (const record of some) {
          this.read += 1;
          if (this.read % ROWS_A_TURN === 0) {
            await nextTurn();
            signal.throwIfAborted();
          }
          // Rows that an earlier run took are counted and compared with, too.
          this.plan.oddities.take(record);
          const isRepeated = this.repeats?.seen(record.text) ?? false;
          if (this.read <= this.found.rowsDone) continue;
          this.take(record, this.read, isRepeated);
          if (this.full()) await this.flush();
        }
      }
      await this.flush();
    } finally {
      // Nothing of ours runs on when we have ended.
      await this.underWay.catch(() => undefined);
    }
    await this.underWay;
  }

  private take(record: FileRecord, row: number, isRepeated: boolean): void {
    const { batch } = this;
    batch.rows = row;
    batch.bytes += weightOf(record);
    if (isRepeated) batch.repeated += 1;
    if ('fault' in record) {
      batch.rejected.push({ record, row, ...record.fault });
      return;
    }
    try {
      const { item, repairs } = this.plan.prepare(record);
      for (const rule of repairs) batch.repairs[rule] = (batch.repairs[rule] ?? 0) + 1;
      if (this.plan.kind === 'events') {
        const event = item as EventItem;
        if (isRepeated && event.messageId !== undefined) batch.repeated -= 1;
        // The same row may tell of another event when the file is imported again under another name.
        event.messageId ??= `file:${this.found.contentHash}:${row}:${event.name}`;
      }
      batch.items.push({ item, record, row });
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      batch.rejected.push({ record, row, code: error.code, message: error.message });
    }
  }

  private full(): boolean {
    const { items, rejected, bytes } = this.batch;
    return Math.max(items.length, rejected.length) >= ROWS[this.plan.kind] || bytes >= MOST_BYTES;
  }

  /** Sends the batch when the one before it is stored: of two rows of one user the later wins. */
  private async flush(): Promise<void> {
    const { batch } = this;
    const { empty } = this.plan;
    batch.empty = { ...empty };
    batch.oddities = this.plan.oddities.found();
    for (const target of Object.keys(empty)) empty[target] = 0;
    this.batch = emptyBatch(batch.rows);
    await this.underWay;
    if (batch.rows === this.position) return;
    const progress = this.plan.progress();
    this.underWay = this.send(batch, progress);
    this.underWay.catch(() => undefined);
  }

  private async send(batch: Batch, progress: number): Promise<void> {
    await this.store(batch, progress);
    this.position = batch.rows;
    this.report = this.next;
    this.plan.moved?.(this.report, progress);
  }

  private async store(batch: Batch, progress: number): Promise<void> {
    const items = batch.items.map(({ item }) => item);
    if (items.length === 0) {
      await this.database.transaction((transaction) => this.enter(transaction, batch, progress, [], {}));
    } else if (this.plan.kind === 'events') {
      const { source, unseen } = this.plan;
      const from = { source, importId: this.found.id, unseen };
      await this.doors.trackEvents(items as EventItem[], from, async (transaction, stored) => {
        const created = await rememberEvents(transaction, this.found.id, stored);
        await this.enter(transaction, batch, progress, stored.rejected, countsOfEvents(stored, created));
      });
    } else {
      await this.sendUsers(batch, progress, items);
    }
  }

  private async sendUsers(batch: Batch, progress: number, items: BoundUser[]): Promise<void> {
    let changes: UserChanges | undefined;
    const { source, unseen } = this.plan;
    await this.doors.upsertUsers(
      items,
      { source, unseen },
      {
        before: async (transaction, written) => {
          // Made anew where the transaction is tried again.
          changes = new UserChanges(this.doors, this.found.id, this.plan.source, items);
          await changes.look(transaction, written);
        },
        after: async (transaction, written: WrittenUsers, changesOf) => {
          const counts = await changes!.remember(transaction, written, changesOf);
          await this.enter(transaction, batch, progress, written.rejected, {
            ...counts,
            accepted: written.users.length,
            merged: written.joins.length,
          });
        },
      },
    );
  }

  /** In the transaction of the batch: the position, the report and the rejected rows. */
  private async enter(
    transaction: Transaction,
    batch: Batch,
    progress: number,
    refused: readonly RejectedItem[],
    counts: Partial<
      Record<'accepted' | 'created' | 'updated' | 'unchanged' | 'sameUser' | 'merged' | 'duplicates', number>
    >,
  ): Promise<void> {
    const rows = [
      ...batch.rejected,
      ...refused.map(({ index, code, message }) => ({ ...batch.items[index]!, code, message })),
    ].sort((one, other) => one.row - other.row);
    const rejected = await this.plan.withheld.from(transaction, rows);
    const { report } = this;
    this.next = {
      read: batch.rows,
      accepted: report.accepted + (counts.accepted ?? 0),
      created: report.created + (counts.created ?? 0),
      updated: report.updated + (counts.updated ?? 0),
      unchanged: report.unchanged + (counts.unchanged ?? 0),
      sameUser: report.sameUser + (counts.sameUser ?? 0),
      merged: report.merged + (counts.merged ?? 0),
      duplicates: report.duplicates + (counts.duplicates ?? 0),
      repeated: report.repeated + batch.repeated,
      rejected: report.rejected + rejected.length,
      rejectedBy: added(report.rejectedBy, countBy(rejected.map(({ code }) => code))),
      repairedBy: added(report.repairedBy, batch.repairs),
      emptyBy: added(report.emptyBy, batch.empty),
      oddities: batch.oddities,
      tookMs: this.found.report.tookMs + Math.round(performance.now() - this.started),
    };
    const moved = await transaction.query(
      `UPDATE imports SET rows_done = $3, report = $4, progress = $5
       WHERE id = $1 AND rows_done = $2 AND state = 'RUNNING' RETURNING 1`,
      [this.found.id, this.position, batch.rows, JSON.stringify(this.next), progress],
    );
    if (moved.length === 0) throw new MovedOn('the import was cancelled, or another worker runs it');
    await keepRejectedRows(transaction, this.found.id, report.rejected, rejected);
  }
}

const countsOfEvents = (stored: StoredEvents, created: number) => ({
  accepted: stored.count,
  created,
  duplicates: stored.duplicates,
});

function countBy(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function added(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [key, count] of Object.entries(other)) if (count > 0) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

const emptyBatch = (rows: number): Batch => ({
  rows,
  items: [],
  rejected: [],
  repairs: {},
  empty: {},
  oddities: [],
  repeated: 0,
  bytes: 0,
});
