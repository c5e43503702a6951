import { readNumber } from '../cleaning/numbers.js';
import { valueAt } from './column-profile.js';
import type { FileRecord } from './records.js';

/** What may be unusual of a value in its column: it is missing, it is a number below what numbers there are, or it is written unlike the rest. */
export const ODDITY_KINDS = [
  'EMPTY',
  'NEGATIVE',
  'ZERO',
  'NUMBER',
  'SEPARATED',
  'PREFIXED',
  'SUFFIXED',
  'WORDS',
  'OTHER',
] as const;
export type OddityKind = (typeof ODDITY_KINDS)[number];

/** Values of one column that are unusual in the same way. Of the values nothing is kept but a prefix: they may be of a person. */
export interface Oddity {
  column: string;
  kind: OddityKind;
  /** The capital letters before the digits, where they are PREFIXED. */
  prefix: string | null;
  count: number;
  /** The line of the file where the first of them is. */
  line: number;
}

/** A column is of one form when so much of its values is; then the rest is counted by form. */
const MOSTLY = 0.8;
/** So many different prefixes of a column are counted by themselves, the first ones; whatever comes then is OTHER. */
const MOST_PREFIXES = 8;
const MOST_ODDITIES = 200;
/** Nothing longer is a number or a code. */
const LONGEST_CODE = 32;

const PREFIXED = /^([A-Z]{1,4})[-_]?\d+$/;
const SUFFIXED = /^\d+[-_]?[A-Za-z]{1,4}$/;
/** Dates, phone numbers with blanks, and the like. */
const SEPARATED = /^[\d\s\-/.:,+()年月日时分秒]+(?:[TZ][\d:.+-]*){0,2}$/;
const DIGIT = /\d/;
/** Most texts are told by this to be no number before they are read as one, which costs ten times as much. */
const NO_NUMBER = /^[A-Za-z\u3400-\u9FFF]|\d\s*[-:/@_年]/;

/** One way of being written, counted. */
class Tally {
  count = 0;
  line = 0;

  add(line: number): void {
    if (this.count === 0) this.line = line;
    this.count += 1;
  }
}

/** Counts the values of one column by form; memory is fixed. */
class Column {
  private readonly empty = new Tally();
  private readonly negative = new Tally();
  private readonly zero = new Tally();
  /** Numbers above zero; those of them that are 1. */
  private readonly positive = new Tally();
  private ones = 0;
  private readonly forms = {
    SEPARATED: new Tally(),
    SUFFIXED: new Tally(),
    WORDS: new Tally(),
    OTHER: new Tally(),
  };
  private readonly prefixes = new Map<string, Tally>();

  constructor(readonly name: string) {}

  take(written: string, line: number, missing: ReadonlySet<string>): void {
    const text = written.trim();
    if (text === '' || missing.has(text)) return this.empty.add(line);
    const number = signOf(text);
    if (number !== undefined) {
      if (text === '1') this.ones += 1;
      return (number < 0 ? this.negative : number === 0 ? this.zero : this.positive).add(line);
    }
    this.formOf(text).add(line);
  }

  private formOf(text: string): Tally {
    const { forms, prefixes } = this;
    if (!DIGIT.test(text)) return forms.WORDS;
    if (text.length > LONGEST_CODE) return forms.OTHER;
    const prefix = PREFIXED.exec(text)?.[1];
    if (prefix !== undefined) {
      if (!prefixes.has(prefix) && prefixes.size < MOST_PREFIXES) prefixes.set(prefix, new Tally());
      return prefixes.get(prefix) ?? forms.OTHER;
    }
    if (SUFFIXED.test(text)) return forms.SUFFIXED;
    return SEPARATED.test(text) ? forms.SEPARATED : forms.OTHER;
  }

  odd(): Oddity[] {
    const { negative, zero, positive, forms } = this;
    const numbers = this.numbers();
    const written: Omit<Oddity, 'column'>[] = [
      { kind: 'NUMBER', prefix: null, ...numbers },
      ...[...this.prefixes].map(([prefix, tally]) => ({ kind: 'PREFIXED' as const, prefix, ...tally })),
      ...(['SUFFIXED', 'SEPARATED', 'WORDS', 'OTHER'] as const).map((kind) => ({ kind, prefix: null, ...forms[kind] })),
    ];
    const filled = written.reduce((sum, { count }) => sum + count, 0);
    const usual = written.find(({ kind, count }) => isCode(kind) && count > 0 && count >= filled * MOSTLY);
    const odd: Omit<Oddity, 'column'>[] = [{ kind: 'EMPTY', prefix: null, ...this.empty }];
    if (usual?.kind === 'NUMBER') {
      if (negative.count * 2 < numbers.count) odd.push({ kind: 'NEGATIVE', prefix: null, ...negative });
      // Of a column of 0 and 1 neither is unusual.
      const isFlag = negative.count === 0 && positive.count === this.ones;
      if (zero.count * 2 < numbers.count && !isFlag) odd.push({ kind: 'ZERO', prefix: null, ...zero });
    }
    if (usual) odd.push(...written.filter((form) => form !== usual).sort((one, other) => other.count - one.count));
    return odd.flatMap((one) => (one.count > 0 ? [{ column: this.name, ...one }] : []));
  }

  private numbers(): { count: number; line: number } {
    const some = [this.negative, this.zero, this.positive].filter(({ count }) => count > 0);
    return {
      count: some.reduce((sum, { count }) => sum + count, 0),
      line: some.length > 0 ? Math.min(...some.map(({ line }) => line)) : 0,
    };
  }
}

/** Texts in which digits stand for something; of words none is like another. */
const isCode = (kind: OddityKind): boolean =>
  kind === 'NUMBER' || kind === 'PREFIXED' || kind === 'SUFFIXED' || kind === 'SEPARATED';

const [ZERO, NINE, MINUS, PLUS, POINT] = [48, 57, 45, 43, 46];

/** Below zero, zero or above, as cleaning reads numbers; undefined for what is none. Most are plain digits and cost a look at each. */
function signOf(text: string): number | undefined {
  const first = text.charCodeAt(0);
  let isZero = true;
  let at = first === MINUS || first === PLUS ? 1 : 0;
  let digits = 0;
  for (let points = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      digits += 1;
      if (code !== ZERO) isZero = false;
    } else if (code === POINT && points === 0) points = 1;
    else break;
  }
  if (at === text.length && digits > 0) return isZero ? 0 : first === MINUS ? -1 : 1;
  // 84029M is a code, though 84,029 millions could be written so.
  if (text.length > LONGEST_CODE || NO_NUMBER.test(text) || SUFFIXED.test(text)) return undefined;
  const number = readNumber(text);
  return number === undefined ? undefined : Math.sign(number);
}

/**
 * What is unusual in the columns of a file, over all rows that could be split, taken or rejected. A run that goes on reads the file from its
 * start, so it counts from there and nothing of this is kept between runs.
 */
export class Oddities {
  private readonly columns: readonly Column[];
  private readonly missing: ReadonlySet<string>;

  constructor(names: readonly string[], missing: readonly string[] = []) {
    this.columns = names.map((name) => new Column(name));
    this.missing = new Set(missing);
  }

  take(record: FileRecord): void {
    if ('fault' in record) return;
    this.columns.forEach((column, at) => column.take(valueAt(record, column.name, at), record.line, this.missing));
  }

  /** By column; of a very wide file the first so many. */
  found(): Oddity[] {
    return this.columns.flatMap((column) => column.odd()).slice(0, MOST_ODDITIES);
  }
}
