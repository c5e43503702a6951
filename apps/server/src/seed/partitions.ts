import type { Transaction } from '@strata/db';

/**
 * The months that hold events, made as `collect` makes and names them (its own maker works outside the transaction of the
 * write, and needs the instants beforehand).
 */
export async function makePartitions(transaction: Transaction, from: number, to: number): Promise<void> {
  const start = new Date(from);
  for (let month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth())); month.getTime() <= to;) {
    const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1));
    const name = `events_${month.toISOString().slice(0, 7).replace('-', '_')}`;
    await transaction.query(
      `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF events FOR VALUES FROM ('${month.toISOString()}') TO ('${next.toISOString()}')`,
    );
    month = next;
  }
}
