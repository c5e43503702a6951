import { ItemRejected } from '@strata/profile';
import { bind } from '../mapping/bind.js';
import type { BoundItem } from '../mapping/bind.js';
import type { EventItem } from '../event-item.js';
import type { ImportKind, Mapping } from '../mapping/mapping.js';
import type { SourceRecord } from '../mapping/record.js';
import { cleanerOf } from './cleaner.js';
import type { InferenceTables } from './infer-region.js';
import type { CleanedAttribute } from './read-value.js';
import type { CleaningSettings, RepairRule } from './rules.js';

/** What items are bound and cleaned with. */
export interface Preparing {
  /** Of times without a zone, unless the mapping says another. */
  timeZone: string;
  /** Whose phone numbers are written without a country code. */
  region: string;
  attributes: ReadonlyMap<string, CleanedAttribute>;
  /** Of the source. */
  cleaning: CleaningSettings;
  /** What the company gave to infer by, as far as the source infers. */
  tables?: InferenceTables | undefined;
  /** Whether small numbers are dates, as in the cells of a workbook. */
  serials?: boolean;
}

export interface PreparedItem {
  item: BoundItem;
  /** A rule for each repair. */
  repairs: readonly RepairRule[];
}

/** The way of every record to an item that can be stored: through the mapping, then cleaned. Throws the `ItemRejected`; `onEmpty` is told each target without a value. */
export function prepareRecords(
  mapping: Mapping,
  header: readonly string[] | null | undefined,
  preparing: Preparing,
  onEmpty?: (target: string) => void,
): (record: SourceRecord) => PreparedItem {
  const { timeZone, attributes } = preparing;
  const attributeTypes = new Map([...attributes].map(([key, { type }]) => [key, type]));
  const read = bind(mapping, header, { timeZone, attributeTypes, raw: true }, onEmpty);
  const clean = prepareItems(mapping.kind, { ...preparing, timeZone: mapping.timeZone ?? timeZone });
  return (record) => clean(read(record));
}

/** The same for items that come in the shape of the API. */
export function prepareItems(kind: ImportKind, preparing: Preparing): (item: BoundItem) => PreparedItem {
  const { cleaning, timeZone, region, attributes, tables, serials } = preparing;
  const cleaner = cleanerOf({ ...cleaning, timeZone, defaultRegion: region, attributes, tables, serials });
  return (bound) => {
    const { item, repairs, rejected } = kind === 'users' ? cleaner.user(bound) : cleaner.event(bound as EventItem);
    if (rejected) throw new ItemRejected(rejected.code, rejected.message);
    return { item, repairs };
  };
}
