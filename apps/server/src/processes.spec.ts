import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { SECRET_KEY } from './testing/secrets.js';
import { startProcess } from './testing/server-process.js';
import type { ServerProcess } from './testing/server-process.js';

const API_KEY = 'key-of-the-test';

let database: Database;
const processes: ServerProcess[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  // As empty as PostgreSQL makes one.
  await database.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterAll(async () => {
  for (const each of processes) each.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  await database.close();
});

function start(program: string): ServerProcess {
  const started = startProcess(program, {
    DATABASE_URL: database.url,
    STRATA_SECRET_KEY: SECRET_KEY,
    STRATA_API_KEY: API_KEY,
    STRATA_DRAIN_SECONDS: '0',
  });
  processes.push(started);
  return started;
}

test('the API and two workers start at once on an empty database, and a worker runs what the API was asked for', async () => {
  const api = start('api.ts');
  const workers = [start('worker.ts'), start('worker.ts')];
  const url = String((await api.said('listening'))['url']);
  const all = [api, ...workers];
  await Promise.all(workers.map((worker) => worker.said('jobs are running')));
  // One of them made the schema.
  expect(all.filter(({ log }) => log.some(({ msg }) => msg === 'the schema was brought up to date'))).toHaveLength(1);

  const ask = async (query: string): Promise<Record<string, { id: string; state: string }>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };
  await ask('mutation { createSegment(input: { key: "all", name: "All", rule: { everyone: true } }) { key } }');
  await ask('mutation { materializeSegment(input: { key: "all" }) { id } }');
  const states = (): Promise<{ state: string }[]> => database.query('SELECT state FROM segment_snapshots');
  while ((await states())[0]?.state !== 'DONE') await sleep(50);

  for (const each of all) each.kill('SIGTERM');
  expect(await Promise.all(all.map(({ ended }) => ended))).toEqual([0, 0, 0]);
});
