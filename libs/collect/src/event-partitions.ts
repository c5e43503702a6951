import type { Database, Transaction } from '@strata/db';

/** The advisory lock under which partitions are made: the ASCII of "events". */
const LOCK = 0x6576656e7473;

/**
 * A month of its own for the last five years; what is older shares the default partition. Each partition costs every question
 * about all time some planning, and a client may send events of any month since the year 1.
 */
const RECENT_MONTHS = 60;

/** PostgreSQL's code for a partition that would take rows from the default one. */
const CHECK_VIOLATION = '23514';

/** Months since year 0, in UTC. */
const monthOf = (instant: number): number => {
  const date = new Date(instant);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const startOf = (month: number): string => new Date(Date.UTC(Math.floor(month / 12), month % 12)).toISOString();
const nameOf = (month: number): string => `events_${startOf(month).slice(0, 7).replace('-', '_')}`;

/** Makes the partitions of all months between two instants, for a transaction that fills an empty database. */
export async function makePartitions(transaction: Transaction, from: number, to: number): Promise<void> {
  const first = monthOf(from);
  await create(
    transaction,
    Array.from({ length: monthOf(to) - first + 1 }, (_, at) => first + at),
  );
}

/**
 * Makes the partitions that events need, when they need them. Called before the transaction that writes, because making one
 * locks all of `events` for a moment.
 */
export class EventPartitions {
  private readonly known = new Set<number>();

  constructor(private readonly database: Database) {}

  async make(instants: readonly number[], now: number): Promise<void> {
    const oldest = monthOf(now) - RECENT_MONTHS;
    const months = [...new Set(instants.map(monthOf))]
      .filter((month) => month >= oldest && !this.known.has(month))
      .sort((a, b) => a - b);
    if (months.length === 0) return;
    for (const month of await missing(this.database, months)) await this.makeOne(month);
    for (const month of months) this.known.add(month);
  }

  private async makeOne(month: number): Promise<void> {
    try {
      await this.database.transaction((transaction) => create(transaction, [month]));
    } catch (error) {
      // A process whose clock was ahead took this month for an old one. It stays where its first events lie.
      if ((error as { code?: unknown }).code !== CHECK_VIOLATION) throw error;
    }
  }
}

/** One maker at a time, and each looks again: any number of processes make each partition once. */
async function create(transaction: Transaction, months: number[]): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
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
