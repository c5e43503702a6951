import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import type { AuditDetails, AuditOutcome } from './audit-entry.js';
import { ReadingNotes } from './reading-notes.js';
import type { Reading } from './reading-notes.js';
import { RefusalNotes } from './refusal-notes.js';
import type { AuditActor } from './refusal-notes.js';

/** What somebody is about to do. */
export interface Deed {
  operation: string;
  object: string;
  objectId?: string | undefined;
  details?: AuditDetails | undefined;
}

/** How it ended. */
export interface DeedEnd {
  objectId?: string | undefined;
  details?: AuditDetails | undefined;
}

/** What is kept of one entry is bounded: a rule may have 10,000 literals. */
const MOST_DETAILS = 64 * 1024;

/**
 * Writes down who does what: before it is done, and how it ended. No deed waits for another's: an entry gets its place in
 * the chain afterwards (`AuditChain`).
 */
export class AuditTrail {
  private readonly readings: ReadingNotes;
  private readonly refusals: RefusalNotes;

  constructor(
    private readonly database: Database,
    clock: () => number = Date.now,
  ) {
    this.readings = new ReadingNotes((readings) => insert(this.database, readings.map(rowOfReading)));
    this.refusals = new RefusalNotes(
      (refused) =>
        insert(
          this.database,
          refused.map(({ actor, deed, code, at, times }) => {
            const details = { ...deed.details, ...(times > 1 && { times }) };
            return rowOf(actor, { ...deed, details }, 'REFUSED', code, at);
          }),
        ),
      clock,
    );
  }

  /**
   * Does it between its beginning and its end. What cannot be written down is not done; what was done and whose end could
   * not be written is closed as UNKNOWN. The end of what took longer than an entry is kept open is an entry of its own. An end of undefined says that nothing came of it: no entry is kept.
   */
  async around<T>(
    actor: AuditActor,
    deed: Deed,
    run: () => Promise<T>,
    endOf: (done: T) => DeedEnd | Promise<DeedEnd | undefined>,
  ): Promise<T> {
    const began = new Date();
    const [id] = await insert(this.database, [rowOf(actor, deed, null, '', began)]);
    const close = async (outcome: AuditOutcome, code: string, end: DeedEnd): Promise<void> => {
      if (await this.close(id, outcome, code, end)) return;
      const details = { ...deed.details, ...end.details, began: began.toISOString() };
      await this.note(actor, { ...deed, objectId: deed.objectId || end.objectId, details }, outcome, code);
    };
    let done: T;
    try {
      done = await run();
    } catch (error) {
      const refused = error instanceof Refusal;
      await close(refused ? 'REFUSED' : 'FAILED', refused ? error.code : '', {}).catch(() => undefined);
      throw error;
    }
    let end: DeedEnd | undefined = {};
    try {
      end = await endOf(done);
    } catch {
      // What is done is done, whether or not it can be told how.
    }
    await (end ? close('DONE', '', end) : this.forget(id)).catch(() => undefined);
    return done;
  }

  /** What has happened already, and nobody was told yet: a sign-in. Within a transaction it stands with what that does. */
  async note(
    actor: AuditActor,
    deed: Deed,
    outcome: AuditOutcome = 'DONE',
    code = '',
    queryable: Queryable = this.database,
  ): Promise<void> {
    await insert(queryable, [rowOf(actor, deed, outcome, code)]);
  }

  /**
   * Sensitive values of these users, or rows of these files, were given out: in the database within a second, and before a stop ends, together with what
   * else the actor read meanwhile. Nobody waits for it; a process that is killed loses that second.
   */
  noteReading(actor: AuditActor, operation: string, object: string, ids: ReadonlySet<number | string>): void {
    this.readings.add(actor, operation, object, ids);
  }

  /**
   * Somebody was kept out, or tried what they may not: those of a minute are one entry with their number, however often it is tried.
   * `from` is what the address counts as, where that is more than itself.
   */
  noteRefusal(actor: AuditActor, deed: Deed, code: string, from?: string): void {
    this.refusals.add(actor, deed, code, from);
  }

  /** Resolves when all that nobody waited for is in the database. */
  async flush(): Promise<void> {
    await Promise.all([this.readings.flush(), this.refusals.flush()]);
  }

  private async forget(id: string | undefined): Promise<void> {
    await this.database.query('DELETE FROM audit_pending WHERE id = $1', [id]);
  }

  /** Whether it was still open. */
  private async close(id: string | undefined, outcome: AuditOutcome, code: string, end: DeedEnd): Promise<boolean> {
    const closed = await this.database.query(
      `UPDATE audit_pending SET outcome = $2, code = $3, object_id = coalesce(nullif(object_id, ''), $4), details = details || $5
       WHERE id = $1 RETURNING id`,
      [id, outcome, code, storable(end.objectId ?? ''), bounded(end.details ?? {})],
    );
    return closed.length > 0;
  }
}

/** Ids that were asked for may be any text; ours are shorter. */
const LONGEST_ID = 500;

/** The values of one row, in the order of `insert`. */
type PendingRow = readonly unknown[];

/** An entry names so many; of more it says how many. */
const MOST_NAMED = 1_000;

function rowOfReading({ actor, operation, object, at, ids: all, requests }: Reading): PendingRow {
  const ids = [...all].slice(0, MOST_NAMED);
  const deed = {
    operation,
    object,
    objectId: all.size === 1 ? String(ids[0]) : '',
    details: { count: all.size, ids, ...(requests > 1 && { requests }) },
  };
  return rowOf(actor, deed, 'DONE', '', at);
}

function rowOf(
  actor: AuditActor,
  deed: Deed,
  outcome: AuditOutcome | null,
  code = '',
  at: Date = new Date(),
): PendingRow {
  const { kind, id, name, address = '', requestId = '' } = actor;
  const { operation, object, objectId = '', details = {} } = deed;
  const named = storable(objectId).slice(0, LONGEST_ID);
  return [at, kind, id, name, address, requestId, operation, object, named, outcome, code, bounded(details)];
}

/** What was asked is on record as far as PostgreSQL can hold it: U+0000 and lone surrogates stand as U+FFFD. */
function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '\ufffd');
}

async function insert(queryable: Queryable, rows: readonly PendingRow[]): Promise<string[]> {
  const columns = Array.from({ length: 12 }, (_, at) => rows.map((row) => row[at]));
  const inserted = await queryable.query<{ id: string }>(
    `INSERT INTO audit_pending (at, actor_kind, actor_id, actor_name, address, request_id, operation, object, object_id,
       outcome, code, details)
     SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::text[], $12::jsonb[])
     RETURNING id`,
    columns,
  );
  return inserted.map(({ id }) => id);
}

function bounded(details: AuditDetails): string {
  const text = JSON.stringify(details, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  if (text.length <= MOST_DETAILS) return text;
  return JSON.stringify({ tooLarge: text.length, keys: Object.keys(details.after ?? details) });
}
