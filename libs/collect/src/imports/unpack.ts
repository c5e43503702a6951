import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '@strata/db';
import { startOf } from './source.js';
import type { FileSource } from './source.js';

export interface UnpackLimits {
  /** What a packed file may open to. */
  maxUnpackedBytes: number;
}

/**
 * A file of rows shrinks to a tenth, a very even one to a fiftieth. gzip reaches a thousandth with nothing but one letter, and
 * then it is no file of rows.
 */
const MOST_TIMES = 200;
/** Below so much nobody is harmed, and a short even file is no bomb. */
const HARMLESS = 16 << 20;
const BLOCK = 1 << 18;

/** The file as it is inside: gzip is opened while it is read, all else is as it came. */
export async function unpack(file: FileSource, limits: UnpackLimits): Promise<FileSource> {
  const [first, second] = await startOf(file, 2);
  if (first !== 0x1f || second !== 0x8b) return file;
  return { ...file, name: file.name.replace(/\.gz$/i, ''), read: (from = 0) => gunzip(file, from, limits) };
}

async function* gunzip(file: FileSource, from: number, limits: UnpackLimits): AsyncGenerator<Buffer> {
  const stream = Readable.from(file.read(), { objectMode: true });
  const gunzip = createGunzip({ chunkSize: BLOCK });
  stream.once('error', (error) => gunzip.destroy(error));
  const guard = new BombGuard(file.name, limits);
  let skip = from;
  try {
    for await (const block of stream.pipe(gunzip) as AsyncIterable<Buffer>) {
      guard.expectSmall(gunzip.bytesWritten, block.length);
      const rest = block.subarray(Math.min(skip, block.length));
      skip -= block.length - rest.length;
      if (rest.length > 0) yield rest;
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && code.startsWith('Z_')) {
      throw new Refusal('DAMAGED_FILE', `${file.name} is damaged or was cut off: ${(error as Error).message}`);
    }
    throw error;
  } finally {
    stream.destroy();
    gunzip.destroy();
  }
}

/** Refuses what opens to more than any file of rows would. */
export class BombGuard {
  private opened = 0;

  constructor(
    private readonly name: string,
    private readonly limits: UnpackLimits,
  ) {}

  /** `packed`: all that was read so far; `more`: what it opened to just now. */
  expectSmall(packed: number, more: number): void {
    this.opened += more;
    if (this.opened > this.limits.maxUnpackedBytes) {
      throw new Refusal('TOO_LARGE', `${this.name} opens to more than ${this.limits.maxUnpackedBytes} bytes`);
    }
    if (this.opened > HARMLESS && this.opened > packed * MOST_TIMES) {
      throw new Refusal(
        'ZIP_BOMB',
        `${this.name} opens to more than ${MOST_TIMES} times its size: no file of rows does`,
      );
    }
  }
}
