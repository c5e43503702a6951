import type { PendingRow } from './audit-trail.js';

const SOON = 250;
/** Held while the database is away or full; who comes beyond is refused, 503, and nothing is forgotten. */
const MOST_HELD = 50_000;
const BATCH = 1_000;
/** As PostgreSQL says it, whose class 53 callers know as not available. */
const INSUFFICIENT_RESOURCES = '53000';

/** Rows written a batch at a time, a quarter of a second after the first; what fails stays and is tried again. */
export class BatchedNotes {
  private rows: PendingRow[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly write: (rows: readonly PendingRow[]) => Promise<unknown>) {}

  /** Throws where too many wait: nobody reads what cannot be written down. */
  add(row: PendingRow): void {
    if (this.rows.length >= MOST_HELD)
      throw Object.assign(new Error('the audit trail cannot be written'), { code: INSUFFICIENT_RESOURCES });
    this.rows.push(row);
    this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), SOON).unref();
  }

  /** Resolves when all that was noted is in the database. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.catch(() => undefined).then(() => this.writeAll());
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.rows.length > 0) {
      const batch = this.rows.slice(0, BATCH);
      try {
        await this.write(batch);
      } catch (error) {
        this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), 10 * SOON).unref();
        throw error;
      }
      this.rows.splice(0, batch.length);
    }
  }
}
