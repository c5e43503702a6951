import { Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import type { FileSource } from '../../imports/source.js';
import { PullFault } from '../pull/puller.js';
import type { FileStore, FoundFile } from './file-store.js';

/** A file of so much is held whole while it is tried out; of a larger one, this much is enough for its first rows. */
const WHOLE = 16 << 20;
const HEAD = 1 << 20;

/** As much of a file as its first rows need. */
export async function headOf(store: FileStore, file: FoundFile, signal: AbortSignal): Promise<FileSource> {
  if (file.bytes <= WHOLE) return held(file.name, await firstBytes(store.read(file, signal), 2 * WHOLE));
  const head = await firstBytes(store.read(file, signal), HEAD);
  if (head.readUInt16BE(0) === 0x504b)
    throw new PullFault(
      'TOO_LARGE',
      `${file.name}: a workbook of more than ${WHOLE >> 20} MB cannot be tried; it can be read`,
    );
  const rows = head.readUInt16BE(0) === 0x1f8b ? await opened(head) : head;
  // Of the last line there may be but a part. In UTF-16 its end has two bytes.
  const end = rows.lastIndexOf(0x0a);
  return held(file.name, end < 0 ? rows : rows.subarray(0, end + (rows[end + 1] === 0 ? 2 : 1)));
}

async function firstBytes(blocks: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const block of blocks) {
    kept.push(block);
    bytes += block.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(kept);
}

/** What the beginning of a gzip opens to. */
async function opened(head: Buffer): Promise<Buffer> {
  // Its end is missing, and that is no fault here.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  gunzip.end(head);
  try {
    return await firstBytes(gunzip as AsyncIterable<Buffer>, HEAD);
  } finally {
    gunzip.destroy();
  }
}

const held = (name: string, bytes: Buffer): FileSource => ({
  name,
  bytes: bytes.length,
  read: (from = 0) => Readable.from([bytes.subarray(from)]),
});
