import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Pool } from 'pg';
import type { IngestAnswer } from '@strata/profile';
import type { App } from '../composition.js';
import { stateMetrics } from './state-metrics.js';

/** Boundaries that tell a preview of 5 ms from one of 50, and an import of seconds from one of a minute. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** What Prometheus collects at `/metrics`. Labels have few values: never a key, a name or an id. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'strata_http_request_seconds',
    help: 'Time to answer HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly operations = new Histogram({
    name: 'strata_graphql_field_seconds',
    help: 'Time to answer GraphQL operations, by the first field asked for; previews are previewRule.',
    labelNames: ['field'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly failures = new Counter({
    name: 'strata_graphql_errors_total',
    help: 'GraphQL errors given to callers, by code.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  private readonly items = new Counter({
    name: 'strata_ingest_items_total',
    help: 'Events and users that came in by GraphQL or HTTP, by what became of them: accepted, duplicate or rejected.',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });

  constructor(app: App) {
    collectDefaultMetrics({ register: this.registry });
    stateMetrics(app, this.registry);
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers: [this.registry],
        collect() {
          this.set(read());
        },
      });
    };
    const engine = app.audience;
    gauge('strata_engine_bytes', 'Memory that the columns of the engine take.', () => engine.status().bytes);
    gauge('strata_engine_columns', 'Columns that the engine holds.', () => engine.status().columns);
    gauge('strata_engine_ticks', 'Ticks since the start.', () => engine.status().ticks);
    gauge(
      'strata_engine_lag_seconds',
      'How long ago the last tick of the engine began.',
      () => engine.status().lagMs / 1000,
    );
    const pool = (app.database.dataSource.driver as unknown as { master: Pool }).master;
    gauge('strata_pool_connections', 'Connections to the database.', () => pool.totalCount);
    gauge('strata_pool_idle', 'Connections that nobody uses.', () => pool.idleCount);
    gauge('strata_pool_waiting', 'Requests that wait for a connection.', () => pool.waitingCount);
  }

  /** The same app, whose intake is counted. */
  counting(app: App): App {
    const counted = (kind: string, answer: IngestAnswer): IngestAnswer => {
      this.items.inc({ kind, outcome: 'accepted' }, answer.accepted);
      this.items.inc({ kind, outcome: 'duplicate' }, answer.duplicates);
      this.items.inc({ kind, outcome: 'rejected' }, answer.rejected.length);
      return answer;
    };
    return {
      ...app,
      trackEvents: async (...args) => counted('events', await app.trackEvents(...args)),
      upsertUsers: async (...args) => counted('users', await app.upsertUsers(...args)),
    };
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  observeOperation(field: string, seconds: number): void {
    this.operations.observe({ field }, seconds);
  }

  countError(code: string): void {
    this.failures.inc({ code });
  }
}
