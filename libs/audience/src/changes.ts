import type { Queryable, Transaction } from '@strata/db';

/** News of one topic: the users whose values changed, or null where its columns must be loaded anew (a bulk load). */
export interface Change {
  topic: string;
  users: readonly number[] | null;
}

const ROWS_A_STATEMENT = 500;

/**
 * Writes to the change feed in the transaction of the change itself, so that news and change are seen together or not
 * at all. One row for each topic of a batch. A batch often has the same users under all its topics: they are sent and read once.
 */
export async function recordChanges(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const news = changes.filter(({ users }) => users === null || users.length > 0);
  for (let start = 0; start < news.length; start += ROWS_A_STATEMENT) {
    const values: (string | null)[] = [];
    const places = new Map<string | null, number>();
    const rows = news.slice(start, start + ROWS_A_STATEMENT).map(({ topic, users }) => {
      // As text: the driver would quote each number.
      const list = users && `{${users.join(',')}}`;
      const place = places.get(list) ?? values.push(list);
      places.set(list, place);
      return `($${values.push(topic)}, $${place}::int[])`;
    });
    await transaction.query(`INSERT INTO changes (topic, user_ids) VALUES ${rows.join(', ')}`, values);
  }
}

/** The token that a writer hands out: an answer asked for with it as `minFreshness` holds this transaction's changes. */
export async function freshness(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ token: string }>('SELECT pg_current_xact_id()::text AS token');
  if (!row) throw new Error('no transaction id');
  return row.token;
}

/** News is kept for this long after its transaction ended. An engine that slept almost as long loads everything anew. */
export const FEED_KEPT_MS = 600_000;

/**
 * Deletes news that no engine reads any more: what was visible that long ago. The time at which a row was written says
 * nothing, because its transaction may have stayed open since.
 */
export class FeedTrim {
  private looks: { at: number; snapshot: string }[] = [];

  constructor(
    private readonly database: Queryable,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  async run(): Promise<void> {
    const [row] = await this.database.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
    const at = this.elapsed();
    if (row) this.looks.push({ at, snapshot: row.snapshot });
    const old = this.looks.filter((look) => at - look.at >= FEED_KEPT_MS).at(-1);
    if (!old) return;
    this.looks = this.looks.filter((look) => look.at >= old.at);
    await this.database.query(
      `DELETE FROM changes WHERE xid < pg_snapshot_xmax($1::pg_snapshot) AND pg_visible_in_snapshot(xid, $1::pg_snapshot)`,
      [old.snapshot],
    );
  }
}

/** What has been committed at one moment of the database, as `pg_current_snapshot()` writes it: `xmin:xmax:xip,…`. */
export class Cursor {
  private readonly xmin: bigint;
  private readonly xmax: bigint;
  private readonly running: ReadonlySet<string>;

  constructor(readonly text: string) {
    const [xmin = '', xmax = '', running = ''] = text.split(':');
    this.xmin = BigInt(xmin);
    this.xmax = BigInt(xmax);
    this.running = new Set(running === '' ? [] : running.split(','));
  }

  /** What `pg_visible_in_snapshot` says. */
  sees(transactionId: string): boolean {
    const id = BigInt(transactionId);
    return id < this.xmin || (id < this.xmax && !this.running.has(transactionId));
  }

  /** Whether a transaction of this id may have begun: all that have ended are within. */
  reaches(transactionId: string): boolean {
    return BigInt(transactionId) < this.xmax;
  }
}
