/** A file as a listing tells it. */
export interface FoundFile {
  /** From where the connector begins, with folders. */
  name: string;
  /** Another one where the content is another. */
  version: string;
  bytes: number;
}

/** Where the files of a connector lie. */
export interface FileStore {
  /** All of them by name, in pages of at most 1,000. */
  pages(signal: AbortSignal): AsyncIterable<readonly FoundFile[]>;
  /** The bytes of a file as it was listed; a `FileFault` where they are not to be had, or others by now. */
  read(file: FoundFile, signal: AbortSignal): AsyncIterable<Buffer>;
  /** Milliseconds that a file stands still before it is taken for whole; 0 where files appear whole. */
  settles: number;
}

/** What is wrong with one file. The run goes on with the others, and tries this one again another time. */
export class FileFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** It may well be the whole store: after some of these in a row the run ends. */
    readonly isOutage = false,
  ) {
    super(message);
  }
}

/** Names by their bytes, as object stores list them. */
export const byName = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** So many files of one connector are kept in mind; older ones belong under another prefix. */
export const MOST_FILES = 100_000;
