import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import { withMerged } from '@strata/profile';
import { forgetMessages } from '../accepted-messages.js';
import type { UndoReport } from './import.js';

/** Events that an import brought: those of these users from the first id to the last. */
interface Batch {
  first_id: string;
  last_id: string;
  user_ids: number[];
  /** Of each id in turn the key of its message; null where another import has it. */
  messages: (string | null)[];
}

/**
 * One batch of an undo: the events with their message ids, so that the file may be imported again. What somebody else has sent under the same
 * message id stays; where that was another import it becomes that one's to take back, with the user whom this one created for it.
 * Undefined where there was nothing left to do.
 */
export async function takeBackEvents(
  transaction: Transaction,
  importId: string,
): Promise<Partial<UndoReport> | undefined> {
  const [batch] = await transaction.query<Batch>(
    `SELECT first_id, last_id, user_ids, messages FROM import_event_batches WHERE import_id = $1
     ORDER BY first_id DESC LIMIT 1`,
    [importId],
  );
  if (!batch) return undefined;
  const { first_id: first, last_id: last, user_ids: users, messages } = batch;
  const staying = await forgetMessages(
    transaction,
    messages.filter((message) => message !== null),
  );
  const goes = messages.flatMap((message, place) =>
    message === null || staying.has(message) ? [] : String(BigInt(first) + BigInt(place)),
  );
  const gone = await transaction.query<{ user_id: number; name: string }>(
    `DELETE FROM events WHERE user_id = ANY($1::integer[]) AND id BETWEEN $2 AND $3 AND id = ANY($4::bigint[])
     RETURNING user_id, name`,
    [users, first, last, goes],
  );
  await transaction.query('DELETE FROM import_event_batches WHERE import_id = $1 AND first_id = $2', [importId, first]);
  const eventsKept = staying.size === 0 ? 0 : await handOver(transaction, importId, batch, staying);
  await announce(transaction, gone);
  return { eventsRemoved: gone.length, eventsKept };
}

/** Answers how many events stay. As many statements as there are imports that have sent some of them, too. */
async function handOver(
  transaction: Transaction,
  importId: string,
  { first_id: first, last_id: last, user_ids: users, messages }: Batch,
  staying: ReadonlyMap<string, string | null>,
): Promise<number> {
  const events = await transaction.query<{ user_id: number; id: string }>(
    'SELECT user_id, id FROM events WHERE user_id = ANY($1::integer[]) AND id BETWEEN $2 AND $3',
    [users, first, last],
  );
  const heirOf = (message: string | null | undefined) => (message ? staying.get(message) : undefined);
  const messageOf = (id: string) => messages[Number(BigInt(id) - BigInt(first))];
  for (const heir of new Set(staying.values())) {
    if (heir === null) continue;
    await transaction.query(
      `INSERT INTO import_event_batches (import_id, first_id, last_id, user_ids, messages)
       VALUES ($1, $2, $3, $4::integer[], $5::uuid[])
       ON CONFLICT (import_id, first_id) DO UPDATE SET messages = ARRAY(
         SELECT coalesce(one, other) FROM unnest(import_event_batches.messages, excluded.messages)
           WITH ORDINALITY AS both_of (one, other, place) ORDER BY place)`,
      [heir, first, last, users, messages.map((message) => (heirOf(message) === heir ? message : null))],
    );
    const theirs = events.filter(({ id }) => heirOf(messageOf(id)) === heir).map(({ user_id }) => user_id);
    await transaction.query(
      `INSERT INTO import_changes (user_id, import_id, created)
       SELECT user_id, $2::bigint, true FROM import_changes
       WHERE user_id = ANY($3::integer[]) AND import_id = $1 AND created
       ON CONFLICT (user_id, import_id) DO UPDATE SET created = true`,
      [importId, heir, await withMerged(transaction, theirs)],
    );
  }
  return events.filter(({ id }) => heirOf(messageOf(id)) !== undefined).length;
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
