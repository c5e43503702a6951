import type { Test } from '@strata/rules';
import { Bitmap, bytesOf, union } from './bitmap.js';
import type { ColumnBuilder, ColumnStore, Patch, RowsOf } from './column-store.js';
import { selectBy } from './column-store.js';
import type { Turn } from './turn.js';

/** A column of lists: who has a list at all, and who has each text in it. */
export class ListColumn implements ColumnStore {
  constructor(
    private readonly present: Bitmap,
    readonly holders: Map<string, Bitmap>,
  ) {}

  get bytes(): number {
    return [...this.holders.values()].reduce((sum, holders) => sum + bytesOf(holders) + 100, bytesOf(this.present));
  }

  select(test: Test, turn: Turn): Promise<Bitmap> {
    const holdersOf = (text: string | number): Bitmap => this.holders.get(String(text)) ?? new Bitmap();
    return selectBy(
      test,
      () => Promise.resolve(this.present.clone()),
      async (simple) => {
        await turn.rest();
        if (simple.test === 'hasAny') return union(simple.values.map(holdersOf));
        if (simple.test !== 'hasAll') return new Bitmap();
        return simple.values.map(holdersOf).reduce((all, holders) => Bitmap.and(all, holders), this.present.clone());
      },
    );
  }

  async replace({ users, values }: Patch, turn: Turn): Promise<void> {
    const changed = Bitmap.from(users);
    this.present.andNotInPlace(changed);
    // Who held what is not kept by user: a hundred thousand different texts take 50 ms to walk.
    for (const [text, holders] of this.holders) {
      holders.andNotInPlace(changed);
      if (holders.size === 0) this.holders.delete(text);
      await turn.rest();
    }
    users.forEach((user, at) => {
      const list = values[at];
      if (typeof list === 'object') addList(this.present, this.holders, user, list);
    });
  }
}

function addList(present: Bitmap, holders: Map<string, Bitmap>, user: number, list: readonly string[]): void {
  present.add(user);
  for (const text of list) {
    let set = holders.get(text);
    if (!set) holders.set(text, (set = new Bitmap()));
    set.add(user);
  }
}

export class ListBuilder implements ColumnBuilder<'texts'> {
  private readonly present = new Bitmap();
  private readonly holders = new Map<string, Bitmap>();

  add({ users, values }: RowsOf<'texts'>): void {
    this.present.addMany(users);
    // Gathered first: many users added to a bitmap at once cost a tenth of one at a time.
    const holders = new Map<string, number[]>();
    for (let at = 0; at < users.length; at++) {
      for (const text of values[at]!) {
        const those = holders.get(text);
        if (those) those.push(users[at]!);
        else holders.set(text, [users[at]!]);
      }
    }
    for (const [text, those] of holders) {
      let set = this.holders.get(text);
      if (!set) this.holders.set(text, (set = new Bitmap()));
      set.addMany(Uint32Array.from(those));
    }
  }

  finish(): Promise<ListColumn> {
    return Promise.resolve(new ListColumn(this.present, this.holders));
  }
}
