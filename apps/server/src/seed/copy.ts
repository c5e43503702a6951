import { Readable } from 'node:stream';
import { foldText } from '@strata/rules';
import type { Transaction } from '@strata/db';
import type { Member } from './population.js';

/**
 * The one place outside the owning libs that writes rows of users, identities, attributes, tags, consents and events. Going through
 * their services, item by item with checks for duplicates that cannot be, takes eight times as long; a generated
 * population is known to be valid and new, so it is written by COPY, in the stored forms that the first migration names.
 */
export class CopyWriter {
  private readonly tables: Record<TableName, string[]> = {
    users: [],
    identities: [],
    user_attributes: [],
    user_attribute_origins: [],
    user_attribute_history: [],
    tag_assignments: [],
    tag_assignment_history: [],
    consents: [],
    suppressions: [],
    events: [],
  };
  private blocks: number[] = [];
  private block = 0;
  private place = EVENTS_A_BLOCK;

  constructor(
    private readonly transaction: Transaction,
    private readonly tagIds: ReadonlyMap<string, number>,
  ) {}

  /** Takes as many block numbers as all events need: an event's id is its block times 65,536 and its place there. */
  async reserve(events: number): Promise<void> {
    const rows = await this.transaction.query<{ block: string }>(
      `SELECT nextval('event_blocks') AS block FROM generate_series(1, $1::int)`,
      [Math.ceil(events / EVENTS_A_BLOCK)],
    );
    this.blocks = rows.map(({ block }) => Number(block)).reverse();
  }

  add({ shopper, portrait, events, consents, suppressions, past }: Member): void {
    const id = shopper.number;
    const { users, identities, user_attributes: attributes, tag_assignments: assignments } = this.tables;
    const signedUp = time(shopper.signedUp);
    users.push(`${id}\t${shopper.externalId}\t${signedUp}`);
    identities.push(
      `${shopper.externalId}\tEXTERNAL_ID\t\t${id}\t${signedUp}`,
      `+86${shopper.phone}\tPHONE\t\t${id}\t${signedUp}`,
    );
    if (shopper.email) identities.push(`${shopper.email}\tEMAIL\t\t${id}\t${signedUp}`);
    if (shopper.wechat) identities.push(`wm${shopper.externalId}\tIM\twecom\t${id}\t${signedUp}`);
    attributes.push(`${id}\t${json(portrait.attributes)}\t${json(foldedOf(portrait.attributes))}`);
    this.tables.user_attribute_origins.push(`${id}\t${json(portrait.origins)}`);
    for (const { tag, weight, source, assignedAt, expiresAt } of portrait.tags) {
      const expiry = expiresAt === undefined ? '\\N' : time(expiresAt);
      assignments.push(
        `${id}\t${this.tagIds.get(tag)!}\t${weight ?? '\\N'}\t${source}\t${time(assignedAt)}\t${expiry}`,
      );
    }
    for (const { purpose, channel, state, source, at } of consents) {
      this.tables.consents.push(`${id}\t${purpose}\t${channel}\t${time(at)}\t${state}\t${source}\t1`);
    }
    for (const { channel, reason, at } of suppressions) {
      this.tables.suppressions.push(`${id}\t${channel}\t${time(at)}\t${reason}`);
    }
    for (const { key, value, source, from, to } of past?.values ?? []) {
      this.tables.user_attribute_history.push(`${id}\t${key}\t${time(from)}\t${time(to)}\t${json(value)}\t${source}`);
    }
    for (const { tag, source, assignedAt, from, to } of past?.tags ?? []) {
      this.tables.tag_assignment_history.push(
        `${id}\t${this.tagIds.get(tag)!}\t${time(from)}\t${time(to)}\t${source}\t${time(assignedAt)}`,
      );
    }
    for (const { name, at, properties } of events) {
      this.tables.events.push(
        `${id}\t${time(at)}\t${this.nextEventId()}\t${name}\t${json(properties)}\t${json(foldedOf(properties))}`,
      );
    }
  }

  /** Takes what was added so far and writes it; more may be added meanwhile. */
  flush(): Promise<void> {
    const texts = TABLES.map((table) => {
      const rows = this.tables[table];
      this.tables[table] = [];
      return { table, text: rows.length === 0 ? undefined : Buffer.from(rows.join('\n') + '\n') };
    });
    return this.write(texts);
  }

  private async write(texts: { table: TableName; text: Buffer | undefined }[]): Promise<void> {
    for (const { table, text } of texts) {
      if (!text) continue;
      await this.transaction.copyFrom(`COPY ${table} (${COLUMNS[table]}) FROM STDIN`, Readable.from([text]));
    }
  }

  private nextEventId(): number {
    if (this.place === EVENTS_A_BLOCK) {
      this.block = this.blocks.pop()!;
      this.place = 0;
    }
    return this.block * EVENTS_A_BLOCK + this.place++;
  }
}

const EVENTS_A_BLOCK = 65_536;

const COLUMNS = {
  users: 'id, external_id, created_at',
  identities: 'value, kind, namespace, user_id, created_at',
  user_attributes: 'user_id, "values", folded',
  user_attribute_origins: 'user_id, origins',
  user_attribute_history: 'user_id, key, valid_from, valid_to, value, source',
  tag_assignment_history: 'user_id, tag_id, valid_from, valid_to, source, assigned_at',
  tag_assignments: 'user_id, tag_id, weight, source, assigned_at, expires_at',
  consents: 'user_id, purpose, channel, at, state, source, wording',
  suppressions: 'user_id, channel, suppressed_at, reason',
  events: 'user_id, occurred_at, id, name, properties, folded',
} as const;
type TableName = keyof typeof COLUMNS;
/** Those that a seed fills. */
export const TABLES = Object.keys(COLUMNS) as TableName[];

const time = (instant: number) => new Date(instant).toISOString();

/** As COPY reads it; null where there is nothing. */
function json(value: object | string | number | undefined): string {
  if (value === undefined) return '\\N';
  const text = JSON.stringify(value);
  return text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
}

// Most texts; telling so first saves half of the writer's time.
const HAS_NO_CASE = /^[ -@[-~\u4e00-\u9fff]*$/;

/** Lower case of the texts that have another. */
function foldedOf(values: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  let folded: Record<string, string> | undefined;
  for (const key in values) {
    const value = values[key];
    if (typeof value !== 'string' || HAS_NO_CASE.test(value)) continue;
    const lower = foldText(value);
    if (lower !== value) (folded ??= {})[key] = lower;
  }
  return folded;
}
