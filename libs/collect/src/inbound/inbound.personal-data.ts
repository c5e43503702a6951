import type { Transaction } from '@strata/db';
import { inPieces, plainSql } from '@strata/profile';
import type { Clues, PersonalData } from '@strata/profile';

interface Moved {
  webhook: string;
  id: string;
  /** Whether it spoke of both before. */
  had_both: boolean;
  [column: string]: string | boolean;
}

/**
 * Deliveries of webhooks whose bodies are still kept. A body may speak of others too, so an export says only that there is
 * one, and an erasure forgets it whole; so it does with those of nobody known, which may be of anybody.
 */
export const inboundPersonalData: PersonalData = {
  name: 'deliveries',
  tables: ['webhook_deliveries'],

  async *pieces(queryable, userId) {
    yield* inPieces(
      queryable,
      'deliveries',
      `SELECT webhook, received_at AS "receivedAt" FROM webhook_deliveries
       WHERE user_ids @> ARRAY[$1::integer] ORDER BY received_at, webhook, id`,
      [userId],
    );
  },

  async move(transaction, from, to) {
    return transaction.query<Moved>(
      `WITH found AS (SELECT webhook, id, user_ids @> ARRAY[$2::integer] AS had_both FROM webhook_deliveries
                      WHERE user_ids @> ARRAY[$1::integer])
       UPDATE webhook_deliveries one SET user_ids = CASE WHEN had_both THEN array_remove(user_ids, $1::integer)
         ELSE array_replace(user_ids, $1::integer, $2::integer) END
       FROM found WHERE (one.webhook, one.id) = (found.webhook, found.id) RETURNING one.webhook, one.id, had_both`,
      [from, to],
    );
  },

  async moveBack(transaction, from, to, moved) {
    const rows = moved as Moved[];
    await transaction.query(
      `UPDATE webhook_deliveries one SET user_ids = CASE WHEN had_both THEN user_ids || $1::integer
         ELSE array_replace(user_ids, $2::integer, $1::integer) END
       FROM unnest($3::text[], $4::text[], $5::boolean[]) AS moved (webhook, id, had_both)
       WHERE (one.webhook, one.id) = (moved.webhook, moved.id) AND body IS NOT NULL`,
      [from, to, rows.map(({ webhook }) => webhook), rows.map(({ id }) => id), rows.map(({ had_both }) => had_both)],
    );
  },

  /** Where in a body a value stands is not known by then. */
  async forgetCopies(transaction, users) {
    await forgetBodies(transaction, users, []);
  },

  /** Of those, too, that came before there was such a user, and of reasons of rejections, which name values. */
  erase: (transaction, userId, clues) => forgetBodies(transaction, [userId], clues),
};

/** Answers how many were of these users for certain. */
async function forgetBodies(transaction: Transaction, users: readonly number[], clues: Clues): Promise<number> {
  const gone = await transaction.query<{ theirs: boolean }>(
    `WITH kept AS (SELECT webhook, id, body, user_ids, user_ids && $1::integer[] OR
                     ${plainSql("concat_ws(E'\\n', body::text, answer ->> 'rejected')")} ~ ANY($2::text[]) AS theirs
                   FROM webhook_deliveries WHERE body IS NOT NULL OR answer -> 'rejected' <> '[]'),
          found AS (SELECT webhook, id, theirs FROM kept WHERE theirs OR (body IS NOT NULL AND user_ids = '{}'))
     UPDATE webhook_deliveries one SET body = NULL, user_ids = '{}', answer = jsonb_set(answer, '{rejected}', '[]')
     FROM found WHERE (one.webhook, one.id) = (found.webhook, found.id) RETURNING theirs`,
    [users, clues],
  );
  return gone.filter(({ theirs }) => theirs).length;
}
