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
  const read = (fields: Mapping['fields']) => prepareRecords({ ...mapping, fields }, header, preparing);
  const names = mapping.fields.filter(({ target }) => target === 'name');
  const who = mapping.fields.filter(({ target }) => target === 'externalId' || isIdentity(target));
  const alone = read([...names, ...who]);
  const readers = mapping.fields.map((field) => {
    if (isIdentity(field.target)) return { read: read([...names, field]) };
    return names.includes(field) || who.includes(field)
      ? undefined
      : { read: read([...names, ...who, field]), beside: alone };
  });
  return (record, at) => {
    const reader = readers[at];
    if (!reader) return [];
    const beside = reader.beside ? repairsOf(reader.beside, record) : [];
    return repairsOf(reader.read, record).filter((rule) => !beside.includes(rule));
  };
}

const isIdentity = (target: string): boolean => target.startsWith('identities.');

function repairsOf(read: ReturnType<typeof prepareRecords>, record: FileRecord): string[] {
  if ('fault' in record) return [];
  try {
    return [...new Set(read(record).repairs)];
  } catch (error) {
    if (error instanceof ItemRejected) return [];
    throw error;
  }
}
