import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { queueState } from '@strata/jobs';
import type { App } from '../composition.js';

/** What the database tells of the queue, of imports and of the change feed, read when Prometheus asks; while it is away, nothing. */
export function stateMetrics({ database }: App, registry: Registry): void {
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    read: (gauge: Gauge<Label>) => Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        await read(this).catch(() => labelNames.length === 0 && this.remove());
      },
    });
  gauge(
    'strata_jobs',
    'Jobs of the queue, by state: waiting (due), running, failed (given up).',
    ['state'],
    async (jobs) => {
      const { waiting, running, failed } = await queueState(database);
      jobs.set({ state: 'waiting' }, waiting);
      jobs.set({ state: 'running' }, running);
      jobs.set({ state: 'failed' }, failed);
    },
  );
  gauge('strata_jobs_oldest_seconds', 'For how long the oldest job that waits has been due.', [], async (oldest) => {
    oldest.set((await queueState(database)).oldestSeconds);
  });
  gauge('strata_imports', 'Imports under way, by state.', ['state'], async (imports) => {
    const rows = await database.query<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM imports WHERE state IN ('UPLOADING', 'EXAMINING', 'READY', 'RUNNING') GROUP BY state`,
    );
    for (const { state, count } of rows) imports.set({ state: state.toLowerCase() }, count);
  });
  gauge('strata_changes', 'News in the change feed, which keeps ten minutes.', [], async (changes) => {
    const [row] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM changes');
    changes.set(row?.count ?? 0);
  });
}
