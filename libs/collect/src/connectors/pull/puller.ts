import type { ForbiddenAddress } from '../../outgoing/outgoing.js';
import type { JsonRecord } from '../../inbound/record-road.js';

/** Where a pull goes on; kept with the connector as JSON, and read by nobody but the puller that wrote it. */
export type Cursor = Readonly<Record<string, unknown>>;

export interface Page {
  /** At most 10,000, as many as the doors take at once. */
  records: readonly JsonRecord[];
  /** Where to go on once these are stored. */
  cursor: Cursor;
  /** When a record was last changed in its system, where it says so: the time of its values. */
  changedAt?: (record: JsonRecord) => string | undefined;
}

/**
 * Reads a system from a cursor on, page by page. A page may come again after its cursor was lost; what makes that harmless
 * is that records are recognized (`fingerprint`), not that they come once.
 */
export interface Puller {
  pages(cursor: Cursor | null, signal: AbortSignal): AsyncIterable<Page>;
}

/** Of an address that nobody but an operator may have this server connect to. */
export const forbidden = (error: ForbiddenAddress): PullFault => new PullFault(error.code, error.message);

/** What went wrong with the system that is read, in words for whoever configures it. */
export class PullFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Milliseconds after which the system wants to be asked again. */
    readonly retryAfter?: number,
    /** What HTTP calls it, where the system answered by HTTP. */
    readonly status?: number,
  ) {
    super(message);
  }
}
