import type { Test, Value, ValueKind } from '@strata/rules';
import type { Bitmap } from './bitmap.js';
import { Bitmap as Bitmaps } from './bitmap.js';
import type { Turn } from './turn.js';

/** Users in ascending order with their values as of now: undefined where they have none. */
export interface Patch {
  users: Uint32Array;
  values: readonly (Value | undefined)[];
}

/** The values of one column, for every user that has one. */
export interface ColumnStore {
  readonly bytes: number;
  /** The users with a value for which the test holds. */
  select(test: Test, turn: Turn): Promise<Bitmap>;
  replace(patch: Patch, turn: Turn): void | Promise<void>;
}

/** The rows of a column as they come from the database, in any order, each user once. */
export type Rows =
  | { kind: 'set'; users: Uint32Array }
  | { kind: 'number'; users: Uint32Array; values: Float64Array }
  | { kind: 'text'; users: Uint32Array; values: readonly string[] }
  | { kind: 'texts'; users: Uint32Array; values: readonly (readonly string[])[] };

/** How a column is kept: as its values, or only as who has one, where there is but one value. */
export type StoreKind = 'set' | ValueKind;
export type RowsOf<K extends StoreKind> = Extract<Rows, { kind: K }>;

export interface ColumnBuilder<K extends StoreKind> {
  /** A batch that takes a few milliseconds at most. */
  add(rows: RowsOf<K>): void;
  finish(turn: Turn): Promise<ColumnStore>;
}

/** The set algebra of tests, over users that have a value; `simple` answers all other tests. */
export async function selectBy(
  test: Test,
  present: () => Promise<Bitmap>,
  simple: (test: Exclude<Test, { test: 'present' | 'nothing' | 'not' | 'and' }>) => Promise<Bitmap>,
): Promise<Bitmap> {
  const select = async (part: Test): Promise<Bitmap> => {
    switch (part.test) {
      case 'present':
        return present();
      case 'nothing':
        return new Bitmaps();
      case 'not':
        return Bitmaps.andNot(await present(), await select(part.of));
      case 'and': {
        let all: Bitmap | undefined;
        for (const one of part.of) {
          const set = await select(one);
          all = all ? Bitmaps.and(all, set) : set;
        }
        return all ?? present();
      }
      case 'range':
      case 'oneOf':
      case 'text':
      case 'hasAny':
      case 'hasAll':
      case 'monthDay':
        return simple(part);
    }
  };
  return select(test);
}
