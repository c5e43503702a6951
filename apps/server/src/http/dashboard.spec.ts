import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Registry } from 'prom-client';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';
import { Metrics } from './metrics.js';

let server: TestServer;
let text: string;
beforeAll(async () => {
  server = await startTestServer({ jobs: true });
  const metrics = new Metrics(server.app);
  const app = metrics.counting(server.app);
  await app.upsertUsers([{ externalId: 'a' }], undefined);
  await app.trackEvents([{ externalId: 'a', name: 'visited' }, { name: 'nobody' }]);
  metrics.observeRequest('POST', '/graphql', 200, 0.1);
  metrics.observeOperation('viewer', 0.1);
  metrics.countError('INTERNAL');
  text = await metrics.registry.metrics();
});
afterAll(() => server.close());

const ops = (file: string): Promise<string> => readFile(join(import.meta.dirname, '../../../../ops', file), 'utf8');
const NAMES = /\b(strata|nodejs|process)_[a-z0-9_]+/g;

test.each(['grafana/strata.json', 'prometheus/alerts.yml'])('every metric of %s exists', async (file) => {
  const names = new Set((await ops(file)).match(NAMES));
  expect(names.size).toBeGreaterThan(5);
  const there = new Set([...text.matchAll(/^([a-z_0-9]+)(?:\{| )/gm)].map(([, name]) => name));
  // A gauge of nothing under way has no line, but is described.
  for (const [, name] of text.matchAll(/^# TYPE ([a-z_0-9]+)/gm)) there.add(name);
  expect([...names].filter((name) => !there.has(name))).toEqual([]);
});

test('every metric of ours has a panel', async () => {
  const dashboard = await ops('grafana/strata.json');
  const ours = [...text.matchAll(/^# TYPE (strata_[a-z_]+)/gm)].map(([, name = '']) => name);
  expect(ours.filter((name) => !dashboard.includes(name))).toEqual([]);
});

test('what came in is counted by what became of it, and jobs by their state', () => {
  expect(text).toMatch(/^strata_ingest_items_total\{kind="events",outcome="accepted"\} 1$/m);
  expect(text).toMatch(/^strata_ingest_items_total\{kind="events",outcome="rejected"\} 1$/m);
  expect(text).toMatch(/^strata_ingest_items_total\{kind="users",outcome="accepted"\} 1$/m);
  expect(text).toMatch(/^strata_jobs\{state="failed"\} 0$/m);
});

test('metrics answer while the database is away, without what it tells', async () => {
  const away = {
    ...server.app,
    database: {
      ...server.app.database,
      dataSource: server.app.database.dataSource,
      query: () => Promise.reject(new Error('away')),
    },
  };
  const registry: Registry = new Metrics(away).registry;
  const answer = await registry.metrics();
  expect(answer).toMatch(/^strata_engine_ticks /m);
  expect(answer).not.toMatch(/^strata_jobs\{/m);
});
