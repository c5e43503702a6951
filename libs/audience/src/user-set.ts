import type { UserSet } from './audience.js';
import { Bitmap, slice } from './bitmap.js';

const CHUNK_BITS = 20;

/** Which of the chunks that `chunks` makes holds a user. */
export const chunkOf = (user: number): number => user >>> CHUNK_BITS;

/** A set of users as one Roaring bitmap, which nobody changes once it is here. */
class RoaringUserSet implements UserSet {
  constructor(readonly bitmap: Bitmap) {}

  get size(): number {
    return this.bitmap.size;
  }

  has(user: number): boolean {
    return this.bitmap.has(user);
  }

  page(first: number, after?: number): number[] {
    const offset = after === undefined || after < 0 ? 0 : this.bitmap.rank(after);
    return Array.from(slice(this.bitmap, offset, Math.min(first, this.size - offset)));
  }

  *[Symbol.iterator](): Iterator<number> {
    // By pages: one call into the library for each user costs ten times as much.
    const users = 16_384;
    for (let offset = 0; offset < this.size; offset += users) {
      yield* slice(this.bitmap, offset, Math.min(users, this.size - offset));
    }
  }

  and(other: UserSet): UserSet {
    return new RoaringUserSet(Bitmap.and(this.bitmap, bitmapOf(other)));
  }

  or(other: UserSet): UserSet {
    return new RoaringUserSet(Bitmap.or(this.bitmap, bitmapOf(other)));
  }

  andNot(other: UserSet): UserSet {
    return new RoaringUserSet(Bitmap.andNot(this.bitmap, bitmapOf(other)));
  }

  andSize(other: UserSet): number {
    return this.bitmap.andCardinality(bitmapOf(other));
  }

  *chunks(): Iterable<{ chunk: number; members: Buffer }> {
    let offset = 0;
    while (offset < this.size) {
      const [first] = slice(this.bitmap, offset, 1);
      const chunk = chunkOf(first ?? 0);
      const end = this.bitmap.rank((chunk + 1) * 2 ** CHUNK_BITS - 1);
      const members = Bitmap.from(slice(this.bitmap, offset, end - offset));
      members.runOptimize();
      yield { chunk, members: Buffer.from(members.serialize('portable')) };
      offset = end;
    }
  }
}

/** The bitmap behind a set; read only. */
export function bitmapOf(set: UserSet): Bitmap {
  return set instanceof RoaringUserSet ? set.bitmap : Bitmap.from(set);
}

/** A bitmap that is never changed from here on, as a set. */
export function asUserSet(bitmap: Bitmap): UserSet {
  return new RoaringUserSet(bitmap);
}

/** A set of the users given, in any order. */
export function userSet(users: Iterable<number>): UserSet {
  return new RoaringUserSet(Bitmap.from(users instanceof Uint32Array ? users : Uint32Array.from(users)));
}

/** The set that `chunks` took apart. */
export function readUserSet(chunks: Iterable<Uint8Array>): UserSet {
  const bitmap = new Bitmap();
  for (const chunk of chunks) bitmap.orInPlace(Bitmap.deserialize(chunk, 'portable'));
  return new RoaringUserSet(bitmap);
}
