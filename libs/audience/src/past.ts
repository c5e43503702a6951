import type { Transaction } from '@strata/db';
import type { Catalogue, Column, Moment, Plan } from '@strata/rules';
import { columnHasHistory, columnMoves, sourceOf, testValue } from '@strata/rules';
import { Bitmap } from './bitmap.js';
import type { ColumnStore } from './column-store.js';
import { Combination } from './combine.js';
import type { LeafQuestion, LeafSet } from './leaf.js';
import { Leaf, wantedAt } from './leaf.js';
import { readWhole } from './load.js';
import { Questions } from './questions.js';
import type { Intervals } from './records.js';
import { keyRanges, readIntervals, StatementParameters } from './transfer.js';
import type { Turn } from './turn.js';

/** Each question's sets, one for each instant. */
type Sets = Map<LeafQuestion, LeafSet[]>;

export interface PastOptions {
  catalogue: Catalogue;
  timeZone: string;
  /** What the sets may take together. */
  budgetBytes: number;
  /** In how many ranges of users columns are read. */
  parts: number;
}

/**
 * Counts plans at past instants, ascending, at the transaction's snapshot: for each plan, its counts. Column by column, so that
 * one is in memory at a time and what is left of it is sets; a column with a history is read once for all instants.
 */
export async function countPast(
  transaction: Transaction,
  plans: readonly Plan[],
  instants: readonly number[],
  options: PastOptions,
  turn: Turn,
): Promise<number[][]> {
  const questions = new Questions(options.catalogue, ...plans);
  const counts = plans.map((): number[] => []);
  let most = 1;
  for (let start = 0; start < instants.length; start += most) {
    most = await instantsAtOnce(transaction, questions.all.length, options);
    const some = instants.slice(start, start + most);
    const sets: Sets = new Map();
    for (const asked of byColumn(questions.all)) await addSets(sets, transaction, asked, some, options, turn);
    for (const at of some.keys()) {
      for (const [place, plan] of plans.entries()) {
        const combined = new Combination(plan, questions, (question) => sets.get(question)![at]!);
        counts[place]!.push(combined.members.size);
        await turn.rest();
      }
    }
  }
  return counts;
}

/** As many as the budget has room for sets in which every second user is. */
async function instantsAtOnce(
  transaction: Transaction,
  questions: number,
  { catalogue, budgetBytes }: PastOptions,
): Promise<number> {
  const [, { from: last } = { from: 0 }] = await keyRanges(transaction, catalogue, 2);
  const bytes = (last * 2) / 8 + 100;
  return Math.max(1, Math.floor(budgetBytes / bytes / questions));
}

function byColumn(questions: readonly LeafQuestion[]): Iterable<readonly LeafQuestion[]> {
  const asked = new Map<string, LeafQuestion[]>();
  for (const question of questions) {
    const those = asked.get(question.columnKey);
    if (those) those.push(question);
    else asked.set(question.columnKey, [question]);
  }
  return asked.values();
}

/** Adds the sets of all questions about one column. */
async function addSets(
  sets: Sets,
  transaction: Transaction,
  asked: readonly LeafQuestion[],
  instants: readonly number[],
  options: PastOptions,
  turn: Turn,
): Promise<void> {
  const { column } = asked[0]!;
  const moments = instants.map((asOf): Moment => ({ asOf, timeZone: options.timeZone, past: true }));
  const passing = asked.map((question) => new Passing(question, moments));
  if (await addIntervals(passing, transaction, column, instants, options, turn)) {
    for (const [place, question] of asked.entries()) sets.set(question, passing[place]!.sets());
    return;
  }
  let read: { moment: Moment; store: ColumnStore } | undefined;
  for (const moment of moments) {
    const isSame = read !== undefined && !differs(options.catalogue, column, read.moment, moment);
    const store: ColumnStore = isSame
      ? read!.store
      : await readWhole(transaction, options.catalogue, { column, moment }, options.parts, turn);
    for (const question of asked) {
      const known = sets.get(question) ?? [];
      const last = known.at(-1);
      known.push(isSame && last && !question.moves ? last : await Leaf.build(question, store, moment, turn));
      sets.set(question, known);
    }
    read = { moment, store };
  }
}

/** Whether a column may have other values at another moment. */
function differs(catalogue: Catalogue, column: Column, from: Moment, to: Moment): boolean {
  if (columnHasHistory(column)) return true;
  if (!columnMoves(column)) return false;
  return sourceOf(catalogue, column).moved(column, from, to, new StatementParameters()) !== 'nobody';
}

/** False where the column cannot tell intervals. */
async function addIntervals(
  passing: readonly Passing[],
  transaction: Transaction,
  column: Column,
  instants: readonly number[],
  { catalogue, parts }: PastOptions,
  turn: Turn,
): Promise<boolean> {
  const [from = 0, to = from] = [instants[0], instants.at(-1)];
  for (const range of await keyRanges(transaction, catalogue, parts)) {
    const intervals = await readIntervals(transaction, catalogue, { column, from, to, range }, turn);
    if (!intervals) return false;
    for (const batch of intervals) {
      for (const one of passing) one.add(batch);
      await turn.rest();
    }
  }
  return true;
}

/** Who passes one question at each of some instants, added up from intervals. */
class Passing {
  /** At all instants: most intervals go on for longer than is looked at, and each set would take each of them. */
  private readonly always = new Bitmap();
  private readonly at: Bitmap[];
  private readonly tests: ReturnType<typeof wantedAt>[];

  constructor(
    private readonly question: LeafQuestion,
    private readonly moments: readonly Moment[],
  ) {
    this.at = moments.map(() => new Bitmap());
    this.tests = moments.map((moment) => wantedAt(question, moment));
  }

  add({ rows, since, until }: Intervals): void {
    const always: number[] = [];
    const at = this.moments.map((): number[] => []);
    const { moves } = this.question;
    const { users } = rows;
    for (let place = 0; place < users.length; place++) {
      const [first, after] = this.stretch(since[place]!, until[place]!);
      if (first === after) continue;
      const user = users[place]!;
      const value = rows.kind === 'set' ? 1 : rows.values[place]!;
      if (moves) {
        for (let one = first; one < after; one++) if (testValue(this.tests[one]!.wanted, value)) at[one]!.push(user);
      } else if (testValue(this.tests[0]!.wanted, value)) {
        if (first === 0 && after === at.length) always.push(user);
        else for (let one = first; one < after; one++) at[one]!.push(user);
      }
    }
    this.always.addMany(Uint32Array.from(always));
    for (const [one, those] of at.entries()) this.at[one]!.addMany(Uint32Array.from(those));
  }

  sets(): LeafSet[] {
    return this.at.map((members, one) => {
      members.orInPlace(this.always);
      return { members, complement: this.tests[one]!.complement };
    });
  }

  /** The instants within an interval: the first, and the one after the last. */
  private stretch(since: number, until: number): [number, number] {
    let first = 0;
    while (first < this.moments.length && this.moments[first]!.asOf < since) first++;
    let after = first;
    while (after < this.moments.length && this.moments[after]!.asOf < until) after++;
    return [first, after];
  }
}
