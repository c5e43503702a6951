import type { FileRecord } from './records.js';

/** What a record holds in memory, in bytes, about: a field of nothing takes 8, and a key of an object its name and two places. */
export const weightOf = (record: FileRecord): number =>
  record.text.length * ('object' in record ? 8 : 2) + ('fields' in record ? record.fields.length * 8 : 0);
