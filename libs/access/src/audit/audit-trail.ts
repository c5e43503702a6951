import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import type { Actor } from '../actor.js';
import type { AuditDetails, AuditOutcome } from './audit-entry.js';
import { BatchedNotes } from './batched-notes.js';

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
const MOST_REFUSED = 10_000;
const MOST_DETAILS = 64 * 1024;

/**
 * Writes down who does what: before it is done, and how it ended. No deed waits for another's: an entry gets its place in
 * the chain afterwards (`AuditChain`).
 */
export class AuditTrail {
  /** Those that nobody waits for: reads, which come a hundred a second. */
  readonly reads: BatchedNotes;
  private readonly refused = new Map<string, number>();

  constructor(private readonly database: Database) {
    this.reads = new BatchedNotes((rows) => insert(this.database, rows));
  }

  /**
   * Does it between its beginning and its end. What cannot be written down is not done; what was done and whose end could
   * not be written is closed as UNKNOWN.
   */
  async around<T>(
    actor: Actor,
    deed: Deed,
    run: () => Promise<T>,
    endOf: (done: T) => DeedEnd | Promise<DeedEnd>,
  ): Promise<T> {
    const [id] = await insert(this.database, [rowOf(actor, deed, null)]);
    let done: T;
    try {
      done = await run();
    } catch (error) {
      const refused = error instanceof Refusal;
      await this.close(id, refused ? 'REFUSED' : 'FAILED', refused ? error.code : '', {}).catch(() => undefined);
      throw error;
    }
    await this.close(id, 'DONE', '', await endOf(done)).catch(() => undefined);
    return done;
  }

  /** What has happened already: a sign-in, a refusal. */
  async note(actor: Actor, deed: Deed, outcome: AuditOutcome = 'DONE', code = ''): Promise<void> {
    await insert(this.database, [rowOf(actor, deed, outcome, code)]);
  }

  /** The same without waiting: in the database within a second, and before a stop ends. A process that is killed loses that second. */
  noteSoon(actor: Actor, deed: Deed, outcome: AuditOutcome = 'DONE', code = ''): void {
    this.reads.add(rowOf(actor, deed, outcome, code));
  }

  /** A key that does not work, or not from there: once a minute for each, however often it is tried. */
  noteRefusal(actor: Actor, code: string): void {
    const now = Date.now();
    const subject = `${actor.kind} ${actor.id} ${actor.address ?? ''} ${code}`;
    if (now - (this.refused.get(subject) ?? 0) < 60_000) return;
    if (this.refused.size >= MOST_REFUSED) this.refused.clear();
    this.refused.set(subject, now);
    this.noteSoon(actor, { operation: 'identify', object: 'api_key', objectId: actor.id }, 'REFUSED', code);
  }

  private async close(id: string | undefined, outcome: AuditOutcome, code: string, end: DeedEnd): Promise<void> {
    await this.database.query(
      `UPDATE audit_pending SET outcome = $2, code = $3, object_id = coalesce(nullif(object_id, ''), $4), details = details || $5
       WHERE id = $1`,
      [id, outcome, code, storable(end.objectId ?? ''), bounded(end.details ?? {})],
    );
  }
}

/** Ids that were asked for may be any text; ours are shorter. */
const LONGEST_ID = 500;

/** The values of one row, in the order of `insert`. */
export type PendingRow = readonly unknown[];

function rowOf(actor: Actor, deed: Deed, outcome: AuditOutcome | null, code = ''): PendingRow {
  const { kind, id, name, address = '', requestId = '' } = actor;
  const { operation, object, objectId = '', details = {} } = deed;
  const named = storable(objectId).slice(0, LONGEST_ID);
  return [new Date(), kind, id, name, address, requestId, operation, object, named, outcome, code, bounded(details)];
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
