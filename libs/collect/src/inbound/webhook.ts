import { randomBytes } from 'node:crypto';
import { Refusal } from '@strata/db';
import { isStorableText, normalizeText } from '@strata/rules';
import { readMapping } from '../mapping/mapping.js';
import type { Mapping } from '../mapping/mapping.js';

/** A door of its own for one sender: an address, a secret, and how its bodies become users or events. */
export interface Webhook {
  key: string;
  name: string;
  source: string;
  /** Where the items are in a body, such as `data.orders`; null: the body is one, or a list of them. */
  items: string | null;
  /** Null until the first deliveries have shown what there is to map. */
  mapping: Mapping | null;
  paused: boolean;
  createdAt: Date;
  /** When a delivery last came whose signature was right. */
  receivedAt: Date | null;
}

/** A webhook with the secret that it was given: this once, and never again. */
export interface WebhookSecret {
  webhook: Webhook;
  secret: string;
}

/** As they are kept. */
export interface WebhookSecrets {
  current: string;
  old?: { secret: string; until: string };
}

export interface WebhookInput {
  name: string;
  source: string;
  items?: string | null;
  mapping?: unknown;
}

export interface WebhookChange {
  name?: string | null;
  items?: string | null;
  mapping?: unknown;
  paused?: boolean | null;
}

export const WEBHOOK_COLUMNS = `key, name, source, items, mapping, paused, created_at AS "createdAt", received_at AS "receivedAt"`;

const MAX_NAME = 256;
const MAX_PATH = 256;

export const newWebhookKey = (): string => `wh_${randomBytes(15).toString('base64url')}`;

/** As Standard Webhooks write them: 24 bytes, in base64. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

export function readName(name: string): string {
  const text = normalizeText(name.trim());
  if (text === '' || text.length > MAX_NAME || !isStorableText(text))
    throw new Refusal('INVALID_INPUT', `name: expected a text of 1 to ${MAX_NAME} characters`);
  return text;
}

export function readItemsPath(items: string | null | undefined): string | null {
  const path = items?.trim() ?? '';
  if (path === '') return null;
  if (path.length > MAX_PATH || !isStorableText(path) || path.split('.').includes(''))
    throw new Refusal('INVALID_INPUT', 'items: expected a path such as data.orders');
  return path;
}

export const readOptionalMapping = (mapping: unknown): Mapping | null =>
  mapping === undefined || mapping === null ? null : readMapping(mapping);
