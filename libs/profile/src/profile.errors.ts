/** Why one item of a batch was not taken. The others are. */
export type ProfileRejectionCode =
  | 'INVALID_EXTERNAL_ID'
  | 'INVALID_ATTRIBUTES'
  | 'UNKNOWN_ATTRIBUTE'
  | 'KEPT_BY_MODEL'
  | 'WRONG_TYPE'
  | 'NUMBER_OUT_OF_RANGE'
  | 'INVALID_DATE'
  | 'INVALID_TIME'
  | 'INVALID_TEXT'
  | 'TOO_LONG'
  | 'INVALID_IDENTITY'
  | 'IDENTITY_TAKEN'
  | 'IDENTITY_SHARED'
  | 'ERASED';

export interface Rejection {
  code: string;
  message: string;
}

export interface RejectedItem extends Rejection {
  index: number;
}

/** What a batch answers: nothing acknowledged is lost, and one bad item never refuses the rest. */
export interface IngestAnswer {
  accepted: number;
  duplicates: number;
  rejected: RejectedItem[];
  /** The token by which a reader asks for an answer that holds this write. */
  freshness: string;
}

/** Thrown while one item is read, and turned into its rejection. */
export class ItemRejected extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
