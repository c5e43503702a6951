import type { Outgoing } from '@strata/collect';
import { aboutSecret, Lease } from '@strata/db';
import type { Database, Secrets } from '@strata/db';
import { createHmac } from 'node:crypto';
import type { Movement } from '../movement-reader.js';
import { MovementReader } from '../movement-reader.js';
import { Repeated } from '../repeated.js';
import { destinationSecrets } from './destination.service.js';
import type { Destination } from './destination.js';

const LOOKS_EVERY_MS = 1_000;
const PRUNES_EVERY_MS = 3_600_000;
/** Movements of one request. */
const BATCH = 100;
/** Requests in a row to one destination, after which the others have their turn. */
const REQUESTS_A_TURN = 20;
const TIMEOUT_MS = 10_000;
/** 2 s, 4 s, 8 s, …, at most an hour. */
const FIRST_WAIT_S = 2;
const LONGEST_WAIT_S = 3_600;

interface Due extends Pick<Destination, 'key' | 'url' | 'kinds' | 'objects' | 'failures'> {
  secret: string;
  arrived: string;
  sending: string | null;
}

export interface AnnouncerPorts {
  database: Database;
  secrets: Secrets;
  outgoing: Outgoing;
  /** Whether a company's own ids may be told: not where they are sensitive. */
  tellsExternalIds: () => Promise<boolean>;
  /** Where people outside reach this server, without a slash at the end. */
  publicUrl: string;
  report: (error: unknown) => void;
}

/**
 * Tells destinations who moved: each movement at least once, in the order in which it happened, and so in order for each user. What was sent and not
 * taken is sent again as it was, under the same id, later and later; nothing after it is sent before.
 */
export class Announcer {
  private readonly lease: Lease;
  private readonly looks: Repeated;
  private readonly movements: MovementReader;
  private ended = false;
  private prunedAt = -Infinity;

  constructor(private readonly ports: AnnouncerPorts) {
    this.lease = new Lease(ports.database, 'announce');
    this.looks = new Repeated(() => this.announce(), LOOKS_EVERY_MS, ports.report);
    this.movements = new MovementReader(ports.database);
  }

  start(): void {
    this.looks.start();
  }

  /** Ends after the requests under way. */
  async stop(): Promise<void> {
    this.ended = true;
    await this.looks.stop();
    await this.lease.give();
  }

  /** Tells every destination that is to be tried what it was not told of yet. */
  async announce(): Promise<void> {
    if (!(await this.lease.take())) return;
    const due = await this.ports.database.query<Due>(
      `SELECT key, url, kinds, objects, failures, secret, arrived::text, sending::text FROM destinations
       WHERE NOT paused AND next_try_at <= now()`,
    );
    await Promise.all(due.map((destination) => this.tell(destination).catch(this.ports.report)));
    await this.prune();
  }

  private async tell(destination: Due): Promise<void> {
    let { arrived, sending } = destination;
    for (let requests = 0; requests < REQUESTS_A_TURN && !this.ended; requests++) {
      const { kinds, objects } = destination;
      const filter = { kinds: kinds.length > 0 ? kinds : null, objects: objects.length > 0 ? objects : null };
      const batch = await this.movements.after(arrived, filter, BATCH, sending ?? undefined);
      const last = sending ?? batch.at(-1)?.id;
      if (last === undefined) return;
      // Written down first: should nobody know whether it arrived, the very same is sent again.
      if (sending === null && !(await this.note(destination, 'sending = $2', last))) return;
      const fault = batch.length > 0 ? await this.post(destination, last, batch) : undefined;
      if (fault !== undefined) return this.failed(destination, fault);
      const isKnown = await this.note(
        destination,
        'arrived = $2, sending = NULL, failures = 0, fault = NULL, arrived_at = clock_timestamp()',
        last,
      );
      if (!isKnown) return;
      [arrived, sending] = [last, null];
      if (batch.length < BATCH) return;
    }
  }

  /** False where it was removed or changed meanwhile. */
  private async note({ key }: Due, what: string, id: string): Promise<boolean> {
    const known = await this.ports.database.query(
      `UPDATE destinations SET ${what} WHERE key = $1 AND NOT paused AND arrived <= $2 RETURNING key`,
      [key, id],
    );
    return known.length > 0;
  }

  private async failed({ key, failures }: Due, fault: string): Promise<void> {
    const wait = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** failures);
    await this.ports.database.query(
      `UPDATE destinations SET failures = failures + 1, fault = $2,
         next_try_at = clock_timestamp() + make_interval(secs => $3) WHERE key = $1`,
      [key, fault, wait],
    );
  }

  /** Why it did not arrive; nothing where it did. Signed by Standard Webhooks: https://www.standardwebhooks.com */
  private async post({ key, url, secret }: Due, last: string, batch: readonly Movement[]): Promise<string | undefined> {
    const body = JSON.stringify({ movements: await this.described(batch) });
    const id = `${key}-${last}`;
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const plain = this.ports.secrets.open(secret, aboutSecret(destinationSecrets, key));
    const signature = createHmac('sha256', Buffer.from(plain.slice('whsec_'.length), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
    try {
      const response = await this.ports.outgoing.fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.ok ? undefined : `it answered ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 200) : 'no answer';
    }
  }

  private async described(batch: readonly Movement[]): Promise<object[]> {
    const isTold = await this.ports.tellsExternalIds();
    const ids = batch.flatMap(({ userId }) => (isTold ? (userId ?? []) : []));
    const users = await this.ports.database.query<{ id: number; externalId: string | null }>(
      'SELECT id, external_id AS "externalId" FROM users WHERE id = ANY($1::integer[])',
      [ids],
    );
    const externalIds = new Map(users.map(({ id, externalId }) => [id, externalId]));
    return batch.map(({ id, kind, object, at, userId, count, details }) => ({
      id,
      kind,
      object,
      at: at.toISOString(),
      ...details,
      ...(userId === null
        ? { count, users: `${this.ports.publicUrl}/v1/movements/${id}/users` }
        : { user: { id: String(userId), externalId: externalIds.get(userId) ?? null } }),
    }));
  }

  /** Kept for a week, and for a month while somebody has not been told: the events on timelines stay. */
  private async prune(): Promise<void> {
    if (performance.now() - this.prunedAt < PRUNES_EVERY_MS) return;
    this.prunedAt = performance.now();
    for (const table of ['movements', 'bulk_movements'])
      await this.ports.database.query(
        `DELETE FROM ${table} WHERE at < now() - interval '30 days' OR (at < now() - interval '7 days'
           AND id <= (SELECT coalesce(min(arrived), 9223372036854775807) FROM destinations))`,
      );
  }
}
