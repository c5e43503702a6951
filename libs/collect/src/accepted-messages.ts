/** Which messages were accepted, and what becomes of them when the import that brought them is undone. */
import type { Transaction } from '@strata/db';
import { hash } from 'node:crypto';
import type { ReadEvent } from './event-item.js';
import { NOBODYS } from './imports/said-again.js';

/** The first 16 bytes of the SHA-256 of a message id, as a UUID: a third of the size of most ids as text. */
export function messageKey(messageId: string): string {
  const digest = hash('sha256', messageId);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`;
}

/**
 * The events not seen before. Of two transactions with one message the second waits, and finds it accepted. Where an import brought it
 * it is noted that somebody else has sent it, too: `importId`, or nobody whose word can be undone.
 */
export async function acceptMessages(
  transaction: Transaction,
  events: readonly ReadEvent[],
  importId: string | undefined,
): Promise<readonly ReadEvent[]> {
  const first = new Map<string, ReadEvent>();
  for (const event of events) {
    const key = event.messageId === null ? null : messageKey(event.messageId);
    if (key !== null && !first.has(key)) first.set(key, event);
  }
  if (first.size === 0) return events;
  const taken = new Set<ReadEvent>();
  // Sorted, so that concurrent batches take their locks in one order.
  let keys = [...first.keys()].sort();
  for (;;) {
    const accepted = await transaction.query<{ id: string }>(
      `INSERT INTO accepted_messages (id, import_id) SELECT unnest($1::uuid[]), $2::bigint
       ON CONFLICT DO NOTHING RETURNING id`,
      [keys, importId ?? null],
    );
    for (const { id } of accepted) taken.add(first.get(id)!);
    if (accepted.length === keys.length) break;
    keys = keys.filter((key) => !taken.has(first.get(key)!));
    if (await noteSaidAgain(transaction, keys, importId ?? NOBODYS)) break;
  }
  return events.filter((event) => event.messageId === null || taken.has(event));
}

/** $2: by whom. Nothing is noted twice: a client that sends a batch again costs one look. */
const OWED = `import_id IS NOT NULL AND import_id <> $2::bigint AND NOT $2::bigint = ANY(coalesce(again, '{}'))`;

/** Answers false where an undo may have taken some back since they were found to be accepted: these are new. */
async function noteSaidAgain(transaction: Transaction, ids: readonly string[], by: string): Promise<boolean> {
  const [stored] = await transaction.query<{ count: number; owed: string[] | null }>(
    `SELECT count(*)::integer AS count, array_agg(id::text) FILTER (WHERE ${OWED}) AS owed
     FROM accepted_messages WHERE id = ANY($1::uuid[])`,
    [ids, by],
  );
  const owed = stored?.owed ?? [];
  if (owed.length === 0) return stored?.count === ids.length;
  const noted = await transaction.query(
    `UPDATE accepted_messages SET again = coalesce(again, '{}') || $2::bigint
     WHERE id = ANY($1::uuid[]) AND ${OWED} RETURNING 1`,
    [owed.sort(), by],
  );
  return stored?.count === ids.length && noted.length === owed.length;
}

/**
 * Forgets messages that an import brought, but those that somebody else has sent, too. Answers these, each with the import that may take
 * it back from now on; null: none.
 */
export async function forgetMessages(
  transaction: Transaction,
  messages: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = [...messages].sort();
  const gone = await transaction.query<{ id: string }>(
    'DELETE FROM accepted_messages WHERE id = ANY($1::uuid[]) AND again IS NULL RETURNING id',
    [ids],
  );
  if (gone.length === ids.length) return new Map<never, never>();
  const isGone = new Set(gone.map(({ id }) => id));
  // Written as they are: that holds them on a cluster, too, where a SELECT locks no rows of several nodes.
  const held = await transaction.query<{ id: string; again: string[] }>(
    'UPDATE accepted_messages SET again = again WHERE id = ANY($1::uuid[]) RETURNING id, again::text[]',
    [ids.filter((id) => !isGone.has(id))],
  );
  const standing = await standingImports(
    transaction,
    held.flatMap(({ again }) => again),
  );
  const heirOf = (again: string[]) => (again.includes(NOBODYS) ? null : again.find((by) => standing.has(by)));
  const unsaid = held.flatMap(({ id, again }) => (heirOf(again) === undefined ? id : []));
  await transaction.query('DELETE FROM accepted_messages WHERE id = ANY($1::uuid[])', [unsaid]);
  const stays = held.flatMap(({ id, again }) => {
    const heir = heirOf(again);
    return heir === undefined ? [] : { id, heir };
  });
  await transaction.query(
    `UPDATE accepted_messages kept SET import_id = new.heir,
       again = CASE WHEN new.heir IS NOT NULL THEN nullif(array_remove(kept.again, new.heir), '{}') END
     FROM unnest($1::uuid[], $2::bigint[]) AS new (id, heir) WHERE kept.id = new.id`,
    [stays.map(({ id }) => id), stays.map(({ heir }) => heir)],
  );
  return new Map(stays.map(({ id, heir }) => [id, heir]));
}

/** Those that are not undone themselves. None of them begins to be before this transaction ends: what it is handed would be left. */
async function standingImports(transaction: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await transaction.query<{ id: string }>(
    `SELECT id::text FROM imports WHERE id = ANY($1::bigint[]) AND state NOT IN ('UNDOING', 'UNDONE')
     ORDER BY imports.id FOR SHARE`,
    [[...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
}
