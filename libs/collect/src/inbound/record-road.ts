import { createHash } from 'node:crypto';
import type { Transaction } from '@strata/db';
import { ItemRejected, readUserItem } from '@strata/profile';
import type { IngestAnswer, RejectedItem } from '@strata/profile';
import { readEventItem } from '../event-item.js';
import type { EventItem } from '../event-item.js';
import type { TrackOptions } from '../event.service.js';
import { prepareRecords } from '../cleaning/prepare.js';
import type { Preparing } from '../cleaning/prepare.js';
import type { RepairRule } from '../cleaning/rules.js';
import type { BoundItem, BoundUser } from '../mapping/bind.js';
import type { Mapping } from '../mapping/mapping.js';

/** What a batch stored, told in its transaction. */
export type StoredBatch = Pick<IngestAnswer, 'accepted' | 'duplicates'> & { rejected: readonly RejectedItem[] };

/** More to write in the transaction of a batch: all of it stands, or none. Called for one of which nothing is stored, too. */
export type WithBatch = (transaction: Transaction, stored: StoredBatch) => Promise<void>;

/** Where all data is stored. The composition root hands it over. */
export interface Intake {
  users(items: readonly BoundUser[], source: string, within?: WithBatch): Promise<IngestAnswer>;
  events(items: readonly EventItem[], source: string, options?: TrackOptions): Promise<IngestAnswer>;
}

/** One record of JSON. Its `$` is the whole body that it came in, so that a mapping can reach what surrounds a list. */
export type JsonRecord = Record<string, unknown>;

export interface TakeOptions {
  idOf: (record: JsonRecord, index: number) => string;
  changedAt?: ((record: JsonRecord) => string | undefined) | undefined;
  /** More to write in the same transaction, such as how far a source is read. */
  within?: (transaction: Transaction, answer: RoadAnswer) => Promise<void>;
}

export interface RoadAnswer {
  accepted: number;
  duplicates: number;
  rejected: RejectedItem[];
  /** How many values each rule of cleaning repaired. Absent: nothing was cleaned. */
  repaired?: Partial<Record<RepairRule, number>>;
}

/** What a record would become. */
export interface TriedRecord {
  /** As it came. */
  record: JsonRecord;
  /** As it would be stored; null where it would be rejected. */
  item: BoundItem | null;
  rejected: { code: string; message: string } | null;
  /** The rules by which cleaning repaired it. */
  repairs: readonly RepairRule[];
}

/** The one road of all data: records of JSON through a mapping to users or events, cleaned as their source says. */
export class RecordRoad {
  constructor(
    private readonly preparing: (source: string) => Promise<Preparing>,
    private readonly intake: Intake,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Refuses a mapping that cannot be followed: an attribute that is not defined, no external id. */
  async check(mapping: Mapping): Promise<void> {
    prepareRecords(mapping, null, await this.preparing(''));
  }

  /**
   * Takes records in their order. An event without an id of its own gets one, so that the same record taken again is the
   * same event; values without a time of their own are of when the record was changed.
   */
  async take(
    records: readonly JsonRecord[],
    mapping: Mapping,
    source: string,
    { idOf, changedAt, within }: TakeOptions,
  ): Promise<RoadAnswer> {
    const prepare = prepareRecords(mapping, null, await this.preparing(source));
    const repaired: Partial<Record<RepairRule, number>> = {};
    const rejected: RejectedItem[] = [];
    const items: { index: number; item: BoundItem }[] = [];
    records.forEach((record, index) => {
      try {
        const { item, repairs } = prepare({ object: record });
        for (const rule of repairs) repaired[rule] = (repaired[rule] ?? 0) + 1;
        if (mapping.kind === 'events') (item as EventItem).messageId ??= idOf(record, index);
        else (item as BoundUser).at ??= changedAt?.(record);
        items.push({ index, item });
      } catch (error) {
        if (!(error instanceof ItemRejected)) throw error;
        rejected.push({ index, code: error.code, message: error.message });
      }
    });
    if (items.length === 0 && !within) return { accepted: 0, duplicates: 0, rejected, repaired };
    const answerOf = ({ accepted, duplicates, rejected: refused }: StoredBatch): RoadAnswer => {
      const all = refused.map((one) => ({ ...one, index: items[one.index]?.index ?? one.index }));
      return { accepted, duplicates, rejected: [...rejected, ...all].sort((a, b) => a.index - b.index), repaired };
    };
    const inside: WithBatch | undefined = within && ((transaction, stored) => within(transaction, answerOf(stored)));
    const bare = items.map(({ item }) => item);
    if (mapping.kind === 'users') return answerOf(await this.intake.users(bare, source, inside));
    const options: TrackOptions = inside
      ? { within: (transaction, stored) => inside(transaction, { ...stored, accepted: stored.count }) }
      : {};
    return answerOf(await this.intake.events(bare as EventItem[], source, options));
  }

  /** The same without storing anything. What only the store knows, such as an identity of somebody else, is not seen. */
  async attempt(records: readonly JsonRecord[], mapping: Mapping, source: string): Promise<TriedRecord[]> {
    const preparing = await this.preparing(source);
    const prepare = prepareRecords(mapping, null, preparing);
    const now = this.clock();
    const types = new Map([...preparing.attributes].map(([key, { type }]) => [key, type]));
    const context = { types, source, region: preparing.region, now };
    return records.map((record, index) => {
      try {
        const { item, repairs } = prepare({ object: record });
        if (mapping.kind === 'users') readUserItem(item, index, context);
        else readEventItem(item as EventItem, index, { now, behind: 0, oldestOf: () => undefined }, preparing.region);
        return { record, item, repairs, rejected: null };
      } catch (error) {
        if (!(error instanceof ItemRejected)) throw error;
        return { record, item: null, repairs: [], rejected: { code: error.code, message: error.message } };
      }
    });
  }
}

/** One text for one content, whatever the order of its keys; without the body around it. */
export function fingerprint(record: JsonRecord): string {
  return createHash('sha256')
    .update(canonical({ ...record, $: undefined }))
    .digest('base64url');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}
