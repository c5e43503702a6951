import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Transaction } from '@strata/db';

/** The advisory lock under which partitions are made: the ASCII of "events". */
const LOCK = 0x6576656e7473;

/**
 * A month of its own for the last five years; what is older shares the default partition. Each partition costs every question
 * about all time some planning, and a client may send events of any month since the year 1.
 */
const RECENT_MONTHS = 60;

/** So many months after the present one are made while nothing needs them, so that a live month begins without a lock. */
const MONTHS_AHEAD = 2;
const HOUR = 3_600_000;

/**
 * Making a partition locks all of `events`. It waits behind whatever reads or writes there, a column's load for many
 * seconds, and all that comes later waits behind it: so it stands in that queue for 200 ms at a time, and goes away between.
 */
const LOCK_TIMEOUT = '200ms';
const PAUSE = 100;
/** How long events wait for partitions of theirs, in milliseconds, before they go into the default one. */
const PATIENCE = 5_000;

/** PostgreSQL's codes: for a partition that would take rows from the default one, for a lock that was not to be had in time. */
const CHECK_VIOLATION = '23514';
const LOCK_NOT_AVAILABLE = '55P03';

/** Months since year 0, in UTC. */
const monthOf = (instant: number): number => {
  const date = new Date(instant);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const startOf = (month: number): string => new Date(Date.UTC(Math.floor(month / 12), month % 12)).toISOString();
const monthsBetween = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const nameOf = (month: number): string => `events_${startOf(month).slice(0, 7).replace('-', '_')}`;

/** Makes the partitions of all months between two instants and those ahead, for a transaction that fills an empty database. */
export async function makePartitions(transaction: Transaction, from: number, to: number): Promise<void> {
  await create(transaction, monthsBetween(monthOf(from), monthOf(to) + MONTHS_AHEAD));
}

/**
 * Makes the partitions that events need, when they need them, and some ahead. Called before the transaction that writes. A
 * month whose partition cannot be made shares the default one, which changes no answer.
 */
export class EventPartitions {
  /** Months that have a partition, or have their events elsewhere. */
  private readonly settled = new Set<number>();
  private nextLookAhead = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly patience = PATIENCE,
  ) {}

  async make(instants: readonly number[], now: number): Promise<void> {
    const present = monthOf(now);
    const needed = new Set(instants.map(monthOf).filter((month) => month >= present - RECENT_MONTHS));
    await this.makeAll([...needed], this.patience);
    // Where the lock is not to be had the events will lie in the default partition, and keep the month there.
    for (const month of needed) this.settled.add(month);
    // Further away than an hour: the clock was set back.
    if (now < this.nextLookAhead && this.nextLookAhead - now <= HOUR) return;
    this.nextLookAhead = now + HOUR;
    await this.makeAll(monthsBetween(present, present + MONTHS_AHEAD), 0);
  }

  private async makeAll(asked: readonly number[], patience: number): Promise<void> {
    const months = asked.filter((month) => !this.settled.has(month)).sort((a, b) => a - b);
    if (months.length === 0) return;
    const deadline = performance.now() + patience;
    const wanting = new Set(await missing(this.database, months));
    for (const month of months) {
      if (wanting.has(month) && !(await this.makeOne(month, deadline))) return;
      this.settled.add(month);
    }
  }

  /** False when the lock was not to be had until the deadline; it is tried once at least. */
  private async makeOne(month: number, deadline: number): Promise<boolean> {
    for (;;) {
      try {
        await this.database.transaction((transaction) => create(transaction, [month], LOCK_TIMEOUT));
        return true;
      } catch (error) {
        const { code } = error as { code?: unknown };
        // Events of that month were here before it had a partition. It stays where its first events lie.
        if (code === CHECK_VIOLATION) return true;
        if (code !== LOCK_NOT_AVAILABLE) throw error;
        if (performance.now() >= deadline) return false;
        await sleep(PAUSE * (1 + Math.random()));
      }
    }
  }
}

/** One maker at a time, and each looks again: any number of processes make each partition once. */
async function create(transaction: Transaction, months: number[], lockTimeout?: string): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  if (lockTimeout) await transaction.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
  for (const month of await missing(transaction, months))
    await transaction.query(
      `CREATE TABLE ${nameOf(month)} PARTITION OF events FOR VALUES FROM ('${startOf(month)}') TO ('${startOf(month + 1)}')`,
    );
}

async function missing(queryable: Pick<Transaction, 'query'>, months: number[]): Promise<number[]> {
  const rows = await queryable.query<{ name: string }>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'events'::regclass`,
  );
  const there = new Set(rows.map(({ name }) => name));
  return months.filter((month) => !there.has(nameOf(month)));
}
