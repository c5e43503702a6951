import { createHash } from 'node:crypto';
import { ItemRejected, readUserItem } from '@strata/profile';
import type { IngestAnswer, RejectedItem } from '@strata/profile';
import { readEventItem } from '../event-item.js';
import type { EventItem } from '../event-item.js';
import type { TrackOptions } from '../event.service.js';
import { bind } from '../mapping/bind.js';
import type { BoundItem, BoundUser } from '../mapping/bind.js';
import type { Surroundings } from '../mapping/convert.js';
import type { Mapping } from '../mapping/mapping.js';

/** The one road of all data: cleaned as the source says, then stored. The composition root hands it over. */
export interface Intake {
  users(items: readonly BoundUser[], source: string): Promise<IngestAnswer>;
  events(items: readonly EventItem[], source: string, options?: TrackOptions): Promise<IngestAnswer>;
}

/** One record of JSON. Its `$` is the whole body that it came in, so that a mapping can reach what surrounds a list. */
export type JsonRecord = Record<string, unknown>;

export interface RoadAnswer {
  accepted: number;
  duplicates: number;
  rejected: RejectedItem[];
}

/** What a record would become. */
export interface TriedRecord {
  /** As it came. */
  record: JsonRecord;
  /** As it would be stored; null where it would be rejected. */
  item: BoundItem | null;
  rejected: { code: string; message: string } | null;
}

export interface RoadSurroundings extends Surroundings {
  /** Whose phone numbers are written without a country code. */
  region: string;
}

/** From records of JSON through a mapping to users or events. */
export class RecordRoad {
  constructor(
    private readonly surroundings: () => Promise<RoadSurroundings>,
    private readonly intake: Intake,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Refuses a mapping that cannot be followed: an attribute that is not defined, no external id. */
  async check(mapping: Mapping): Promise<void> {
    bind(mapping, null, await this.surroundings());
  }

  /**
   * Takes records in their order. An event without an id of its own gets one from `idOf`, so that the same record taken
   * again is the same event.
   */
  async take(
    records: readonly JsonRecord[],
    mapping: Mapping,
    source: string,
    idOf: (record: JsonRecord, index: number) => string,
  ): Promise<RoadAnswer> {
    const read = bind(mapping, null, await this.surroundings());
    const rejected: RejectedItem[] = [];
    const items: { index: number; item: BoundItem }[] = [];
    records.forEach((record, index) => {
      try {
        const item = read({ object: record });
        if (mapping.kind === 'events') (item as EventItem).messageId ??= idOf(record, index);
        items.push({ index, item });
      } catch (error) {
        if (!(error instanceof ItemRejected)) throw error;
        rejected.push({ index, code: error.code, message: error.message });
      }
    });
    if (items.length === 0) return { accepted: 0, duplicates: 0, rejected };
    const bare = items.map(({ item }) => item);
    const answer =
      mapping.kind === 'users'
        ? await this.intake.users(bare, source)
        : await this.intake.events(bare as EventItem[], source);
    for (const { index, code, message } of answer.rejected)
      rejected.push({ index: items[index]?.index ?? index, code, message });
    rejected.sort((a, b) => a.index - b.index);
    return { accepted: answer.accepted, duplicates: answer.duplicates, rejected };
  }

  /** The same without storing anything. What only the store knows, such as an identity of somebody else, is not seen. */
  async attempt(records: readonly JsonRecord[], mapping: Mapping, source: string): Promise<TriedRecord[]> {
    const surroundings = await this.surroundings();
    const read = bind(mapping, null, surroundings);
    const now = this.clock();
    const context = { types: surroundings.attributeTypes, source, region: surroundings.region, now };
    return records.map((record, index) => {
      try {
        const item = read({ object: record });
        if (mapping.kind === 'users') readUserItem(item, index, context);
        else
          readEventItem(item as EventItem, index, { now, behind: 0, oldestOf: () => undefined }, surroundings.region);
        return { record, item, rejected: null };
      } catch (error) {
        if (!(error instanceof ItemRejected)) throw error;
        return { record, item: null, rejected: { code: error.code, message: error.message } };
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
