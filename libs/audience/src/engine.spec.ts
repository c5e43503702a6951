import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import type { Plan } from '@strata/rules';
import type { Audience, SegmentMove } from './index.js';
import { createAudience, freshness, recordChanges } from './index.js';
import {
  addEvent,
  addUsers,
  createTables,
  eventPlan,
  holdLoads,
  numberColumn,
  numberPlan,
  setFact,
  testCatalogue,
} from './testing/test-catalogue.js';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00Z');

let database: Database;
let audience: Audience;
let now = START;

const engine = (budgetBytes = 1e9, patienceMs?: number): Audience =>
  createAudience({
    database,
    catalogue: testCatalogue,
    timeZone: () => 'UTC',
    clock: () => now,
    budgetBytes,
    patienceMs,
  });
const usersOf = async (plan: Plan, options = {}): Promise<number[]> => [
  ...(await audience.evaluate(plan, options)).members,
];
const set = (user: number, key: string, value: number | readonly string[] | null): Promise<void> =>
  database.transaction((transaction) => setFact(transaction, user, key, value));
const happen = (user: number, name: string, at: number): Promise<void> =>
  database.transaction((transaction) => addEvent(transaction, user, name, at));

beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
  await createTables(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  now = START;
  await database.query('TRUNCATE users, facts, happenings, changes');
  await addUsers(database, 10);
  audience = engine();
});
afterEach(() => audience.stop());

const positive = numberPlan('x', { gt: 0 });

describe('the change feed', () => {
  test('a transaction that was slow to commit is not lost, though later ones were taken in before', async () => {
    await usersOf(positive);
    let commit!: () => void;
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    let written!: () => void;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const slow = database.transaction(async (transaction) => {
      await setFact(transaction, 1, 'x', 1);
      written();
      await mayCommit;
    });
    await isWritten;
    await set(2, 'x', 1);
    await audience.tick();
    expect(await usersOf(positive)).toEqual([2]);
    commit();
    await slow;
    await audience.tick();
    expect(await usersOf(positive)).toEqual([1, 2]);
  });

  test('a change made while a column loads is in the answer, or in the next', async () => {
    const plan = numberPlan('held', { gt: 0 });
    const { begun, release } = await holdLoads(database);
    const first = usersOf(plan);
    await begun();
    await set(3, 'held', 1);
    await audience.tick();
    await release();
    await first;
    await audience.tick();
    expect(await usersOf(plan)).toEqual([3]);
  });

  test('after a bulk load the column is loaded anew', async () => {
    expect(await usersOf(positive)).toEqual([]);
    await database.transaction(async (transaction) => {
      await transaction.query(`INSERT INTO facts SELECT id, 'x', id - 8 FROM users`);
      await recordChanges(transaction, [{ topic: 'attribute:x', users: null }]);
    });
    await audience.tick();
    expect(await usersOf(positive)).toEqual([9, 10]);
  });

  test('a column that is invalidated again and again while it loads is answered all the same', async () => {
    const plan = numberPlan('slow', { gt: 0 });
    await set(4, 'slow', 1);
    let over = false;
    const answer = usersOf(plan).finally(() => (over = true));
    while (!over) {
      await database.transaction((transaction) =>
        recordChanges(transaction, [{ topic: 'attribute:slow', users: null }]),
      );
      await audience.tick();
    }
    expect(await answer).toEqual([4]);
  });

  test('a transaction that moves users from one set to another is seen whole or not at all', async () => {
    const columns = ['x', 'y'];
    for (let user = 1; user <= 10; user++) await set(user, 'x', 1);
    const both: Plan = { node: 'all', path: 'rule', children: columns.map((key) => numberPlan(key, { gt: 0 })) };
    const either: Plan = { node: 'any', path: 'rule', children: columns.map((key) => numberPlan(key, { gt: 0 })) };
    let moving = true;
    const moves = (async () => {
      for (let round = 0; round < 40; round++) {
        const [from, to] = round % 2 === 0 ? ['x', 'y'] : ['y', 'x'];
        await database.transaction(async (transaction) => {
          for (let user = 1; user <= 10; user++) {
            await setFact(transaction, user, from, null);
            await setFact(transaction, user, to, 1);
          }
        });
      }
      moving = false;
    })();
    while (moving) {
      await audience.tick();
      expect(await usersOf(both)).toEqual([]);
      expect(await usersOf(either)).toHaveLength(10);
    }
    await moves;
  });

  test('ticks at once do no harm', async () => {
    await usersOf(positive);
    await set(5, 'x', 1);
    await Promise.all([audience.tick(), audience.tick(), audience.tick()]);
    expect(await usersOf(positive)).toEqual([5]);
  });
});

describe('freshness', () => {
  test('a writer who asks with the token sees the write at once', async () => {
    await usersOf(positive);
    const token = await database.transaction(async (transaction) => {
      await setFact(transaction, 6, 'x', 1);
      return freshness(transaction);
    });
    expect(await usersOf(positive)).toEqual([]);
    expect(await usersOf(positive, { minFreshness: token })).toEqual([6]);
  });

  test('freshAsOf moves on without writes', async () => {
    const before = await audience.evaluate(positive);
    now += 1_000;
    await audience.tick();
    const after = await audience.evaluate(positive);
    expect([before.freshAsOf, after.freshAsOf]).toEqual([START, START + 1_000]);
  });

  test('the token of a transaction that nobody began is refused by the first tick', async () => {
    await usersOf(positive);
    const [row] = await database.query<{ ahead: string }>(
      'SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000 AS ahead',
    );
    const ticks = audience.status().ticks;
    await expect(usersOf(positive, { minFreshness: row?.ahead })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(audience.status().ticks).toBe(ticks + 1);
  });

  test('what is no token is refused', async () => {
    await expect(usersOf(positive, { minFreshness: "1'; DROP TABLE users" })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('time', () => {
  test('a user leaves a window at the millisecond, and an event ahead begins to count at its own', async () => {
    await happen(1, 'order', START - DAY + 5);
    await happen(2, 'order', START + 5);
    const plan = eventPlan('order', 'P1D');
    const seen: number[][] = [];
    for (const at of [START, START + 4, START + 5]) {
      now = at;
      await audience.tick();
      seen.push(await usersOf(plan));
    }
    expect(seen).toEqual([[1], [1], [2]]);
  });

  test('a moving bound over a loaded column crosses values at the millisecond', async () => {
    await set(1, 'seen', START - DAY);
    await set(2, 'seen', START - DAY + 1);
    await set(3, 'seen', START + 2);
    const plan: Plan = {
      node: 'value',
      path: 'rule',
      column: { kind: 'attribute', key: 'seen', type: 'DATETIME' },
      type: 'DATETIME',
      predicate: { inLast: 'P1D' },
    };
    const seen: number[][] = [];
    for (const at of [START, START + 1, START + 2]) {
      now = at;
      await audience.tick();
      seen.push(await usersOf(plan));
    }
    expect(seen).toEqual([[2], [], [3]]);
  });

  test('a clock that ran ahead and is set right is followed, with the windows it had moved on', async () => {
    await happen(1, 'order', START - 1_000);
    const plan = eventPlan('order', 'P1D');
    const seen: number[][] = [];
    for (const at of [START, START + 2 * DAY, START, START - DAY]) {
      now = at;
      await audience.tick();
      seen.push(await usersOf(plan));
    }
    expect(seen).toEqual([[1], [], [1], []]);
    expect(audience.status()).toMatchObject({ asOf: now, freshAsOf: now });
  });

  test('answers for other instants follow changes too, and leave the present alone', async () => {
    await happen(1, 'order', START - 3 * DAY);
    const plan = eventPlan('order', 'P1D');
    const past = { asOf: START - 2.5 * DAY };
    expect([await usersOf(plan), await usersOf(plan, past)]).toEqual([[], [1]]);
    await happen(2, 'order', START - 3 * DAY);
    await happen(3, 'order', START);
    await audience.tick();
    expect([await usersOf(plan), await usersOf(plan, past)]).toEqual([[3], [1, 2]]);
  });

  test('a trend counts at each instant', async () => {
    await happen(1, 'order', START - 3 * DAY);
    await happen(2, 'order', START - 2 * DAY);
    const instants = [START - 3 * DAY - 1, START - 3 * DAY, START - 2 * DAY, START];
    const trend = await audience.trend(eventPlan('order', 'P2D'), instants);
    expect(trend.map(({ count }) => count)).toEqual([0, 1, 2, 0]);
  });

  test('trends that are asked for at once neither mix nor outlast whoever gives up', async () => {
    await happen(1, 'order', START - 3 * DAY);
    await happen(2, 'order', START - 2 * DAY);
    const instants = [START - 3 * DAY, START - 2 * DAY, START];
    const gone = new AbortController();
    gone.abort(new Error('gone'));
    const asked = await Promise.allSettled([
      audience.trend(eventPlan('order', 'P1D'), instants),
      audience.trend(eventPlan('order', 'P2D'), instants, { signal: gone.signal }),
      audience.trend(eventPlan('order', 'P5D'), instants),
    ]);
    const counts = asked.map((trend) =>
      trend.status === 'fulfilled' ? trend.value.map(({ count }) => count) : 'gone',
    );
    expect(counts).toEqual([[1, 1, 0], 'gone', [1, 2, 2]]);
  });
});

describe('memory', () => {
  test('under a budget of one byte every answer is the same', async () => {
    for (let user = 1; user <= 10; user++) {
      await set(user, 'x', user);
      await set(user, 'y', -user);
    }
    audience = engine(1);
    const plan: Plan = {
      node: 'any',
      path: 'rule',
      children: [numberPlan('x', { gt: 8 }), { node: 'not', path: 'rule', child: numberPlan('y', { lt: -2 }) }],
    };
    for (let round = 0; round < 3; round++) expect(await usersOf(plan)).toEqual([1, 2, 9, 10]);
    expect(audience.status().columns).toBe(0);
  });

  test('the columns used last stay', async () => {
    audience = engine(3_000);
    for (let column = 0; column < 40; column++) await usersOf(numberPlan(`x${column}`, { gt: 0 }));
    const { columns, bytes } = audience.status();
    expect(bytes).toBeLessThanOrEqual(3_000);
    expect(columns).toBeGreaterThan(1);
  });

  test('an answer that nobody waits for any more is given up', async () => {
    const waiting = usersOf(numberPlan('slow', { gt: 0 }), { signal: AbortSignal.timeout(50) });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('a column is no longer loaded when the last who waits for it goes away, and loaded anew for the next', async () => {
    audience = engine(1e9, 0);
    await set(1, 'held', 1);
    const loads = await holdLoads(database);
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => usersOf(numberPlan('held', { gt: 0 }), { signal }));
    await loads.begun();
    one.abort(new Error('one'));
    await expect(asked[0]).rejects.toThrow('one');
    // Whoever still waits is waited for.
    await loads.begun();
    other.abort(new Error('other'));
    await expect(asked[1]).rejects.toThrow('other');
    await loads.ended();
    await loads.release();
    expect(await usersOf(numberPlan('held', { gt: 0 }))).toEqual([1]);
  });
});

describe('watching', () => {
  test('tells who entered and who left, once for each move', async () => {
    const moves: { count: number; entered: number[]; left: number[] }[] = [];
    const onMove = ({ count, entered, left }: SegmentMove): void => {
      moves.push({ count, entered: [...entered], left: [...left] });
    };
    await set(1, 'x', 1);
    const end = await audience.watch(() => Promise.resolve(positive), onMove);
    await audience.tick();
    await database.transaction(async (transaction) => {
      await setFact(transaction, 1, 'x', -1);
      await setFact(transaction, 2, 'x', 1);
    });
    await audience.tick();
    await set(2, 'x', 5);
    await audience.tick();
    end();
    await set(3, 'x', 5);
    await audience.tick();
    expect(moves).toEqual([
      { count: 1, entered: [], left: [] },
      { count: 1, entered: [2], left: [1] },
    ]);
  });
});

describe('breakdowns', () => {
  test('a histogram has round bounds, and everyone beside the members', async () => {
    for (let user = 1; user <= 9; user++) await set(user, 'x', user * 10);
    const { members } = await audience.evaluate(numberPlan('x', { gte: 50 }));
    expect(await audience.breakdown(members, numberColumn('x'), 4)).toEqual({
      kind: 'numbers',
      buckets: [
        { from: 50, to: 60, count: 1, of: 1 },
        { from: 60, to: 70, count: 1, of: 1 },
        { from: 70, to: 80, count: 1, of: 1 },
        { from: 80, to: 90, count: 2, of: 2 },
      ],
      missing: 0,
    });
  });

  test('texts come by frequency, with the rest and those without', async () => {
    const cities = ['a', 'a', 'a', 'b', 'b', 'c', 'd'];
    for (const [at, city] of cities.entries()) await set(at + 1, 'city', [city]);
    const { members } = await audience.evaluate({ node: 'everyone', path: 'rule' });
    const breakdown = await audience.breakdown(members, { kind: 'attribute', key: 'city', type: 'TEXT' }, 2);
    expect(breakdown).toEqual({
      kind: 'values',
      buckets: [
        { value: 'a', count: 3, of: 3 },
        { value: 'b', count: 2, of: 2 },
      ],
      other: 2,
      missing: 3,
    });
  });
});
