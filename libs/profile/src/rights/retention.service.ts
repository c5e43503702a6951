import { Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { addDuration, durationOf, normalizeText, parseDuration } from '@strata/rules';

export const RETENTION_KINDS = ['EVENT', 'ATTRIBUTE'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** For how long events of a name, or values of an attribute, are kept. */
export interface Retention {
  kind: RetentionKind;
  name: string;
  /** ISO 8601 duration, on the calendar of UTC. */
  period: string;
  setAt: Date;
}

/** What a folder does with what is kept too long. */
export interface Expiring {
  kind: RetentionKind;
  isKnown(queryable: Queryable, name: string): Promise<boolean>;
  /** How many rows are older than an instant. */
  count(queryable: Queryable, name: string, before: Date): Promise<number>;
  /** Deletes some thousands of them at most, and announces whose; answers how many, 0 when none is left. */
  deleteSome(transaction: Transaction, name: string, before: Date): Promise<number>;
}

export const EXPIRE = 'profile.expire';

declare module '@strata/jobs' {
  interface JobMap {
    [EXPIRE]: Record<string, never>;
  }
}

const RETENTION = 'kind, name, period, set_at AS "setAt"';

/** Keeps nothing longer than was said. */
export class RetentionService {
  constructor(
    private readonly database: Database,
    private readonly folders: readonly Expiring[],
    private readonly clock: () => number = Date.now,
  ) {}

  /** All of them by kind and name: at most one for each event name and attribute. */
  async list(): Promise<Retention[]> {
    return this.database.query<Retention>(`SELECT ${RETENTION} FROM retentions ORDER BY kind, name`);
  }

  /** How much a period would delete at once. */
  async preview(kind: RetentionKind, name: string, period: string): Promise<number> {
    const known = await this.knownName(kind, name);
    return this.folderOf(kind).count(this.database, known, this.oldest(readPeriod(period), this.clock()));
  }

  /** Sets for how long, or, without a period, that it is for good. What is older goes with the next run of the job. */
  async set(kind: RetentionKind, name: string, period: string | null): Promise<void> {
    const known = await this.knownName(kind, name);
    if (period === null)
      await this.database.query('DELETE FROM retentions WHERE kind = $1 AND name = $2', [kind, known]);
    else
      await this.database.query(
        `INSERT INTO retentions (kind, name, period) VALUES ($1, $2, $3)
         ON CONFLICT (kind, name) DO UPDATE SET period = excluded.period, set_at = now()`,
        [kind, known, readPeriod(period)],
      );
  }

  /** The earliest instant that events of these names are kept from, where they are not kept for good. */
  async oldestOf(names: readonly string[], now: number): Promise<Map<string, number>> {
    const rows = await this.database.query<{ name: string; period: string }>(
      `SELECT name, period FROM retentions WHERE kind = 'EVENT' AND name = ANY($1::text[])`,
      [names],
    );
    return new Map(rows.map(({ name, period }) => [name, this.oldest(period, now).getTime()]));
  }

  /** The job's work: each batch is a transaction of its own, so that nobody waits for long. Answers how much went. */
  async expire(signal?: AbortSignal): Promise<number> {
    let deleted = 0;
    for (const { kind, name, period } of await this.list()) {
      const before = this.oldest(period, this.clock());
      for (let some = Infinity; some > 0 && !signal?.aborted; deleted += some)
        some = await this.database.transaction((transaction) =>
          this.folderOf(kind).deleteSome(transaction, name, before),
        );
    }
    return deleted;
  }

  private oldest(period: string, now: number): Date {
    return new Date(addDuration(now, durationOf(period), -1, 'UTC'));
  }

  private folderOf(kind: RetentionKind): Expiring {
    const folder = this.folders.find((one) => one.kind === kind);
    if (!folder) throw new Refusal('INVALID_INPUT', `no kind of retention "${kind}"`);
    return folder;
  }

  private async knownName(kind: RetentionKind, name: string): Promise<string> {
    const known = normalizeText(name);
    if (await this.folderOf(kind).isKnown(this.database, known)) return known;
    throw new Refusal('NOT_FOUND', `there is no ${kind === 'EVENT' ? 'event' : 'attribute'} of this name`);
  }
}

/** A period of nothing would delete all there is, by a slip. */
function readPeriod(period: string): string {
  const duration = parseDuration(period);
  if (!duration || addDuration(0, duration, 1, 'UTC') < DAY)
    throw new Refusal('INVALID_INPUT', 'period: expected an ISO 8601 duration of a day at least, such as P2Y');
  return period;
}

const DAY = 86_400_000;
