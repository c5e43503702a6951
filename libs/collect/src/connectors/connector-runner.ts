import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '@strata/db';
import { enqueue } from '@strata/jobs';
import type { Credentials } from '../inbound/credentials.js';
import { fingerprint } from '../inbound/record-road.js';
import type { RecordRoad, RoadAnswer } from '../inbound/record-road.js';
import { MovedOn } from '../imports/import-run.js';
import type { Outgoing } from '../outgoing/outgoing.js';
import { CONNECTOR_COLUMNS, pullerOf, storeOf } from './connector.js';
import type { Connector, ConnectorSecret } from './connector.js';
import type { ConnectorFiles, LeftFiles } from './files/connector-files.js';
import { RUN } from './job-names.js';
import { addToRun } from './run-counts.js';
import type { RunCounts } from './run-counts.js';
import { PullFault } from './pull/puller.js';
import type { Cursor, Page } from './pull/puller.js';

const RUNS_KEPT = 50;
/** After failures a run is tried again sooner than on schedule, the wait doubling. */
const FIRST_RETRY_MS = 60_000;

/** Somebody changed or removed the connector, or another worker took it over: what is read now is no longer wanted. */
class TakenOver extends Error {}

/** Runs connectors, each from where it stands. */
export class ConnectorRunner {
  constructor(
    private readonly database: Database,
    private readonly road: RecordRoad,
    private readonly secrets: Credentials<ConnectorSecret>,
    private readonly files: ConnectorFiles,
    private readonly outgoing: Outgoing,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Enqueues those whose time has come, or was set by a clock that has been set back since. */
  async startDue(): Promise<void> {
    const due = await this.database.query<{ key: string }>(
      `SELECT key FROM connectors WHERE NOT paused AND (next_run_at <= $1 OR (
         SELECT started_at FROM connector_runs WHERE connector = key ORDER BY id DESC LIMIT 1
       ) > $1::timestamptz + interval '1 minute')`,
      [new Date(this.clock())],
    );
    for (const { key } of due) await enqueue(this.database, RUN, { key }, { key: `connector:${key}` });
  }

  /**
   * Reads page by page. A page, its place in the sums of the run and the cursor behind it are one transaction: a kill loses
   * nothing, and the next run goes on there. A page that is read again all the same, because its system asks for that, changes
   * nothing: events bear ids made of their content, and values the time of their change.
   */
  async run(key: string, asked: boolean, signal: AbortSignal, attempt = 1): Promise<void> {
    const started = new Date(this.clock());
    const token = randomUUID();
    const connector = await this.begin(key, asked, token, started);
    if (!connector) return;
    const runId = await this.openRun(key, started);
    try {
      const secret = (await this.secrets.read(key))?.secret;
      const store = storeOf(connector.kind, connector.settings, secret, this.outgoing, this.files.roots);
      if (store) {
        const ours = () => this.expectOurs(key, token);
        const left = await this.files.run({ connector, store, runId, ours, signal, attempt });
        await this.endFiles(key, token, runId, started, left);
        return;
      }
      for await (const page of pullerOf(connector.kind, connector.settings, secret, this.outgoing).pages(
        connector.cursor,
        signal,
      )) {
        await this.store(connector, token, runId, page);
        signal.throwIfAborted();
      }
      await this.end(key, token, runId, started);
    } catch (error) {
      if (error instanceof PullFault) await this.fail(connector, token, runId, error);
      else if (error instanceof TakenOver || error instanceof MovedOn)
        await this.close(runId, { code: 'CHANGED', message: 'it was changed' });
      else {
        await this.close(runId, { code: 'INTERRUPTED', message: 'it was interrupted, and goes on' });
        // The queue tries again.
        throw error;
      }
    }
  }

  private async begin(key: string, asked: boolean, token: string, now: Date): Promise<Connector | undefined> {
    const [connector] = await this.database.query<Connector>(
      `UPDATE connectors SET run_token = $2, next_run_at = $4::timestamptz + make_interval(mins => every)
       WHERE key = $1 AND ($3 OR NOT paused) RETURNING ${CONNECTOR_COLUMNS}`,
      [key, token, asked, now],
    );
    return connector;
  }

  private async openRun(key: string, started: Date): Promise<string> {
    // Of a worker that died, its run is still open.
    await this.database.query(
      `UPDATE connector_runs SET ended_at = $2, fault = '{"code":"INTERRUPTED","message":"it was interrupted, and goes on"}'
       WHERE connector = $1 AND ended_at IS NULL`,
      [key, started],
    );
    const [run] = await this.database.query<{ id: string }>(
      'INSERT INTO connector_runs (connector, started_at) VALUES ($1, $2) RETURNING id',
      [key, started],
    );
    await this.database.query(
      `DELETE FROM connector_runs WHERE connector = $1 AND id NOT IN (
         SELECT id FROM connector_runs WHERE connector = $1 ORDER BY id DESC LIMIT ${RUNS_KEPT})`,
      [key],
    );
    return run!.id;
  }

  private async store(connector: Connector, token: string, runId: string, page: Page): Promise<void> {
    const { key, mapping, source } = connector;
    const { records, changedAt, cursor } = page;
    if (records.length === 0) return this.moveOn(this.database, key, token, cursor);
    await this.road.take(records, mapping, source, {
      idOf: (record) => `${key}:${fingerprint(record)}`,
      changedAt,
      within: async (transaction, answer) => {
        await addToRun(transaction, runId, countsOf(records.length, answer));
        await this.moveOn(transaction, key, token, cursor);
      },
    });
  }

  private async moveOn(queryable: Queryable, key: string, token: string, cursor: Cursor): Promise<void> {
    const moved = await queryable.query(
      'UPDATE connectors SET cursor = $3 WHERE key = $1 AND run_token = $2 RETURNING key',
      [key, token, JSON.stringify(cursor)],
    );
    if (moved.length === 0) throw new TakenOver();
  }

  private async expectOurs(key: string, token: string): Promise<void> {
    const found = await this.database.query('SELECT 1 FROM connectors WHERE key = $1 AND run_token = $2', [key, token]);
    if (found.length === 0) throw new TakenOver();
  }

  /** Files that are left keep a connector from being up to date; those that may still grow are looked at again soon. */
  private async endFiles(key: string, token: string, runId: string, started: Date, left: LeftFiles): Promise<void> {
    const again = left.waitUntil === undefined ? null : new Date(left.waitUntil);
    const isAll = left.untaken === 0 && again === null;
    await this.database.query(
      `UPDATE connectors SET failures = 0, run_token = NULL, caught_up_at = CASE WHEN $3 THEN $4 ELSE caught_up_at END,
         next_run_at = least(next_run_at, coalesce($5::timestamptz, next_run_at))
       WHERE key = $1 AND run_token = $2`,
      [key, token, isAll, started, again],
    );
    await this.close(runId, left.fault);
  }

  private async end(key: string, token: string, runId: string, started: Date): Promise<void> {
    await this.database.query(
      'UPDATE connectors SET failures = 0, caught_up_at = $3, run_token = NULL WHERE key = $1 AND run_token = $2',
      [key, token, started],
    );
    await this.close(runId, null);
  }

  private async fail(connector: Connector, token: string, runId: string, fault: PullFault): Promise<void> {
    const schedule = connector.every * 60_000;
    const wait = fault.retryAfter ?? Math.min(schedule, FIRST_RETRY_MS * 2 ** Math.min(connector.failures, 20));
    await this.database.query(
      `UPDATE connectors SET failures = failures + 1, next_run_at = $3, run_token = NULL
       WHERE key = $1 AND run_token = $2`,
      [connector.key, token, new Date(this.clock() + wait)],
    );
    await this.close(runId, { code: fault.code, message: fault.message });
  }

  private async close(runId: string, fault: { code: string; message: string } | null): Promise<void> {
    await this.database.query('UPDATE connector_runs SET ended_at = $2, fault = $3 WHERE id = $1', [
      runId,
      new Date(this.clock()),
      fault && JSON.stringify(fault),
    ]);
  }
}

function countsOf(rows: number, answer: RoadAnswer): RunCounts {
  const { accepted, duplicates, rejected, repaired: repairedBy = {} } = answer;
  const rejectedBy: Record<string, number> = {};
  for (const { code } of rejected) rejectedBy[code] = (rejectedBy[code] ?? 0) + 1;
  return { files: 0, rows, accepted, duplicates, rejected: rejected.length, rejectedBy, repairedBy };
}
