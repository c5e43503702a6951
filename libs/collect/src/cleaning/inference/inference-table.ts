import { Refusal } from '@strata/db';

/** What a company may give to infer places by: each kind is one table. None comes with Strata, because the well-kept ones are sold. */
export const INFERENCE_TABLE_KINDS = ['POSTAL_CODE', 'PHONE_PREFIX', 'IP'] as const;
export type InferenceTableKind = (typeof INFERENCE_TABLE_KINDS)[number];

/** A table as it was given. */
export interface InferenceTable {
  kind: InferenceTableKind;
  /** Names the pieces of its file, and changes with them. */
  version: string;
  fileName: string;
  /** Where it comes from, in the words of whoever gave it. */
  note: string;
  rows: number;
  bytes: number;
  givenAt: Date;
}

export const TABLE_FAULTS = [
  'UNREADABLE_ROW',
  'INVALID_KEY',
  'UNKNOWN_DIVISION',
  'WRONG_LEVEL',
  'CONTRADICTION',
  'OVERLAP',
] as const;
export type TableFaultCode = (typeof TABLE_FAULTS)[number];

/** What is wrong with one row. */
export interface TableFault {
  line: number;
  code: TableFaultCode;
  message: string;
  /** What cannot be read, as the file has it; of a row that cannot be read at all nothing. */
  text: string | null;
  /** The line of the row that it contradicts. */
  other: number | null;
}

/** A table is taken whole or not at all. */
export class FaultyTable extends Refusal {
  constructor(
    /** The first of them, by line. */
    readonly faults: readonly TableFault[],
    /** How many rows are wrong. */
    readonly faulty: number,
  ) {
    const [first] = faults;
    super(
      'FAULTY_TABLE',
      `${faulty === 1 ? 'One row' : `${faulty} rows`} cannot be taken, and the table is as it was. Line ${first?.line}: ${first?.message}`,
      { faults, faulty },
    );
  }
}
