import type { Test, Value } from '@strata/rules';
import { testValue } from '@strata/rules';
import type { Bitmap } from './bitmap.js';
import type { ColumnBuilder, ColumnStore, Patch, RowsOf } from './column-store.js';
import { selectBy } from './column-store.js';
import { NumberBuilder, type NumberColumn } from './number-column.js';
import type { Turn } from './turn.js';

const TEXTS_A_TURN = 4_096;
/** So many texts may come before those that nobody has any more are looked for, by loading the column anew. */
const NEW_TEXTS = 65_536;
/** A string in the map and in the list: header, two pointers and a hash entry. */
const BYTES_A_TEXT = 80;

/** Every text once, with the number that stands for it. */
class Dictionary {
  readonly texts: string[] = [];
  private readonly codes = new Map<string, number>();
  private letters = 0;

  get bytes(): number {
    return this.texts.length * BYTES_A_TEXT + this.letters;
  }

  codeOf(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.texts.push(text) - 1;
      this.codes.set(text, code);
      this.letters += text.length * 2;
    }
    return code;
  }
}

/** A column of texts: dictionary codes, kept as numbers. Texts that nobody has any more stay until the column is loaded anew. */
export class TextColumn implements ColumnStore {
  private readonly textsAtFirst: number;

  constructor(
    private readonly dictionary: Dictionary,
    readonly codes: NumberColumn,
  ) {
    this.textsAtFirst = dictionary.texts.length;
  }

  get isWorn(): boolean {
    return this.texts.length > 2 * this.textsAtFirst + NEW_TEXTS;
  }

  get bytes(): number {
    return this.dictionary.bytes + this.codes.bytes;
  }

  get texts(): readonly string[] {
    return this.dictionary.texts;
  }

  select(test: Test, turn: Turn): Promise<Bitmap> {
    return selectBy(
      test,
      () => this.codes.select({ test: 'present' }, turn),
      async (simple) => {
        const codes: number[] = [];
        for (const [code, text] of this.texts.entries()) {
          if (testValue(simple, text)) codes.push(code);
          if (code % TEXTS_A_TURN === 0) await turn.rest();
        }
        return this.codes.select(codes.length === 0 ? { test: 'nothing' } : { test: 'oneOf', values: codes }, turn);
      },
    );
  }

  replace({ users, values }: Patch): void {
    const codeOf = (value: Value | undefined): number | undefined =>
      typeof value === 'string' ? this.dictionary.codeOf(value) : undefined;
    this.codes.replace({ users, values: values.map(codeOf) });
  }
}

export class TextBuilder implements ColumnBuilder<'text'> {
  private readonly dictionary = new Dictionary();
  private readonly codes = new NumberBuilder();

  add({ users, values }: RowsOf<'text'>): void {
    const codes = new Float64Array(users.length);
    for (let at = 0; at < codes.length; at++) codes[at] = this.dictionary.codeOf(values[at]!);
    this.codes.add({ users, values: codes });
  }

  async finish(turn: Turn): Promise<TextColumn> {
    return new TextColumn(this.dictionary, await this.codes.finish(turn));
  }
}
