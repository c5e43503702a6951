import { ItemRejected, readUserItem } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import { readEventItem } from '../event-item.js';
import type { EventItem } from '../event-item.js';
import type { BoundItem } from '../mapping/bind.js';
import { fieldMapping } from '../mapping/mapping.js';
import type { Mapping, Target } from '../mapping/mapping.js';
import type { SourceRecord } from '../mapping/record.js';
import type { Prepare } from './prepare.js';
import type { FileRecord } from './records.js';

export interface PreviewCell {
  /** Which of the mapping's fields, from 0. */
  field: number;
  /** As the file has it; null where it has nothing. */
  raw: string | null;
  /** As it would be stored, for people to read; null where nothing would be. */
  stored: string | null;
  /** What is wrong with it. */
  fault: string | null;
  /** Rules of cleaning that repaired it. */
  repairs: readonly string[];
}

export interface PreviewRow {
  row: number;
  line: number;
  cells: PreviewCell[];
  /** Rules of cleaning that repaired something. */
  repairs: string[];
  /** Why it would not be taken. */
  rejected: { code: string; message: string } | null;
}

export interface PreviewSurroundings {
  types: ReadonlyMap<string, AttributeType>;
  region: string;
  now: number;
  /** The text of each of the mapping's fields in a record. */
  rawOf: (record: SourceRecord, field: number) => unknown;
  /** Rules of cleaning that repair a field of a record. */
  repairsOf: (record: FileRecord, field: number) => readonly string[];
}

/** Rows as they would be stored. The services may still reject one by what they alone know, such as an identity of somebody else. */
export function previewRows(
  records: readonly FileRecord[],
  mapping: Mapping,
  prepare: Prepare,
  around: PreviewSurroundings,
): PreviewRow[] {
  const targets = mapping.fields.map((field) => fieldMapping(mapping.kind, field));
  return records.map((record, at) => {
    const { item, repairs, rejected } = tried(record, at, mapping, prepare, around);
    return {
      row: at + 1,
      line: record.line,
      repairs,
      rejected,
      cells: targets.map(({ target, written }, field) => ({
        field,
        raw: shown(raw(record, field, around)),
        stored: item && !rejected ? shown(valueOf(item, target)) : null,
        repairs: rejected ? [] : around.repairsOf(record, field),
        fault: rejected?.message.startsWith(`${written}:`) ? rejected.message.slice(written.length + 2) : null,
      })),
    };
  });
}

export interface Tried {
  item?: BoundItem;
  repairs: string[];
  rejected: PreviewRow['rejected'];
}

/** What would become of one record. */
export function tried(
  record: FileRecord,
  at: number,
  mapping: Mapping,
  prepare: Prepare,
  around: Pick<PreviewSurroundings, 'types' | 'region' | 'now'>,
): Tried {
  if ('fault' in record) return { repairs: [], rejected: record.fault };
  try {
    const { item, repairs } = prepare(record);
    if (mapping.kind === 'users') readUserItem(item, at, { ...around, source: '' });
    else readEventItem(item as EventItem, at, { now: around.now, behind: 0, oldestOf: () => undefined }, around.region);
    return { item, repairs: [...repairs], rejected: null };
  } catch (error) {
    if (!(error instanceof ItemRejected)) throw error;
    return { repairs: [], rejected: { code: error.code, message: error.message } };
  }
}

function raw(record: FileRecord, field: number, { rawOf }: PreviewSurroundings): unknown {
  try {
    return 'fault' in record ? undefined : rawOf(record, field);
  } catch (error) {
    if (error instanceof ItemRejected) return undefined;
    throw error;
  }
}

function valueOf(item: BoundItem, target: Target): unknown {
  const { attributes, identities, properties, ...plain } = item as unknown as Record<string, Record<string, unknown>>;
  if (target.to === 'attribute') return attributes?.[target.key];
  if (target.to === 'property') return properties?.[target.key];
  if (target.to === 'identity') {
    const those = (identities ?? []) as unknown as { kind: string; namespace?: string; value: string }[];
    return those.find(({ kind, namespace }) => kind === target.kind && (namespace ?? '') === target.namespace)?.value;
  }
  return plain[target.to];
}

const LONGEST = 500;

function shown(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return text.slice(0, LONGEST).replaceAll('\u0000', '\uFFFD');
}
