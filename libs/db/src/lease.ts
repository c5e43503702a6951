import { randomUUID } from 'node:crypto';
import type { Queryable, Transaction } from './database.js';
import { Refusal } from './refusal.js';

/** Longer than any pause of a process that is well, shorter than anybody waits for what it does. */
const HELD_MS = 5_000;

/**
 * A piece of work that one process does at a time, whoever has it written down. It is taken for some seconds and taken again while its
 * holder lives; after a kill somebody else has it as soon as they are over. Times are the database's, so that no clock of a process
 * decides. What the holder writes it writes `within`: of one who was too slow nothing stands.
 */
export class Lease {
  constructor(
    private readonly database: Queryable,
    private readonly name: string,
    private readonly holder: string = randomUUID(),
  ) {}

  /** Takes it where nobody else has it, or keeps it; whether it is this process's for some seconds now. */
  async take(): Promise<boolean> {
    const taken = await this.database.query(
      `INSERT INTO leases AS held (name, holder, until) VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE held.holder = excluded.holder OR held.until < clock_timestamp() RETURNING name`,
      [this.name, this.holder, HELD_MS / 1_000],
    );
    return taken.length > 0;
  }

  /**
   * Runs what only the holder may do, in a transaction of its own: nobody else takes it meanwhile, however long it takes, and whoever holds it
   * holds it for some seconds more. Throws LEASE_LOST where somebody else has it by now.
   */
  async within(transaction: Transaction, work: () => Promise<void>): Promise<void> {
    await this.extend(transaction);
    await work();
    await this.extend(transaction);
  }

  private async extend(transaction: Transaction): Promise<void> {
    const held = await transaction.query(
      `UPDATE leases SET until = clock_timestamp() + make_interval(secs => $3) WHERE name = $1 AND holder = $2 RETURNING name`,
      [this.name, this.holder, HELD_MS / 1_000],
    );
    if (held.length === 0) throw new Refusal('LEASE_LOST', `another process does "${this.name}" by now`);
  }

  /** Gives it up, so that the next one need not wait. */
  async give(): Promise<void> {
    await this.database.query('DELETE FROM leases WHERE name = $1 AND holder = $2', [this.name, this.holder]);
  }
}
