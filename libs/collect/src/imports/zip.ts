import { Readable } from 'node:stream';
import { Refusal } from '@strata/db';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { FileSource } from './source.js';
import { BombGuard } from './unpack.js';
import type { UnpackLimits } from './unpack.js';

/** A workbook has some dozens. */
const MOST_ENTRIES = 10_000;

/** The files within a zip archive, read one at a time without holding any whole. */
export interface Zip {
  has(name: string): boolean;
  names(): string[];
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Opens an archive wherever it lies: only its directory and what is asked for are read. */
export async function openZip(file: FileSource, limits: UnpackLimits): Promise<Zip> {
  const damaged = (error: unknown): Refusal =>
    error instanceof Refusal
      ? error
      : new Refusal('DAMAGED_FILE', `${file.name} is damaged: ${String((error as Error).message)}`);
  try {
    const zip = await directoryOf(file);
    const entries = await entriesOf(zip);
    const guard = new BombGuard(file.name, limits);
    return {
      has: (name) => entries.has(name),
      names: () => [...entries.keys()],
      async *read(name) {
        const entry = entries.get(name);
        if (!entry) throw new Refusal('DAMAGED_FILE', `${file.name} has no ${name}`);
        // By what the archive says of itself, before any of it is opened; yauzl holds it to that.
        new BombGuard(file.name, limits).expectSmall(entry.compressedSize, entry.uncompressedSize);
        const stream = await streamOf(zip, entry);
        try {
          for await (const block of stream as AsyncIterable<Buffer>) {
            guard.expectSmall(file.bytes, block.length);
            yield block;
          }
        } catch (error) {
          throw damaged(error);
        } finally {
          stream.destroy();
        }
      },
      close: () => zip.close(),
    };
  } catch (error) {
    throw damaged(error);
  }
}

class Pieces extends yauzl.RandomAccessReader {
  /** The block last read, and where it begins: a directory is read in pieces of some bytes. */
  private last: Buffer = Buffer.alloc(0);
  private lastAt = 0;

  constructor(private readonly file: FileSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.range(start, end), { objectMode: false });
  }

  private async *range(start: number, end: number): AsyncGenerator<Buffer> {
    let at = start;
    if (at >= this.lastAt && at < this.lastAt + this.last.length) {
      yield this.last.subarray(at - this.lastAt, end - this.lastAt);
      at = this.lastAt + this.last.length;
    }
    if (at >= end) return;
    for await (const block of this.file.read(at)) {
      this.last = block;
      this.lastAt = at;
      yield block.subarray(0, end - at);
      at += block.length;
      if (at >= end) return;
    }
  }
}

const directoryOf = (file: FileSource): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    yauzl.fromRandomAccessReader(new Pieces(file), file.bytes, options, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

const entriesOf = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    if (zip.entryCount > MOST_ENTRIES) reject(tooMany());
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > MOST_ENTRIES) reject(tooMany());
      else zip.readEntry();
    });
    zip.readEntry();
  });

const tooMany = (): Refusal => new Refusal('ZIP_BOMB', `the archive holds more than ${MOST_ENTRIES} files`);

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
