import { Refusal } from '@strata/db';
import { readXml } from '../../imports/xml.js';
import { PullFault } from '../pull/puller.js';

export interface Listed {
  key: string;
  etag: string;
  bytes: number;
}

export interface Listing {
  objects: Listed[];
  /** Where it goes on; undefined at its end. */
  token: string | undefined;
}

/** A thousand keys of 1,024 characters, each three times as long where it is escaped, are 3 MB. */
const MOST_BYTES = 8 << 20;

/** Reads an answer to ListObjectsV2 (`encoding-type=url`). */
export async function readListing(blocks: AsyncIterable<Buffer>): Promise<Listing> {
  const path: string[] = [];
  const root: Record<string, string> = {};
  const found: Record<string, string>[] = [];
  const listener = {
    open(name: string): void {
      path.push(name);
      if (path.length === 1 && name !== 'ListBucketResult') throw noListing();
      if (path.length === 2 && name === 'Contents') found.push({});
    },
    text(text: string): void {
      const name = path.at(-1)!;
      const into = path.length === 2 ? root : path.length === 3 && path[1] === 'Contents' ? found.at(-1) : undefined;
      if (into) into[name] = (into[name] ?? '') + text;
    },
    close(): void {
      path.pop();
    },
  };
  try {
    // Nothing to do between the blocks: the listener has heard them.
    for await (const _ of readXml(bounded(blocks), listener)) void _;
  } catch (error) {
    throw error instanceof Refusal ? noListing() : error;
  }
  const isEscaped = root['EncodingType'] === 'url';
  const objects = found.map(({ Key: key = '', ETag: etag = '', Size: size = '' }) => {
    if (key === '' || etag === '' || !/^\d{1,15}$/.test(size)) throw noListing();
    return { key: isEscaped ? unescaped(key) : key, etag, bytes: Number(size) };
  });
  const token = root['NextContinuationToken'];
  if (root['IsTruncated'] === 'true' && !token)
    throw new PullFault('NO_CURSOR', 'its listing goes on, and says not where');
  return { objects, token: root['IsTruncated'] === 'true' ? token : undefined };
}

async function* bounded(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const block of blocks) {
    bytes += block.length;
    if (bytes > MOST_BYTES) throw new PullFault('TOO_LARGE', `a page of its listing has more than ${MOST_BYTES} bytes`);
    yield block;
  }
}

function unescaped(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw noListing();
  }
}

const noListing = (): PullFault => new PullFault('NO_LISTING', 'it answers no listing of S3');
