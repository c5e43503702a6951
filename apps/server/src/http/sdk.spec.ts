import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createStrata } from '@strata/sdk';
import type { NodeOptions, Problem } from '@strata/sdk';
import { openFaultyDoor } from '../testing/faulty-door.js';
import type { Fault, FaultyDoor } from '../testing/faulty-door.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
let writeKey: string;
let folder: string;
let door: FaultyDoor;

beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'plan', type: 'TEXT' });
  const { database, inbound } = server.app;
  ({ key: writeKey } = await database.transaction((transaction) => inbound.writeKeys.create('shop', transaction)));
  folder = await mkdtemp(join(tmpdir(), 'strata-sdk-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await server.close();
});
beforeEach(async () => (door = await openFaultyDoor(server.url)));
afterEach(() => door.close());

const client = (options: Partial<NodeOptions> = {}) =>
  createStrata({ writeKey, url: door.url, firstWait: 5, flushEvery: 60_000, ...options });

async function countsOf(externalId: string): Promise<Record<string, number>> {
  const rows = await server.app.database.query<{ name: string; count: number }>(
    `SELECT name, count(*)::integer AS count FROM events JOIN users ON users.id = user_id WHERE external_id = $1 GROUP BY name`,
    [externalId],
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

const FAULTS: [string, Fault[]][] = [
  ['the server is down', ['cut', 'cut']],
  ['it answers 500', [{ status: 500 }, { status: 503 }]],
  ['it answers 429', [{ status: 429 }]],
  ['the connection is lost after it accepted', ['cut after accept', 'cut after accept']],
  ['all of it', ['cut', 'cut after accept', { status: 500 }, 'none', 'cut after accept', 'cut']],
];

describe('the Node SDK', () => {
  test.each(FAULTS)('loses nothing and counts nothing twice when %s', async (_name, faults) => {
    const userId = `faults-${FAULTS.findIndex(([name]) => name === _name)}`;
    const strata = client();
    door.next(...faults);
    for (let at = 0; at < 250; at += 1) strata.track({ userId }, 'order_completed', { amount: at });
    expect(await strata.flush(20_000)).toBe(true);
    expect(await countsOf(userId)).toEqual({ order_completed: 250 });
  });

  test('waits as long as Retry-After says', async () => {
    const strata = client();
    door.next({ status: 429, headers: { 'retry-after': '2' } });
    strata.track({ userId: 'patient' }, 'message_opened');
    expect(await strata.flush(1_000)).toBe(false);
    expect(door.bodies).toHaveLength(1);
    expect(await strata.flush(5_000)).toBe(true);
    expect(await countsOf('patient')).toEqual({ message_opened: 1 });
  });

  test('what a process could not send is sent by the next one, from its file', async () => {
    const file = join(folder, 'queue.ndjson');
    // It never comes to its second try, as a process that ends.
    const first = client({ file, firstWait: 1e9 });
    door.next('cut after accept');
    first.identify({ userId: 'filed' }, { plan: 'gold' });
    first.track({ userId: 'filed' }, 'signed_up');
    expect(await first.flush()).toBe(false);
    const second = client({ file });
    expect(await second.flush(10_000)).toBe(true);
    const third = client({ file });
    expect(await third.flush()).toBe(true);
    expect(door.bodies).toHaveLength(2);
    expect(await countsOf('filed')).toEqual({ signed_up: 1 });
  });

  test('a call that Strata rejects is told, and holds up no other', async () => {
    const problems: Problem[] = [];
    const strata = client({ onProblem: (problem) => problems.push(problem) });
    strata.identify({ userId: 'half' }, { nobody_defined_this: 1 });
    strata.track({ userId: 'half' }, 'signed_up');
    expect(await strata.flush()).toBe(true);
    expect(problems).toMatchObject([{ code: 'UNKNOWN_ATTRIBUTE', lost: [{ type: 'identify' }] }]);
    expect(await countsOf('half')).toEqual({ signed_up: 1 });
  });

  test('what is refused for good is dropped and told; a wrong key waits to be mended', async () => {
    const problems: Problem[] = [];
    const strata = client({ onProblem: (problem) => problems.push(problem) });
    door.next({ status: 400 });
    strata.track({ userId: 'refused' }, 'signed_up');
    expect(await strata.flush()).toBe(true);
    expect(problems).toMatchObject([{ code: 'REFUSED', lost: [{ name: 'signed_up' }] }]);
    const wrong = client({ writeKey: 'wk_wrong' });
    wrong.track({ userId: 'refused' }, 'signed_up');
    expect(await wrong.flush()).toBe(false);
  });

  test('a batch that is too large is halved until it fits', async () => {
    const strata = client();
    door.next({ status: 413 }, { status: 413 });
    for (let at = 0; at < 8; at += 1) strata.track({ userId: 'halved' }, 'signed_in');
    expect(await strata.flush()).toBe(true);
    const sizes = door.bodies.map((body) => (JSON.parse(body) as { batch: unknown[] }).batch.length);
    expect(sizes).toEqual([8, 4, 2, 2, 2, 2]);
    expect(await countsOf('halved')).toEqual({ signed_in: 8 });
  });

  test('the queue is bounded: the oldest go first, and are told', async () => {
    const lost: string[] = [];
    const strata = client({ mostQueued: 3, onProblem: (problem) => lost.push(problem.lost[0]?.name ?? '') });
    for (const name of ['a', 'b', 'c', 'd', 'e']) strata.track({ userId: 'bounded' }, name);
    expect(lost).toEqual(['a', 'b']);
    expect(await strata.flush()).toBe(true);
    expect(await countsOf('bounded')).toEqual({ c: 1, d: 1, e: 1 });
  });
});
