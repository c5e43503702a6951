import { isUtf8 } from 'node:buffer';
import { Refusal } from '@strata/db';
import { Webhook as Signature, WebhookVerificationError } from 'standardwebhooks';
import type { Mapping } from '../mapping/mapping.js';
import type { Credentials } from './credentials.js';
import type { Deliveries } from './deliveries.js';
import { at, recordsOf } from './items-of.js';
import type { JsonRecord, RecordRoad, RoadAnswer, TriedRecord } from './record-road.js';
import type { Webhook, WebhookSecrets } from './webhook.js';
import type { WebhookService } from './webhook.service.js';

/** The headers of Standard Webhooks. */
export interface SignedHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

const MOST_ITEMS = 1_000;
const MOST_ID = 256;

/** Takes what other systems announce. */
export class WebhookDoor {
  constructor(
    private readonly webhooks: WebhookService,
    private readonly secrets: Credentials<WebhookSecrets>,
    private readonly road: RecordRoad,
    private readonly deliveries: Deliveries,
    private readonly clock: () => number = Date.now,
  ) {}

  /**
   * Takes a delivery whose signature is right, once: the same id again gets the same answer. It dies in between: the sender
   * sends again, and events bear ids made of the delivery's. Without a mapping it is kept to make one by, and refused
   * (`NO_MAPPING`), so that the sender comes again.
   */
  async take(key: string, headers: SignedHeaders, body: Buffer): Promise<RoadAnswer> {
    const webhook = await this.verified(key, headers, body);
    const { id } = headers;
    const before = await this.deliveries.taken(key, id);
    if (before) return { ...before, accepted: 0, duplicates: before.accepted + before.duplicates };
    const json = parse(body);
    const { mapping, source, items } = webhook;
    if (!mapping || webhook.paused) {
      const why = webhook.paused ? 'PAUSED' : 'NO_MAPPING';
      await this.deliveries.keep(key, id, json, { fault: why, mapping });
      throw new Refusal(why, webhook.paused ? 'This webhook is paused.' : 'This webhook has no mapping yet.');
    }
    let records: JsonRecord[];
    try {
      records = recordsOf(json, items, MOST_ITEMS);
    } catch (error) {
      if (error instanceof Refusal) await this.deliveries.keep(key, id, json, { fault: error.message, mapping });
      throw error;
    }
    const answer = await this.road.take(records, mapping, source, {
      idOf: (_record, index) => `${key}:${id}:${index}`,
    });
    await this.deliveries.keep(key, id, json, { answer, externalIds: externalIdsOf(records, mapping), mapping });
    return answer;
  }

  /** What the kept deliveries would become by another mapping, without storing anything. */
  async attempt(webhook: Webhook, mapping: Mapping, items: string | null): Promise<TriedRecord[]> {
    const kept = await this.deliveries.list(webhook.key);
    const records = kept.flatMap(({ body }) => (body === null ? [] : recordsOrNone(body, items))).slice(0, 10);
    return this.road.attempt(records, mapping, webhook.source);
  }

  private async verified(key: string, headers: SignedHeaders, body: Buffer): Promise<Webhook> {
    const webhook = await this.webhooks.get(key);
    const { current, old } = (await this.secrets.read(key)) ?? {};
    const holding = [current, old && Date.parse(old.until) > this.clock() ? old.secret : undefined];
    // Bytes that are no UTF-8 would be signed as other bytes than they are.
    const right = isUtf8(body) && holding.some((one) => one !== undefined && isSigned(one, headers, body));
    if (!right || headers.id.length > MOST_ID)
      throw new Refusal('INVALID_SIGNATURE', 'The signature is not right, or the time that it names is not now.');
    return webhook;
  }
}

/** Several signatures may stand in the header, and the time may be off by 5 minutes. */
function isSigned(secret: string, { id, timestamp, signature }: SignedHeaders, body: Buffer): boolean {
  try {
    new Signature(secret).verify(
      body,
      { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
      { jsonParse: false },
    );
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw new Refusal('INVALID_JSON', 'The body is no JSON.');
  }
}

function recordsOrNone(body: unknown, items: string | null): JsonRecord[] {
  try {
    return recordsOf(body, items, MOST_ITEMS);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** Whose data a delivery holds, so that it is forgotten with them. */
function externalIdsOf(records: readonly JsonRecord[], { fields }: Mapping): string[] {
  const source = fields.find(({ target }) => target === 'externalId')?.source;
  if (source === undefined) return [];
  const path = String(source);
  return records.flatMap((record) => {
    const id = Object.hasOwn(record, path) ? record[path] : at(record, path);
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
  });
}
