import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import type { Credentials } from './credentials.js';
import type { RecordRoad } from './record-road.js';
import { newSecret, newWebhookKey, readItemsPath, readName, readOptionalMapping, WEBHOOK_COLUMNS } from './webhook.js';
import type { Webhook, WebhookChange, WebhookInput, WebhookSecret, WebhookSecrets } from './webhook.js';

const MOST_WEBHOOKS = 200;
/** While senders are given the new secret, the old one holds. */
const OLD_SECRET_HOLDS = 24 * 3_600_000;

/** Makes and changes the doors for senders of webhooks. */
export class WebhookService {
  constructor(
    private readonly database: Database,
    private readonly road: RecordRoad,
    private readonly secrets: Credentials<WebhookSecrets>,
    private readonly clock: () => number = Date.now,
  ) {}

  /** All of them, the newest first: at most 200. */
  async list(): Promise<Webhook[]> {
    return this.database.query<Webhook>(`SELECT ${WEBHOOK_COLUMNS} FROM webhooks ORDER BY created_at DESC, key`);
  }

  async get(key: string): Promise<Webhook> {
    const [webhook] = await this.database.query<Webhook>(`SELECT ${WEBHOOK_COLUMNS} FROM webhooks WHERE key = $1`, [
      key,
    ]);
    if (!webhook) throw new Refusal('NOT_FOUND', 'There is no such webhook.');
    return webhook;
  }

  async create(input: WebhookInput): Promise<WebhookSecret> {
    const mapping = readOptionalMapping(input.mapping);
    if (mapping) await this.road.check(mapping);
    const key = newWebhookKey();
    const name = readName(input.name);
    const items = readItemsPath(input.items);
    const secret = newSecret();
    return this.database.transaction(async (transaction) => {
      const [webhook] = await transaction.query<Webhook>(
        `INSERT INTO webhooks (key, name, source, items, mapping)
         SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM webhooks) < ${MOST_WEBHOOKS}
         RETURNING ${WEBHOOK_COLUMNS}`,
        [key, name, input.source, items, mapping && JSON.stringify(mapping)],
      );
      if (!webhook) throw new Refusal('TOO_LARGE', `at most ${MOST_WEBHOOKS} webhooks`);
      await this.secrets.put(transaction, key, { current: secret });
      return { webhook, secret };
    });
  }

  /** What the change leaves out stays. A mapping that cannot be followed is refused. */
  async change(key: string, change: WebhookChange): Promise<Webhook> {
    const known = await this.get(key);
    const mapping = change.mapping === undefined ? known.mapping : readOptionalMapping(change.mapping);
    if (mapping) await this.road.check(mapping);
    const [changed] = await this.database.query<Webhook>(
      `UPDATE webhooks SET name = $2, items = $3, mapping = $4, paused = $5 WHERE key = $1 RETURNING ${WEBHOOK_COLUMNS}`,
      [
        key,
        readName(change.name ?? known.name),
        change.items === undefined ? known.items : readItemsPath(change.items),
        mapping && JSON.stringify(mapping),
        change.paused ?? known.paused,
      ],
    );
    if (!changed) throw new Refusal('NOT_FOUND', 'There is no such webhook.');
    return changed;
  }

  /** A new secret; the old one holds for a day more, and none older than that. */
  async rotate(key: string): Promise<WebhookSecret> {
    const webhook = await this.get(key);
    const secret = newSecret();
    const before = await this.secrets.read(key);
    const until = new Date(this.clock() + OLD_SECRET_HOLDS).toISOString();
    await this.secrets.put(this.database, key, {
      current: secret,
      ...(before && { old: { secret: before.current, until } }),
    });
    return { webhook, secret };
  }

  /** Ends a door for good, with what was kept of its deliveries. What it brought stays. */
  async remove(key: string): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      await this.secrets.remove(transaction, key);
      await transaction.query('DELETE FROM webhook_deliveries WHERE webhook = $1', [key]);
      const gone = await transaction.query('DELETE FROM webhooks WHERE key = $1 RETURNING key', [key]);
      return gone.length > 0;
    });
  }
}
