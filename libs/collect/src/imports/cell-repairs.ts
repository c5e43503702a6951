import { ItemRejected } from '@strata/profile';
import { prepareRecords } from '../cleaning/prepare.js';
import type { Preparing } from '../cleaning/prepare.js';
import type { Mapping } from '../mapping/mapping.js';
import type { FileRecord } from './records.js';

/**
 * Which rules repair each field's value, for a preview of few rows: cleaning counts by record, so each field is read once more with
 * nothing beside it but who and what the record is of.
 */
export function cellRepairs(
  mapping: Mapping,
  header: readonly string[] | null | undefined,
  preparing: Preparing,
): (record: FileRecord, field: number) => readonly string[] {
  const needed = mapping.fields.filter(({ target }) => target === 'externalId' || target === 'name');
  const readers = mapping.fields.map((field) =>
    needed.includes(field) ? undefined : prepareRecords({ ...mapping, fields: [...needed, field] }, header, preparing),
  );
  return (record, field) => {
    const read = readers[field];
    if (!read || 'fault' in record) return [];
    try {
      return [...new Set(read(record).repairs)];
    } catch (error) {
      if (error instanceof ItemRejected) return [];
      throw error;
    }
  };
}
