import type { Test } from '@strata/rules';
import { testValue } from '@strata/rules';
import type { Bitmap } from './bitmap.js';
import type { ColumnBuilder, ColumnStore, Patch, RowsOf } from './column-store.js';
import { selectBy } from './column-store.js';
import { NumberBuilder, type NumberColumn } from './number-column.js';
import type { Turn } from './turn.js';

const TEXTS_A_TURN = 4_096;
/** A string in the map and in the list: header, two pointers and a hash entry; and how many have it. */
const BYTES_A_TEXT = 88;

/** Every text once, with the number that stands for it, and how many have it: one that nobody has any more is not kept. */
class Dictionary {
  /** By code; undefined where a code stands for nothing now, and is given to the next text. */
  readonly texts: (string | undefined)[] = [];
  private readonly codes = new Map<string, number>();
  private readonly holders: number[] = [];
  private readonly free: number[] = [];
  private letters = 0;

  get bytes(): number {
    return this.texts.length * BYTES_A_TEXT + this.letters;
  }

  /** The code of a text that one user more has. */
  take(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.free.pop() ?? this.texts.length;
      this.texts[code] = text;
      this.holders[code] = 0;
      this.codes.set(text, code);
      this.letters += text.length * 2;
    }
    this.holders[code]!++;
    return code;
  }

  /** One user less has the text: with the last one it leaves the memory, as somebody who was forgotten has to. */
  release(code: number): void {
    if (--this.holders[code]! > 0) return;
    const text = this.texts[code]!;
    this.texts[code] = undefined;
    this.codes.delete(text);
    this.letters -= text.length * 2;
    this.free.push(code);
  }
}

/** A column of texts: dictionary codes, kept as numbers. */
export class TextColumn implements ColumnStore {
  constructor(
    private readonly dictionary: Dictionary,
    readonly codes: NumberColumn,
  ) {}

  get bytes(): number {
    return this.dictionary.bytes + this.codes.bytes;
  }

  /** By code; undefined for codes that no user has. */
  get texts(): readonly (string | undefined)[] {
    return this.dictionary.texts;
  }

  select(test: Test, turn: Turn): Promise<Bitmap> {
    return selectBy(
      test,
      () => this.codes.select({ test: 'present' }, turn),
      async (simple) => {
        const codes: number[] = [];
        for (const [code, text] of this.texts.entries()) {
          if (text !== undefined && testValue(simple, text)) codes.push(code);
          if (code % TEXTS_A_TURN === 0) await turn.rest();
        }
        return this.codes.select(codes.length === 0 ? { test: 'nothing' } : { test: 'oneOf', values: codes }, turn);
      },
    );
  }

  async replace({ users, values }: Patch, turn: Turn): Promise<void> {
    const before = Array.from(users, (user) => this.codes.get(user));
    // Taken before any is let go, so that a text which stays keeps its code.
    const after = values.map((value) => (typeof value === 'string' ? this.dictionary.take(value) : undefined));
    await this.codes.replace({ users, values: after }, turn);
    for (const code of before) if (code !== undefined) this.dictionary.release(code);
  }
}

export class TextBuilder implements ColumnBuilder<'text'> {
  private readonly dictionary = new Dictionary();
  private readonly codes = new NumberBuilder();

  add({ users, values }: RowsOf<'text'>): void {
    const codes = new Float64Array(users.length);
    for (let at = 0; at < codes.length; at++) codes[at] = this.dictionary.take(values[at]!);
    this.codes.add({ users, values: codes });
  }

  async finish(turn: Turn): Promise<TextColumn> {
    return new TextColumn(this.dictionary, await this.codes.finish(turn));
  }
}
