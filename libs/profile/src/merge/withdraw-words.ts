import type { Transaction } from '@strata/db';
import { guardedAttributes, refusedWithoutConsent } from '../consent/guarded.js';
import { holdLives, lifeAt, writeLives } from '../lives.js';
import type { NewLife } from '../lives.js';
import { joinedLife, movedWords, partedLife, rulesOfNow } from '../move-attributes.js';
import type { MovedAttribute, MovedAttributes } from '../move-attributes.js';
import { isSame } from '../timeline.js';
import type { Rules, SaidWord, Word } from '../timeline.js';
import { lifeOf, markOf, NO_LIFE, uncounted, withdrawn, wordsIn } from '../words.js';
import type { Life } from '../words.js';

/** What somebody said of one attribute of one user, and takes back. */
export interface Withdrawal {
  userId: number;
  key: string;
  isTheirs: (word: Word, next: Word | undefined) => boolean;
  /** Of theirs, what stays. */
  stays: (word: Word) => boolean;
  /** The words that went when theirs came. */
  went: readonly SaidWord[];
}

/** What came of it. */
export interface Withdrawn {
  userId: number;
  key: string;
  /** Whether something else is so now of the person. */
  isChanged: boolean;
  /** Of theirs, what stayed, and what went when they came. */
  stayed: Word[];
  went: readonly SaidWord[];
  /** What was said again, and counts at no instant beside the others' words. */
  uncounted: SaidWord[];
}

interface MergeRow {
  id: string;
  user: number;
  merged: number;
  record: MovedAttributes;
}

/**
 * Takes words back, of each user as the one that they were when it was said: who was merged into another one is taken out of them, word
 * by word, and put in again. So what the merge's undo gives back is without those words, too. Everybody is held already, with all who are
 * one person with them. A value that needs a consent which is not given does not come back.
 */
export async function withdrawWords(
  transaction: Transaction,
  keptOf: ReadonlyMap<number, number>,
  withdrawals: readonly Withdrawal[],
): Promise<Withdrawn[]> {
  const rules = await rulesOfNow(transaction);
  const persons = new Map<number, Map<string, Withdrawal[]>>();
  for (const one of withdrawals) {
    const kept = keptOf.get(one.userId)!;
    const keys = persons.get(kept) ?? persons.set(kept, new Map()).get(kept)!;
    keys.set(one.key, [...(keys.get(one.key) ?? []), one]);
  }
  const asked = [...persons].flatMap(([userId, keys]) => [...keys.keys()].map((key) => ({ userId, key })));
  const lives = await holdLives(transaction, asked);
  const merged = [...keptOf].flatMap(([id, kept]) => (id !== kept && persons.has(kept) ? [id] : []));
  const merges = await mergesOf(transaction, merged);
  const done: Withdrawn[] = [];
  const written: NewLife[] = [];
  for (const { userId, key } of asked) {
    const was = lifeAt(lives, userId, key);
    const person = new Person(key, merges, rules, persons.get(userId)!.get(key)!);
    const is = person.without(userId, was);
    written.push({ userId, key, was, is });
    for (const one of person.done) done.push({ ...one, isChanged: !isSame(was, is) });
  }
  await writeConsented(transaction, written);
  await storeMerges(transaction, [...merges.values()].flat());
  return done;
}

/** One attribute of all who are one person. */
class Person {
  readonly done: Omit<Withdrawn, 'isChanged'>[] = [];
  private readonly left: Set<Withdrawal>;

  constructor(
    private readonly key: string,
    private readonly merges: ReadonlyMap<number, readonly MergeRow[]>,
    private readonly rules: Rules,
    withdrawals: readonly Withdrawal[],
  ) {
    this.left = new Set(withdrawals);
  }

  /** Of the kept one. Where a merge can be undone no more, what was said of the one who was merged is theirs. */
  without(kept: number, life: Life): Life {
    const is = this.of(kept, life);
    return [...this.left].reduce((all, one) => this.withdraw(all, one), is);
  }

  private of(user: number, life: Life): Life {
    const merges = this.merges.get(user) ?? [];
    let own = life;
    for (const { record } of merges.toReversed()) {
      const moved = this.movedIn(record);
      if (moved) own = partedLife(own, moved, this.rules);
    }
    // What they have pushed out of the words of both is not all the kept one's.
    const theirs = new Set(merges.flatMap(({ record }) => this.movedIn(record)?.came ?? []));
    for (const one of this.left) if (one.userId === user) own = this.withdraw(own, one, theirs);
    for (const { merged, record } of merges) {
      const moved = this.movedIn(record);
      const again = joinedLife(this.key, own, this.of(merged, moved?.taken ?? NO_LIFE), this.rules);
      own = again.is;
      // What has come once stays known as the other's, also where it counts no more.
      const came = [...new Set([...(moved?.came ?? []), ...again.moved.came])];
      if (moved) record.words[record.words.indexOf(moved)] = { ...again.moved, came };
      else if (again.moved.taken !== NO_LIFE && wordsIn(again.moved.taken).length > 0) record.words.push(again.moved);
    }
    return own;
  }

  private movedIn = (record: MovedAttributes): MovedAttribute | undefined =>
    record.words.find(({ key }) => key === this.key);

  private withdraw(life: Life, one: Withdrawal, others: ReadonlySet<string> = new Set()): Life {
    this.left.delete(one);
    const words = wordsIn(life);
    const again = one.went.filter((word) => !others.has(markOf({ ...word, from: word.at })));
    const is = withdrawn(words, (word, next) => one.isTheirs(word, next) && !one.stays(word), again, this.rules);
    this.done.push({
      userId: one.userId,
      key: one.key,
      stayed: words.filter((word, at) => !word.isGap && one.isTheirs(word, words[at + 1]) && one.stays(word)),
      went: one.went,
      uncounted: uncounted(again, is),
    });
    return lifeOf(is, this.rules);
  }
}

/** The words that came to one user from another who is merged into them, as marks, by key. */
export async function wordsMoved(transaction: Transaction, from: number, to: number): Promise<Map<string, string[]>> {
  const merges = (await mergesOf(transaction, [from])).get(to) ?? [];
  return new Map(merges.flatMap(({ record }) => record.words.map(({ key, came }) => [key, came] as const)));
}

/** The merges of these users into others, by the one who was kept, in their order. */
async function mergesOf(transaction: Transaction, merged: readonly number[]): Promise<Map<number, MergeRow[]>> {
  const merges = new Map<number, MergeRow[]>();
  if (merged.length === 0) return merges;
  const rows = await transaction.query<Omit<MergeRow, 'record'> & { record: Parameters<typeof movedWords>[0] | null }>(
    `SELECT id::text, user_id AS user, merged_id AS merged, moved #> '{profile,attributes}' AS record FROM merges
     WHERE merged_id = ANY($1::integer[]) AND undone_at IS NULL ORDER BY merges.id`,
    [merged],
  );
  for (const { record, ...row } of rows) {
    if (!record) continue;
    const those = merges.get(row.user) ?? merges.set(row.user, []).get(row.user)!;
    those.push({ ...row, record: movedWords(record) });
  }
  return merges;
}

async function storeMerges(transaction: Transaction, merges: readonly MergeRow[]): Promise<void> {
  if (merges.length === 0) return;
  await transaction.query(
    `UPDATE merges SET moved = jsonb_set(moved, '{profile,attributes}', new.record)
     FROM unnest($1::integer[], $2::bigint[], $3::jsonb[]) AS new (user_id, id, record)
     WHERE merges.user_id = new.user_id AND merges.id = new.id`,
    [merges.map(({ user }) => user), merges.map(({ id }) => id), merges.map(({ record }) => JSON.stringify(record))],
  );
}

/** Whether a consent counts may hang on a birth date that comes back, too. */
async function writeConsented(transaction: Transaction, lives: readonly NewLife[]): Promise<void> {
  const guarded = await guardedAttributes(transaction);
  await writeLives(
    transaction,
    lives.filter(({ key }) => !guarded.has(key)),
  );
  const some = lives.filter(({ key }) => guarded.has(key));
  const brought = some.map(({ userId, key, is }, index) => ({
    index,
    user: userId,
    keys: is.value === null && is.past.length === 0 ? [] : [key],
  }));
  const refused = await refusedWithoutConsent(transaction, brought, guarded, Date.now());
  await writeLives(
    transaction,
    some.map((one, index) => (refused.has(index) ? { ...one, is: NO_LIFE } : one)),
  );
}
