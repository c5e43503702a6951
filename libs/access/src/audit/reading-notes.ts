import type { AuditActor } from './refusal-notes.js';

type Id = number | string;

/** What of one kind one actor was given by one operation within a quarter of a second: sensitive values of users, rows of files. */
export interface Reading {
  actor: AuditActor;
  operation: string;
  object: string;
  at: Date;
  ids: ReadonlySet<Id>;
  requests: number;
}

const SOON = 250;
/** Held while the database is away or full; who comes beyond is refused, 503, and nothing is forgotten. */
const MOST_HELD = 50_000;
/** An entry names about so many: those of a request are not torn apart. */
const MOST_TOGETHER = 1_000;
const BATCH = 1_000;
/** As PostgreSQL says it, whose class 53 callers know as not available. */
const INSUFFICIENT_RESOURCES = '53000';

interface Held extends Reading {
  ids: Set<Id>;
  /** What it counts of all that is held: who was read twice counts twice. */
  read: number;
}

/**
 * Readings that nobody waits for, written a quarter of a second after the first; what fails stays and is tried again. A partner who
 * looks up a hundred people a second leaves four entries that name them all, and not nine million a day.
 */
export class ReadingNotes {
  private open = new Map<string, Held>();
  private full: Held[] = [];
  private waiting = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly write: (readings: readonly Reading[]) => Promise<unknown>) {}

  /** Throws where too many wait: nobody reads what cannot be written down. */
  add(actor: AuditActor, operation: string, object: string, ids: ReadonlySet<Id>): void {
    if (this.waiting >= MOST_HELD)
      throw Object.assign(new Error('the audit trail cannot be written'), { code: INSUFFICIENT_RESOURCES });
    this.waiting += ids.size;
    const key = `${actor.kind} ${actor.id} ${actor.address ?? ''} ${operation} ${object}`;
    const held = this.open.get(key) ?? {
      actor,
      operation,
      object,
      at: new Date(),
      ids: new Set(),
      requests: 0,
      read: 0,
    };
    for (const id of ids) held.ids.add(id);
    held.requests++;
    held.read += ids.size;
    if (held.ids.size < MOST_TOGETHER) this.open.set(key, held);
    else {
      this.open.delete(key);
      this.full.push(held);
    }
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
    this.full.push(...this.open.values());
    this.open.clear();
    while (this.full.length > 0) {
      const batch = this.full.slice(0, BATCH);
      try {
        await this.write(batch);
      } catch (error) {
        this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), 10 * SOON).unref();
        throw error;
      }
      this.full.splice(0, batch.length);
      for (const { read } of batch) this.waiting -= read;
    }
  }
}
