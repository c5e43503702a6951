import { Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { chainHash, NO_HASH } from './audit-entry.js';
import type { AuditEntry, AuditRecord } from './audit-entry.js';

/** What a process did not live to close is UNKNOWN after this long. */
const UNCLOSED = '10 minutes';
const BATCH = 1_000;
/** Entries read at once to verify. */
const PAGE = 5_000;
const EVERY = 1_000;

const RECORD = `at, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", address,
  request_id AS "requestId", operation, object, object_id AS "objectId", outcome, code, details`;

/** The last entry of the chain. Kept elsewhere it proves later that nothing up to it was changed or cut off. */
export interface AuditHead {
  place: number;
  /** In hexadecimal. */
  hash: string;
}

export interface AuditVerification {
  /** How many entries were read. */
  entries: number;
  head: AuditHead;
  /** The place of the first link that is broken; absent where all hold. */
  brokenAt?: number;
}

/** Gives closed entries their place, one after another, and says whether the chain holds. */
export class AuditChain {
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<unknown> = Promise.resolve();
  private failing = false;

  constructor(private readonly database: Database) {}

  /** Seals every second, until `stop`; of several processes one at a time. A failure is told once, until it goes on. */
  start(onError: (error: unknown) => void): void {
    const again = (): void => {
      this.timer = setTimeout(() => {
        this.sealing = this.seal()
          .then(() => (this.failing = false))
          .catch((error: unknown) => {
            if (!this.failing) onError(error);
            this.failing = true;
          })
          .finally(() => this.timer && again());
      }, EVERY).unref();
    };
    again();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.sealing;
  }

  /** All that are closed by now have their place when this resolves. */
  async seal(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const batch = await this.database.transaction((transaction) => sealSome(transaction));
      sealed += batch;
      if (batch < BATCH) return sealed;
    }
  }

  async head(): Promise<AuditHead> {
    const { place, hash } = await headOf(this.database);
    return { place, hash: hash.toString('hex') };
  }

  /**
   * Reads the whole chain and finds the first broken link: an entry that was changed, taken out or put in between. That its end was cut off
   * shows by a head that was kept elsewhere. A signal ends it.
   */
  async verify(kept?: AuditHead, signal?: AbortSignal): Promise<AuditVerification> {
    let head: { place: number; hash: Buffer } = { place: 0, hash: NO_HASH };
    const answer = (brokenAt?: number): AuditVerification => ({
      entries: head.place,
      head: { place: head.place, hash: head.hash.toString('hex') },
      ...(brokenAt !== undefined && { brokenAt }),
    });
    for (;;) {
      const page = await readEntries(this.database, 'place > $1 ORDER BY place LIMIT $2', [head.place, PAGE], signal);
      for (const entry of page) {
        if (entry.place !== head.place + 1 || !chainHash(head.hash, entry).equals(entry.hash))
          return answer(head.place + 1);
        head = entry;
        if (kept?.place === head.place && kept.hash !== head.hash.toString('hex')) return answer(head.place);
      }
      if (page.length < PAGE) return answer(kept && kept.place > head.place ? head.place + 1 : undefined);
    }
  }
}

/** A head as text: `PLACE:HASH`. Throws INVALID_INPUT. */
export function readHead(text: string): AuditHead {
  const [, place, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (place === undefined || hash === undefined)
    throw new Refusal('INVALID_INPUT', 'head: expected PLACE:HASH, as it was given out');
  return { place: Number(place), hash: hash.toLowerCase() };
}

/** Entries by a condition of ours. */
export async function readEntries(
  queryable: Pick<Database, 'query'>,
  where: string,
  values: readonly unknown[],
  signal?: AbortSignal,
): Promise<AuditEntry[]> {
  const rows = await queryable.query<Omit<AuditEntry, 'place'> & { place: string }>(
    `SELECT place, hash, ${RECORD} FROM audit_entries WHERE ${where}`,
    values,
    signal,
  );
  return rows.map(({ place, ...row }) => ({ ...row, place: Number(place) }));
}

async function headOf(queryable: Queryable): Promise<{ place: number; hash: Buffer }> {
  const [head] = await readEntries(queryable, 'true ORDER BY place DESC LIMIT 1', []);
  return head ?? { place: 0, hash: NO_HASH };
}

async function sealSome(transaction: Transaction): Promise<number> {
  await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit chain', 0))`);
  const taken = await transaction.query<AuditRecord & { id: string }>(
    `DELETE FROM audit_pending WHERE id IN (
       SELECT id FROM audit_pending WHERE outcome IS NOT NULL OR at < now() - interval '${UNCLOSED}' ORDER BY id LIMIT ${BATCH}
     ) RETURNING id, ${RECORD.replace('outcome', "coalesce(outcome, 'UNKNOWN') AS outcome")}`,
  );
  // `DELETE … RETURNING` gives them in any order.
  const rows = taken.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  let { place, hash } = rows.length > 0 ? await headOf(transaction) : { place: 0, hash: NO_HASH };
  const sealed = rows.map(({ id: _, ...record }) => {
    const entry = { ...record, place: ++place };
    hash = chainHash(hash, entry);
    return { ...entry, hash };
  });
  if (sealed.length > 0) await append(transaction, sealed);
  return sealed.length;
}

async function append(transaction: Transaction, entries: readonly AuditEntry[]): Promise<void> {
  const column = (name: keyof AuditEntry): unknown[] => entries.map((entry) => entry[name]);
  await transaction.query(
    `INSERT INTO audit_entries (place, at, actor_kind, actor_id, actor_name, address, request_id, operation, object,
       object_id, outcome, code, details, hash)
     SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::jsonb[], $14::bytea[])`,
    [
      column('place'),
      column('at'),
      column('actorKind'),
      column('actorId'),
      column('actorName'),
      column('address'),
      column('requestId'),
      column('operation'),
      column('object'),
      column('objectId'),
      column('outcome'),
      column('code'),
      entries.map(({ details }) => JSON.stringify(details)),
      column('hash'),
    ],
  );
}
