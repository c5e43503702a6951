import type { Database } from '@strata/db';
import { readEntries } from './audit-chain.js';
import type { AuditChain } from './audit-chain.js';
import type { AuditEntry, AuditOutcome } from './audit-entry.js';

/** What somebody looks for; all that is given has to hold. */
export interface AuditFilter {
  /** A part of who acted: kind and id (`member 3`), or of the name. */
  actor?: string | undefined;
  /** The kind of actor: `member`, `key`, `command`, `system`, `stranger`. */
  actorKind?: string | undefined;
  operation?: string | undefined;
  /** The kind of object. */
  object?: string | undefined;
  /** Its own, or among those that the entry names. */
  objectId?: string | undefined;
  outcome?: AuditOutcome | undefined;
  from?: Date | undefined;
  /** Not included. */
  to?: Date | undefined;
  /** Anywhere in what was done, to what, from where. */
  text?: string | undefined;
  /** Whether the text may stand in what changed, too. Whoever is shown only part of that finds nothing by the rest. */
  insideChanges?: boolean | undefined;
}

const PAGE = 1_000;

/** Finds entries of the audit trail. What has ended by now is in the answer. A signal ends the statement in the database, too. */
export class AuditReader {
  constructor(
    private readonly database: Database,
    private readonly chain: AuditChain,
  ) {}

  /** The newest first; behind a place when `before` is given. */
  async page(filter: AuditFilter, first: number, before?: number, signal?: AbortSignal): Promise<AuditEntry[]> {
    if (before === undefined) await this.chain.seal();
    const { where, values } = condition(filter);
    values.push(before ?? null, first);
    return readEntries(
      this.database,
      `${where} AND ($${values.length - 1}::bigint IS NULL OR place < $${values.length - 1}) ORDER BY place DESC LIMIT $${values.length}`,
      values,
      signal,
    );
  }

  async count(filter: AuditFilter, signal?: AbortSignal): Promise<number> {
    const { where, values } = condition(filter);
    const [row] = await this.database.query<{ entries: number }>(
      `SELECT count(*)::integer AS entries FROM audit_entries WHERE ${where}`,
      values,
      signal,
    );
    return row?.entries ?? 0;
  }

  /** All of them, the oldest first, a thousand at a time. */
  async *all(filter: AuditFilter, signal?: AbortSignal): AsyncGenerator<AuditEntry[]> {
    await this.chain.seal();
    const { where, values } = condition(filter);
    for (let place = 0; ;) {
      const page = await readEntries(
        this.database,
        `${where} AND place > $${values.length + 1} ORDER BY place LIMIT ${PAGE}`,
        [...values, place],
        signal,
      );
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      place = page.at(-1)?.place ?? place;
    }
  }
}

function condition(filter: AuditFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts: string[] = ['true'];
  const add = (value: unknown, sql: (placeholder: string) => string): void => {
    if (value === undefined || value === '') return;
    values.push(value);
    parts.push(sql(`$${values.length}`));
  };
  add(filter.actor, (p) => `(actor_kind || ' ' || actor_id = ${p} OR strpos(lower(actor_name), lower(${p})) > 0)`);
  add(filter.actorKind, (p) => `actor_kind = ${p}`);
  add(filter.operation, (p) => `operation = ${p}`);
  add(filter.object, (p) => `object = ${p}`);
  if (filter.objectId) {
    // Readings are of many users at once, whose ids are numbers.
    const listed = /^\d{1,15}$/.test(filter.objectId) ? Number(filter.objectId) : filter.objectId;
    const at = values.push(filter.objectId, JSON.stringify([listed]));
    parts.push(`(object_id = $${at - 1} OR details ? 'ids' AND details -> 'ids' @> $${at}::jsonb)`);
  }
  add(filter.outcome, (p) => `outcome = ${p}`);
  add(filter.from, (p) => `at >= ${p}`);
  add(filter.to, (p) => `at < ${p}`);
  const details = filter.insideChanges ? 'details' : `(details - 'before' - 'after')`;
  add(
    filter.text,
    (p) =>
      `strpos(lower(concat_ws(' ', actor_name, operation, object, object_id, code, address, request_id, ${details}::text)), lower(${p})) > 0`,
  );
  return { where: parts.join(' AND '), values };
}
