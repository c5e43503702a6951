import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '@strata/db';

/** A file, wherever it lies. It can be read more than once. */
export interface FileSource {
  /** Without folders. */
  name: string;
  bytes: number;
  /** Its bytes from this one on (absent: the first), in blocks of bounded size. */
  read(from?: number): AsyncIterable<Buffer>;
}

const BLOCK = 1 << 18;

export async function fileOnDisk(path: string): Promise<FileSource> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal('FILE_NOT_FOUND', `there is no file ${path}`);
  return {
    name: basename(path),
    bytes: found.size,
    read: (start = 0) => createReadStream(path, { start, highWaterMark: BLOCK }).iterator() as AsyncIterable<Buffer>,
  };
}

/** The same file; `heard` is told how far each reading has come. */
export function counted(file: FileSource, heard: (bytes: number) => void): FileSource {
  return {
    ...file,
    async *read(from = 0) {
      let bytes = from;
      for await (const block of file.read(from)) {
        bytes += block.length;
        yield block;
        heard(bytes);
      }
    },
  };
}

/** The first bytes. */
export async function startOf(file: FileSource, bytes: number): Promise<Buffer> {
  let start = Buffer.alloc(0);
  for await (const block of file.read()) {
    start = Buffer.concat([start, block.subarray(0, bytes - start.length)]);
    if (start.length >= bytes) break;
  }
  return start;
}
