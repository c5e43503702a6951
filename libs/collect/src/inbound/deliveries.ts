import type { Database } from '@strata/db';
import { externalIdentity } from '@strata/profile';
import type { Mapping } from '../mapping/mapping.js';
import { namesErased } from './names-erased.js';
import type { RoadAnswer } from './record-road.js';
import { redact } from './redact.js';

export interface Delivery {
  /** The sender's id of the message: the same one is taken once. */
  id: string;
  receivedAt: Date;
  /** Null where it was rejected as a whole, or waits for a mapping. */
  answer: RoadAnswer | null;
  /** Why it was not taken. */
  fault: string | null;
  /** Without secrets; null when it is no longer kept. */
  body: unknown;
}

/** Bodies are kept of this many, for this long: they hold what is known of people. */
const BODIES = 20;
const BODY_DAYS = 7;
/** Senders try again for some days; an id is known for longer. */
const ID_DAYS = 30;
const LARGEST_BODY = 64 * 1024;
const MOST_REJECTED = 20;
/** A body with an item that was refused for the sake of its person is not kept. */
const WITHHELD: readonly string[] = ['ERASED', 'CONSENT_REQUIRED'];

/** All of it that may speak of people: reasons of rejections name values. */
const FORGOTTEN = `body = NULL, user_ids = '{}', answer = jsonb_set(answer, '{rejected}', '[]')`;

/** The last deliveries of each webhook: that none is taken twice, and that a mapping can be tried on them. */
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly region: () => string,
  ) {}

  /** What became of a message that was taken before. */
  async taken(webhook: string, id: string): Promise<RoadAnswer | undefined> {
    const [row] = await this.database.query<{ answer: RoadAnswer | null }>(
      'SELECT answer FROM webhook_deliveries WHERE webhook = $1 AND id = $2',
      [webhook, id],
    );
    return row?.answer ?? undefined;
  }

  /**
   * Keeps a delivery with what became of it, and of older ones no more than that they were there. Its body is not kept where it is
   * large, where an item was refused for the sake of its person, or where it may name somebody who was erased. That is looked up in
   * the transaction that keeps it: an erasure that it does not see yet waits for it and searches what it wrote.
   */
  async keep(
    webhook: string,
    id: string,
    body: unknown,
    {
      answer,
      fault,
      externalIds = [],
      mapping = null,
    }: { answer?: RoadAnswer; fault?: string; externalIds?: readonly string[]; mapping?: Mapping | null },
  ): Promise<void> {
    const text = body === undefined ? '' : JSON.stringify(redact(body));
    const isToKeep = text !== '' && text.length <= LARGEST_BODY;
    const refused = answer?.rejected.filter(({ code }) => WITHHELD.includes(code)) ?? [];
    await this.database.transaction(async (transaction) => {
      const isWithheld =
        refused.length > 0 || (isToKeep && (await namesErased(transaction, body, mapping, this.region())));
      // Reasons of other rejections name values.
      const rejected = isWithheld ? refused : answer?.rejected.slice(0, MOST_REJECTED);
      // By a statement of its own: on a cluster identities lie elsewhere.
      const users = await transaction.query<{ id: number }>(
        `SELECT DISTINCT user_id AS id FROM identities WHERE kind = 'EXTERNAL_ID' AND value = ANY($1::text[])`,
        [isWithheld ? [] : externalIds.map((externalId) => externalIdentity(externalId).value)],
      );
      await transaction.query(
        `INSERT INTO webhook_deliveries AS known (webhook, id, answer, fault, body, user_ids)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (webhook, id) DO UPDATE SET received_at = now(), answer = coalesce(known.answer, excluded.answer),
           fault = CASE WHEN known.answer IS NULL THEN excluded.fault END, body = excluded.body, user_ids = excluded.user_ids`,
        [
          webhook,
          id,
          answer ? JSON.stringify({ ...answer, rejected }) : null,
          fault ?? null,
          isToKeep && !isWithheld ? text : null,
          users.map(({ id }) => id),
        ],
      );
      await transaction.query('UPDATE webhooks SET received_at = now() WHERE key = $1', [webhook]);
      await transaction.query(
        `UPDATE webhook_deliveries SET ${FORGOTTEN} WHERE webhook = $1 AND body IS NOT NULL AND id NOT IN (
           SELECT id FROM webhook_deliveries WHERE webhook = $1 ORDER BY received_at DESC LIMIT ${BODIES})`,
        [webhook],
      );
    });
  }

  /** The newest first. */
  async list(webhook: string): Promise<Delivery[]> {
    return this.database.query<Delivery>(
      `SELECT id, received_at AS "receivedAt", answer, fault, body FROM webhook_deliveries
       WHERE webhook = $1 ORDER BY received_at DESC LIMIT ${BODIES}`,
      [webhook],
    );
  }

  /** The daily job: what is past its time is forgotten. */
  async prune(): Promise<number> {
    const emptied = await this.database.query(
      `UPDATE webhook_deliveries SET ${FORGOTTEN}
       WHERE body IS NOT NULL AND received_at < now() - interval '${BODY_DAYS} days' RETURNING 1`,
    );
    const deleted = await this.database.query(
      `DELETE FROM webhook_deliveries WHERE received_at < now() - interval '${ID_DAYS} days' RETURNING 1`,
    );
    return emptied.length + deleted.length;
  }
}
