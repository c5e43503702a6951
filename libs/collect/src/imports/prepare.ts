import { ItemRejected } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import { prepareItems, prepareRecords } from '../cleaning/prepare.js';
import type { PreparedItem, Preparing } from '../cleaning/prepare.js';
import type { CleaningSettings } from '../cleaning/rules.js';
import type { Mapping } from '../mapping/mapping.js';
import type { ImportDoors } from './doors.js';
import type { KnownAttribute } from './guess.js';
import type { Records } from './open-records.js';
import type { FileRecord } from './records.js';

/** Turns a record into an item, and says which rules of cleaning repaired it; throws its `ItemRejected`. */
export type Prepare = (record: FileRecord) => PreparedItem;

export interface PreparingOptions {
  /** Attributes that are made with the import. */
  newAttributes?: readonly KnownAttribute[];
  /** In place of the source's. */
  cleaning?: CleaningSettings;
  /** Is told each target without a value. */
  onEmpty?: (target: string) => void;
}

export interface Prepared {
  prepare: Prepare;
  /** What items are bound and cleaned with. */
  around: Preparing;
  types: ReadonlyMap<string, AttributeType>;
  /** The attributes of which no value is kept without consent. */
  guarded: ReadonlySet<string>;
  region: string;
}

/**
 * The way of every record of a file: the mapping, then cleaning as the source says; JSON without a mapping is in the shape of the API.
 * Refuses a mapping that does not fit the records or the definitions.
 */
export async function preparing(
  doors: ImportDoors,
  mapping: Mapping,
  source: string,
  { header, format }: Records,
  options: PreparingOptions = {},
): Promise<Prepared> {
  const [{ timeZone, region, attributes: defined }, cleaning] = await Promise.all([
    doors.definitions(),
    options.cleaning ?? doors.cleaningOf(source),
  ]);
  const attributes = new Map(
    [...(options.newAttributes ?? []), ...defined].map((known) => [known.key.normalize('NFC'), known]),
  );
  const types = new Map([...attributes].map(([key, { type }]) => [key, type]));
  const guarded = new Set([...attributes].filter(([, { consentPurpose }]) => consentPurpose).map(([key]) => key));
  const tables = await doors.tablesOf(cleaning.infer);
  const around = { timeZone, region, attributes, cleaning, tables, serials: format === 'xlsx' };
  if (header === null && mapping.fields.length === 0) {
    const { kind, name } = mapping;
    const constant = name === undefined ? {} : { name };
    const clean = prepareItems(kind, around);
    const prepare: Prepare = (record) =>
      clean(doors.readItem(kind, { ...constant, ...('object' in record ? record.object : {}) }));
    return { prepare, around, types, guarded, region };
  }
  const read = prepareRecords(mapping, header, around, options.onEmpty);
  const prepare: Prepare = (record) => {
    if ('fault' in record) throw new ItemRejected(record.fault.code, record.fault.message);
    return read(record);
  };
  return { prepare, around, types, guarded, region };
}
