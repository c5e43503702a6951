import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '@strata/db';

/** A file, wherever it lies. It can be read from its beginning more than once. */
export interface FileSource {
  /** Without folders. */
  name: string;
  bytes: number;
  /** Its bytes in blocks of bounded size. */
  read(): AsyncIterable<Buffer>;
}

const BLOCK = 1 << 18;

export async function fileOnDisk(path: string): Promise<FileSource> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal('FILE_NOT_FOUND', `there is no file ${path}`);
  return {
    name: basename(path),
    bytes: found.size,
    read: () => createReadStream(path, { highWaterMark: BLOCK }).iterator() as AsyncIterable<Buffer>,
  };
}
