/** Writers, loads, ticks, the clock and answers all at once: each answer is what SQL says at that answer's snapshot. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database, Transaction } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import type { Plan } from '@strata/rules';
import fc from 'fast-check';
import { Combination } from './combine.js';
import { Engine } from './engine.js';
import { recordChanges } from './index.js';
import { Questions } from './questions.js';
import { asUserSet } from './user-set.js';
import {
  addEvent,
  addUsers,
  createTables,
  eventPlan,
  numberPlan,
  setFact,
  testCatalogue,
} from './testing/test-catalogue.js';

const USERS = 30;
const WRITERS = 4;
const WRITES = 25;
const MINUTE = 60_000;
const START = Date.parse('2026-03-01T00:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 12 });
  await createTables(database);
  // What was ever written, with its transaction, so that any snapshot can be looked at afterwards.
  await database.query(
    `CREATE TABLE written (id serial, xid xid8 DEFAULT pg_current_xact_id(), user_id int, key text, number float8)`,
  );
  await addUsers(database, USERS);
});
afterAll(() => database.close());

/** Values and events of one user as of a snapshot. */
interface Facts {
  x?: number;
  y?: number;
  orders: number[];
}

const ordered =
  (minutes: number) =>
  ({ orders }: Facts, asOf: number) =>
    orders.filter((at) => at > asOf - minutes * MINUTE && at <= asOf).length;
const all = (...children: Plan[]): Plan => ({ node: 'all', path: 'rule', children });
const any = (...children: Plan[]): Plan => ({ node: 'any', path: 'rule', children });
const not = (child: Plan): Plan => ({ node: 'not', path: 'rule', child });

/** Each plan with the same question put to one user. */
const QUESTIONS: [Plan, (facts: Facts, asOf: number) => boolean][] = [
  [numberPlan('x', { gte: 50 }), ({ x = -1 }) => x >= 50],
  [all(numberPlan('x', { gte: 20 }), not(numberPlan('y', { gte: 50 }))), ({ x = -1, y = -1 }) => x >= 20 && y < 50],
  [numberPlan('y', { exists: false }), ({ y }) => y === undefined],
  [eventPlan('order', 'PT1H', { gte: 2 }), (facts, asOf) => ordered(60)(facts, asOf) >= 2],
  [eventPlan('order', 'PT10M', { eq: 0 }), (facts, asOf) => ordered(10)(facts, asOf) === 0],
  [
    any(numberPlan('x', { lt: 10 }), eventPlan('order', 'PT10M')),
    (facts, asOf) => (facts.x ?? 10) < 10 || ordered(10)(facts, asOf) >= 1,
  ],
];

interface Answer {
  question: number;
  snapshot: string;
  asOf: number;
  members: number[];
}

const write = fc.record({
  facts: fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: USERS }),
      fc.constantFrom('x', 'y'),
      fc.option(fc.integer({ min: 0, max: 100 })),
    ),
    { maxLength: 4 },
  ),
  orders: fc.array(fc.tuple(fc.integer({ min: 1, max: USERS }), fc.integer({ min: -70, max: 20 })), { maxLength: 3 }),
  /** For how many ticks the transaction stays open. */
  open: fc.constantFrom(0, 0, 0, 1, 3),
  anew: fc.option(fc.constantFrom('attribute:x', 'attribute:y', 'event:order', 'users'), { freq: 6 }),
});
type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

test.each([
  ['nothing stays in memory', 1],
  ['a part stays in memory', 2_000],
  ['all stays in memory', 1e9],
])(
  'each answer is what SQL says at its snapshot, while writers, loads, ticks and windows interleave; %s',
  async (_name, budgetBytes) => {
    const own = fc.array(write, { minLength: WRITES, maxLength: WRITES });
    const all = fc.array(own, { minLength: WRITERS, maxLength: WRITERS });
    await fc.assert(
      fc.asyncProperty(all, async (writes) => {
        const answers = await interleave(writes, budgetBytes);
        // As many as the machine gave in that time, and of many snapshots.
        expect(new Set(answers.map(({ snapshot }) => snapshot)).size).toBeGreaterThan(5);
        const known = new Map<string, Map<number, Facts>>();
        for (const { question, snapshot, asOf, members } of answers) {
          const facts = known.get(snapshot) ?? (await factsAt(snapshot));
          known.set(snapshot, facts);
          const matches = QUESTIONS[question]![1];
          const expected = [...facts].filter(([, of]) => matches(of, asOf)).map(([user]) => user);
          expect({ question, snapshot, asOf, members }).toEqual({ question, snapshot, asOf, members: expected });
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  },
);

async function interleave(writes: readonly Write[][], budgetBytes: number): Promise<Answer[]> {
  let now = START;
  const engine = new Engine({
    database,
    catalogue: testCatalogue,
    timeZone: () => 'UTC',
    clock: () => now,
    budgetBytes,
  });
  const answers: Answer[] = [];
  let writing = true;
  const writers = Promise.all(
    writes.map(async (own) => {
      for (const [at, one] of own.entries()) {
        await store(one, now, () => engine.tick());
        // So that answers fall among the writes where a load takes longer than all of them, as on a cluster.
        for (const given = answers.length; at % 4 === 0 && answers.length === given;) await engine.tick();
      }
    }),
  ).finally(() => (writing = false));
  const clock = async (): Promise<void> => {
    while (writing) {
      now += MINUTE / 2;
      await engine.tick();
    }
  };
  const asker = async (first: number): Promise<void> => {
    for (let question = first; writing; question = (question + 1) % QUESTIONS.length) {
      const plan = QUESTIONS[question]![0];
      const questions = new Questions(testCatalogue, plan);
      // A past instant now and then: its columns are read for it alone.
      const asOf = question % 2 === 0 && answers.length % 5 === 0 ? now - 3 * MINUTE : undefined;
      answers.push(
        await engine.answer(questions, { asOf }, (view) => ({
          question,
          snapshot: engine.state.cursor!.text,
          asOf: view.asOf,
          members: [...asUserSet(new Combination(plan, questions, view.leaf).members)],
        })),
      );
    }
  };
  await Promise.all([writers, clock(), asker(0), asker(2), asker(4)]);
  await engine.stop();
  return answers;
}

/** One transaction that writes facts and orders with their news, and stays open for some ticks. */
async function store({ facts, orders, open, anew }: Write, now: number, tick: () => Promise<void>): Promise<void> {
  await database.transaction(async (transaction) => {
    const sorted = [...facts].sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
    for (const [user, key, value] of sorted) {
      // Whoever writes a fact second writes it down second.
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [user * 2 + Number(key === 'x')]);
      await setFact(transaction, user, key, value);
      await note(transaction, user, key, value);
    }
    for (const [user, minutes] of orders) {
      await addEvent(transaction, user, 'order', now + minutes * MINUTE);
      await note(transaction, user, 'order', now + minutes * MINUTE);
    }
    if (anew) await recordChanges(transaction, [{ topic: anew, users: null }]);
    for (let ticks = 0; ticks < open; ticks++) await tick();
  });
}

const note = (transaction: Transaction, user: number, key: string, value: number | null): Promise<unknown> =>
  transaction.query('INSERT INTO written (user_id, key, number) VALUES ($1, $2, $3)', [user, key, value]);

async function factsAt(snapshot: string): Promise<Map<number, Facts>> {
  const rows = await database.query<{ user_id: number; key: 'x' | 'y' | 'order'; number: number | null }>(
    `SELECT user_id, key, number FROM written WHERE pg_visible_in_snapshot(xid, $1::pg_snapshot) ORDER BY id`,
    [snapshot],
  );
  const facts = new Map<number, Facts>(Array.from({ length: USERS }, (_, at) => [at + 1, { orders: [] }]));
  for (const { user_id, key, number } of rows) {
    const of = facts.get(user_id)!;
    if (key === 'order') of.orders.push(number!);
    else of[key] = number ?? undefined;
  }
  return facts;
}
