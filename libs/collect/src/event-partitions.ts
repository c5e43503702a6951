import type { Database, Transaction } from '@strata/db';

/** The advisory lock under which partitions are made: the ASCII of "events". */
const LOCK = 0x6576656e7473;

const FIRST_MONTH = 1970 * 12;

/** Months since year 0, in UTC. */
const monthOf = (instant: number): number => {
  const date = new Date(instant);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const startOf = (month: number): string => new Date(Date.UTC(Math.floor(month / 12), month % 12)).toISOString();
const nameOf = (month: number): string => `events_${startOf(month).slice(0, 7).replace('-', '_')}`;

/**
 * Makes the monthly partitions that events need, when they need them, from January 1970 on; what is older goes to the
 * default partition. Called before the transaction that writes, because making one locks all of `events` for a moment.
 */
export class EventPartitions {
  private readonly known = new Set<number>();

  constructor(private readonly database: Database) {}

  async make(instants: readonly number[]): Promise<void> {
    const months = [...new Set(instants.map(monthOf))]
      .filter((month) => month >= FIRST_MONTH && !this.known.has(month))
      .sort((a, b) => a - b);
    if (months.length === 0) return;
    if ((await this.missing(this.database, months)).length > 0)
      // One maker at a time, and each looks again: any number of processes make each partition once.
      await this.database.transaction(async (transaction) => {
        await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
        for (const month of await this.missing(transaction, months))
          await transaction.query(
            `CREATE TABLE ${nameOf(month)} PARTITION OF events FOR VALUES FROM ('${startOf(month)}') TO ('${startOf(month + 1)}')`,
          );
      });
    for (const month of months) this.known.add(month);
  }

  private async missing(queryable: Pick<Transaction, 'query'>, months: number[]): Promise<number[]> {
    const rows = await queryable.query<{ name: string }>(
      `SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'events'::regclass`,
    );
    const there = new Set(rows.map(({ name }) => name));
    return months.filter((month) => !there.has(nameOf(month)));
  }
}
