import type { Test } from '@strata/rules';
import { testValue } from '@strata/rules';
import { Bitmap, bytesOf } from './bitmap.js';
import type { ColumnBuilder, ColumnStore, Patch, RowsOf } from './column-store.js';

/** A column whose only value is 1: who has it. */
export class SetColumn implements ColumnStore {
  constructor(readonly members: Bitmap) {}

  get bytes(): number {
    return bytesOf(this.members);
  }

  /** The members themselves, not a copy: leaf sets over a set cost nothing and move with it. */
  select(test: Test): Promise<Bitmap> {
    return Promise.resolve(testValue(test, 1) ? this.members : new Bitmap());
  }

  replace({ users, values }: Patch): void {
    this.members.removeMany(users.filter((_, at) => values[at] === undefined));
    this.members.addMany(users.filter((_, at) => values[at] !== undefined));
  }
}

export class SetBuilder implements ColumnBuilder<'set'> {
  private readonly members = new Bitmap();

  add({ users }: RowsOf<'set'>): void {
    this.members.addMany(users);
  }

  finish(): Promise<SetColumn> {
    return Promise.resolve(new SetColumn(this.members));
  }
}
