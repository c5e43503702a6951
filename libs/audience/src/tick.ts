import type { Transaction } from '@strata/db';
import type { Moment, Value } from '@strata/rules';
import { columnMoves, sourceOf } from '@strata/rules';
import { FEED_KEPT_MS } from './changes.js';
import type { ColumnStore, Patch, Rows } from './column-store.js';
import type { Reading, Users } from './feed.js';
import { readFeed, unite } from './feed.js';
import type { Load } from './load.js';
import { readWhole } from './load.js';
import type { State } from './state.js';
import { StoredColumn } from './stored-column.js';
import type { Request } from './transfer.js';
import { readColumns, readUsers, StatementParameters } from './transfer.js';
import { Turn } from './turn.js';

/** Columns that are read again together: one statement's planning and round trip serve them all. */
const COLUMNS_A_STATEMENT = 16;
/** After a longer sleep the feed may no longer hold what was missed. A minute for what clocks and statements take. */
const SLEEP_AT_MOST_MS = FEED_KEPT_MS - 60_000;

/**
 * Corrections of a running clock are smaller; time stands still until it has caught up. A clock that is set back further was
 * wrong before: windows that were moved on too far are read anew.
 */
const CLOCK_SLIP_MS = 2_000;

/** Columns of instants asked for explicitly are rarely asked for twice. */
const FIXED_KEPT_MS = 60_000;

/** A column that this tick brings up to date: one of the state's, or one that joins it. */
interface Subject {
  column: StoredColumn;
  /** The moment of its present values. */
  from: Moment;
  joining?: Load;
  users: Users;
  patch?: Patch;
}

interface Outcome {
  reading: Reading;
  to: Moment;
  subjects: Subject[];
  read: { load: Load; store: ColumnStore }[];
}

/**
 * One tick: everything that has been committed, and the instant. What it needs it reads in one transaction, and so at one
 * snapshot; then it applies all of it at once.
 */
export async function runTick(state: State): Promise<void> {
  const { database, clock, timeZone } = state.options;
  const now = clock();
  const begun = performance.now();
  const setBack = state.moment.asOf - now > CLOCK_SLIP_MS;
  const to = { asOf: setBack ? now : Math.max(state.moment.asOf, now), timeZone: timeZone() };
  // Those that are read by now are of snapshots before this tick's. One that is read while the tick reads may be of a later
  // one; it joins in the next tick.
  const ready = new Set([...state.loads.values()].filter(({ store }) => store !== undefined));
  try {
    const outcome = await database.transaction((transaction) => read(transaction, state, to, ready), {
      isolation: 'REPEATABLE READ',
      readOnly: true,
    });
    await state.exclusive.run(() => apply(state, outcome, now, begun));
  } catch (error) {
    state.tickFailed();
    throw error;
  }
  state.failures = 0;
}

async function read(transaction: Transaction, state: State, to: Moment, ready: ReadonlySet<Load>): Promise<Outcome> {
  const turn = new Turn();
  const reading = await readFeed(transaction, state.cursor);
  // A tick reads little, of many partitions: planned with helpers it takes every core twice a second from whoever looks somebody up
  // (at 100 look-ups and 1,000 events a second on two cores, the slowest look-up in a hundred took 0.13 s).
  await transaction.query('SET LOCAL max_parallel_workers_per_gather = 0');
  const news = state.echo ? state.echo.with(reading.news) : reading.news;
  const setBack = to.asOf < state.moment.asOf;
  if (setBack || to.timeZone !== state.moment.timeZone || reading.at - state.readAt > SLEEP_AT_MOST_MS)
    news.addEverything();
  const loads = [...state.loads.values()];
  for (const load of loads) load.note(news);

  const topicsOf = ({ column }: StoredColumn): string[] => sourceOf(state.options.catalogue, column).topics(column);
  const subjects: Subject[] = [...state.columns.values()].map((column) => ({
    column,
    from: state.moment,
    users: news.of(topicsOf(column)),
  }));
  for (const load of loads) {
    if (!ready.has(load) || !load.store || !load.moment) continue;
    const column = new StoredColumn(load.place.key, load.column, load.store, load.place.fixedAt);
    subjects.push({ column, from: load.moment, joining: load, users: load.changedUsers });
  }
  await findMoved(transaction, state, subjects, to, turn);
  await readPatches(transaction, state, subjects, to, turn);

  const outcome: Outcome = { reading, to, subjects, read: [] };
  for (const load of loads.filter(({ inTick }) => inTick)) {
    const { column, place, parts } = load;
    const asked = { column, moment: momentOf(place.fixedAt, to) };
    outcome.read.push({ load, store: await readWhole(transaction, state.options.catalogue, asked, parts, turn) });
  }
  return outcome;
}

/** Adds the users whose values time alone may have changed: one statement for all columns. */
async function findMoved(
  transaction: Transaction,
  state: State,
  subjects: Subject[],
  to: Moment,
  turn: Turn,
): Promise<void> {
  const parameters = new StatementParameters();
  const moving: Subject[] = [];
  const selects: string[] = [];
  for (const subject of subjects) {
    const { column, fixedAt } = subject.column;
    if (fixedAt !== undefined || subject.users === 'everybody' || !columnMoves(column)) continue;
    if (subject.from.asOf === to.asOf && subject.from.timeZone === to.timeZone) continue;
    const part = parameters.part();
    const moved = sourceOf(state.options.catalogue, column).moved(column, subject.from, to, part);
    if (moved === 'everybody') {
      subject.users = 'everybody';
    } else if (moved !== 'nobody') {
      parameters.keep(part);
      moving.push(subject);
      selects.push(moved.sql);
    }
  }
  if (selects.length === 0) return;
  const moved = await readUsers(transaction, selects, parameters, turn);
  for (const [at, subject] of moving.entries()) subject.users = unite(subject.users, moved[at]!);
}

async function readPatches(
  transaction: Transaction,
  state: State,
  subjects: Subject[],
  to: Moment,
  turn: Turn,
): Promise<void> {
  const changed = subjects.filter(({ users }) => users !== 'everybody' && users.size > 0);
  for (let start = 0; start < changed.length; start += COLUMNS_A_STATEMENT) {
    const batch = changed.slice(start, start + COLUMNS_A_STATEMENT);
    const requests = batch.map(({ column: { column, fixedAt }, users }): Request => {
      const moment = momentOf(fixedAt, to);
      return { column, moment, users: users === 'everybody' ? undefined : Uint32Array.from(users).sort() };
    });
    const columns = await readColumns(transaction, state.options.catalogue, requests, turn);
    for (const [at, subject] of batch.entries()) {
      const users = requests[at]!.users!;
      const values = byUser(columns[at]!);
      subject.patch = { users, values: Array.from(users, (user) => values.get(user)) };
    }
  }
}

/** The moment of a column's values: the engine's, or the one that was asked for. */
export function momentOf(fixedAt: number | undefined, present: Moment): Moment {
  return fixedAt === undefined ? present : { ...present, asOf: fixedAt, past: fixedAt < present.asOf };
}

function byUser(batches: Iterable<Rows>): Map<number, Value> {
  const values = new Map<number, Value>();
  for (const rows of batches) {
    rows.users.forEach((user, at) => values.set(user, rows.kind === 'set' ? 1 : rows.values[at]!));
  }
  return values;
}

async function apply(state: State, outcome: Outcome, now: number, begun: number): Promise<void> {
  try {
    await applyAll(state, outcome);
    // Not the latest ever: of a clock that was set back, later writes may bear earlier times.
    state.freshAsOf = now;
    state.tickedAt = begun;
    state.ticks++;
  } catch (error) {
    // Half a tick is in the columns: none of them may be trusted.
    state.columns.clear();
    throw error;
  }
}

async function applyAll(state: State, { reading, to, subjects, read }: Outcome): Promise<void> {
  const turn = new Turn();
  for (const { column, joining, users, patch } of subjects) {
    // Let go meanwhile, by an answer that needed the room.
    if (!joining && state.columns.get(column.key) !== column) continue;
    if (users === 'everybody') {
      // Reading it anew here would hold up everyone; whoever needs the column asks for it again.
      if (joining) joining.leaveToTick();
      else state.columns.delete(column.key);
      continue;
    }
    if (patch) await column.patch(patch, turn);
    if (joining) join(state, joining, column);
    await column.advance(to, turn);
    await turn.rest();
  }
  for (const { load, store } of read) {
    join(state, load, new StoredColumn(load.place.key, load.column, store, load.place.fixedAt));
  }
  state.cursor = reading.cursor;
  state.readAt = reading.at;
  state.moment = to;
  state.dropFixed((column) => performance.now() - column.usedAt > FIXED_KEPT_MS);
  state.evict();
}

function join(state: State, load: Load, column: StoredColumn): void {
  if (state.loads.get(load.place.key) === load) state.loads.delete(load.place.key);
  state.touch(column);
  state.columns.set(column.key, column);
}
