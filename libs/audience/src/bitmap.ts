/**
 * Roaring bitmaps: the native library where it could be built, the same library in WebAssembly where not (ten times slower,
 * still exact). Only what the engine uses, so that the two stay interchangeable.
 */
export interface Bitmap {
  readonly size: number;
  has(user: number): boolean;
  add(user: number): unknown;
  addMany(users: Uint32Array): unknown;
  removeMany(users: Uint32Array): unknown;
  addRange(from: number, before: number): unknown;
  andInPlace(other: Bitmap): unknown;
  orInPlace(other: Bitmap): unknown;
  andNotInPlace(other: Bitmap): unknown;
  andCardinality(other: Bitmap): number;
  /** How many members are at most `user`. */
  rank(user: number): number;
  isEqual(other: Bitmap): boolean;
  maximum(): number;
  clone(): Bitmap;
  toUint32Array(): Uint32Array;
  serialize(format: 'portable'): Uint8Array;
  getSerializationSizeInBytes(format: 'croaring'): number;
  runOptimize(): boolean;
  [Symbol.iterator](): Iterator<number>;
}

interface BitmapClass {
  new (): Bitmap;
  from(users: Iterable<number>): Bitmap;
  and(one: Bitmap, other: Bitmap): Bitmap;
  or(one: Bitmap, other: Bitmap): Bitmap;
  andNot(one: Bitmap, other: Bitmap): Bitmap;
  orMany(bitmaps: readonly Bitmap[]): Bitmap;
  deserialize(serialized: Uint8Array, format: 'portable'): Bitmap;
}

interface Library {
  Bitmap: BitmapClass;
  /** Members by place: `count` many, the first `offset` left out. */
  slice: (bitmap: Bitmap, offset: number, count: number) => Uint32Array;
}

async function nativeLibrary(): Promise<Library> {
  const { default: roaring } = await import('roaring');
  type Native = InstanceType<typeof roaring.RoaringBitmap32>;
  return {
    Bitmap: roaring.RoaringBitmap32 as unknown as BitmapClass,
    slice: (bitmap, offset, count) => (bitmap as unknown as Native).rangeUint32Array(offset, count),
  };
}

async function webAssemblyLibrary(): Promise<Library> {
  const { default: roaring } = await import('roaring-wasm');
  await roaring.roaringLibraryInitialize();
  type WebAssembly = InstanceType<typeof roaring.RoaringBitmap32>;
  return {
    Bitmap: roaring.RoaringBitmap32 as unknown as BitmapClass,
    slice: (bitmap, offset, count) => (bitmap as unknown as WebAssembly).sliceUint32Array(offset, offset + count),
  };
}

/** The library in use. `STRATA_BITMAPS=wasm` takes the WebAssembly one, to try it where the native one exists. */
const library: Library =
  process.env.STRATA_BITMAPS === 'wasm'
    ? await webAssemblyLibrary()
    : await nativeLibrary().catch(() => webAssemblyLibrary());

export const { Bitmap, slice } = library;

/** About what a bitmap takes in memory. */
export const bytesOf = (bitmap: Bitmap): number => bitmap.getSerializationSizeInBytes('croaring') + 100;

/** The bitmap of everything in either; never one of the arguments themselves. */
export function union(bitmaps: readonly Bitmap[]): Bitmap {
  const [only] = bitmaps;
  if (!only) return new Bitmap();
  return bitmaps.length === 1 ? only.clone() : Bitmap.orMany(bitmaps);
}
