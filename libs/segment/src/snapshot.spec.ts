import { commandActor } from '@strata/access';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SegmentSnapshot } from './index.js';
import { compose } from './testing/compose.js';
import { atLeast, inSegment, openWorld } from './testing/world.js';
import type { World } from './testing/world.js';

const OWNER = commandActor('test');

let world: World;
let users: number[];
beforeEach(async () => {
  world = await openWorld();
  users = await world.people(20);
});
afterEach(() => world.close());

const create = (key: string, n: number) => world.segments.service.create({ key, name: key, rule: atLeast(n) });
const publish = (key: string, n: number) => world.segments.service.publish(OWNER, { key, rule: atLeast(n) });

/** Runs the job as the queue would, at once. */
async function materialize(key: string): Promise<SegmentSnapshot> {
  const { id } = await world.segments.snapshots.materialize(key);
  await world.segments.snapshots.run(id, '0');
  return reread(id);
}

async function reread(id: string): Promise<SegmentSnapshot> {
  const snapshot = await world.segments.snapshots.find(id);
  if (!snapshot) throw new Error(`no snapshot ${id}`);
  return snapshot;
}

async function until<T>(find: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    const found = await find();
    if (found) return found;
  }
  throw new Error('did not happen within 30 s');
}

const finished = (id: string) =>
  until(async () => {
    const snapshot = await reread(id);
    return snapshot.state !== 'RUNNING' && snapshot;
  });

async function served(key: string) {
  const segment = await world.segments.service.get(key);
  const found = (await world.segments.members.served([segment])).get(key);
  if (!found) throw new Error(`no members of ${key}`);
  return found;
}

describe('a snapshot', () => {
  test('is made by the queue, and says who entered and who left since the one before', async () => {
    await create('s', 11);
    const jobs = await world.startJobs();
    try {
      const first = await world.segments.snapshots.materialize('s');
      expect(first).toMatchObject({ state: 'RUNNING', progress: 0, ruleVersion: 1, asOf: null, count: null });
      expect(await finished(first.id)).toMatchObject({
        state: 'DONE',
        progress: 1,
        count: 10,
        entered: null,
        left: null,
        asOf: expect.any(Date),
        finishedAt: expect.any(Date),
      });
      await world.segments.service.publish(OWNER, {
        key: 's',
        rule: { attribute: { key: 'n', is: { gte: 9, lt: 16 } } },
      });
      const second = await world.segments.snapshots.materialize('s');
      expect(await finished(second.id)).toMatchObject({ state: 'DONE', ruleVersion: 2, count: 7, entered: 2, left: 5 });
      const [was, is] = await world.segments.snapshots.finishedPair(first.id, second.id);
      expect([...is.members.andNot(was.members)]).toEqual(users.slice(8, 10));
      expect([...was.members.andNot(is.members)]).toEqual(users.slice(15));
    } finally {
      await jobs.stop();
    }
  });

  test('holds every write acknowledged before it was asked for', async () => {
    await create('fresh', 1);
    await world.audience.evaluate({ node: 'everyone', path: 'rule' });
    await world.users.upsertUsers([{ externalId: 'new', attributes: { n: 99 } }], { source: 'test' });
    const { id } = await world.segments.snapshots.materialize('fresh');
    const [job] = await world.database.query<{ payload: { freshness: string } }>(
      `SELECT payload FROM graphile_worker._private_jobs ORDER BY id DESC LIMIT 1`,
    );
    await world.segments.snapshots.run(id, job?.payload.freshness ?? '');
    expect(await reread(id)).toMatchObject({ state: 'DONE', count: 21 });
  });

  test('serves members and membership, by pages in the order of keys, until the next one is DONE', async () => {
    await create('s', 11);
    expect(await served('s')).not.toHaveProperty('snapshot');
    const { id } = await materialize('s');
    await publish('s', 20);
    const { members, snapshot } = await served('s');
    expect(snapshot).toBe(id);
    expect(members.size).toBe(10);
    expect(members.page(4)).toEqual(users.slice(10, 14));
    expect(members.page(100, users[13])).toEqual(users.slice(14));
    expect(members.has(users[10] ?? 0)).toBe(true);
    expect(members.has(users[9] ?? 0)).toBe(false);
    await world.segments.snapshots.materialize('s');
    expect((await served('s')).snapshot).toBe(id);
    await materialize('s');
    expect((await served('s')).members.size).toBe(1);
  });

  test('its members survive being written and read, in chunks of 2^20 keys', async () => {
    const far = [3_000_000, 3_000_001, 9_999_999];
    await world.database.query('INSERT INTO users (id) SELECT unnest($1::int[])', [far]);
    await world.database.query(
      `INSERT INTO user_attributes (user_id, "values") SELECT unnest($1::int[]), '{"n": 50}'`,
      [far],
    );
    await create('far', 20);
    const { id } = await materialize('far');
    const chunks = await world.database.query<{ chunk: number }>(
      'SELECT chunk FROM segment_snapshot_chunks WHERE snapshot_id = $1 ORDER BY chunk',
      [id],
    );
    expect(chunks.map(({ chunk }) => chunk)).toEqual([0, 2, 9]);
    expect([...((await world.segments.snapshots.membersOf([id])).get(id) ?? [])]).toEqual([users[19], ...far]);
  });

  test('of nobody is a set of nobody; one that is pruned, under way or failed is none', async () => {
    await create('nobody', 100);
    const empty = await materialize('nobody');
    const [running, failed] = [
      await world.segments.snapshots.materialize('nobody'),
      await world.segments.snapshots.materialize('nobody'),
    ];
    await world.segments.snapshots.fail(failed.id, 'tried');
    const found = await world.segments.snapshots.membersOf([empty.id, running.id, failed.id, '999999']);
    expect([...found].map(([id, { size }]) => [id, size])).toEqual([[empty.id, 0]]);
  });

  test('pruned while it is looked for is served as the one that followed it, not as nobody', async () => {
    await create('pruned', 11);
    const { id: old } = await materialize('pruned');
    // Another process, which holds nothing in memory; between its two reads this one finishes and prunes.
    const other = compose(world.database, () => Promise.resolve());
    const { snapshots } = other.segments;
    const membersOf = snapshots.membersOf.bind(snapshots);
    let newer = '';
    snapshots.membersOf = async (ids) => {
      if (newer === '') {
        newer = (await materialize('pruned')).id;
        await world.database.query('DELETE FROM segment_snapshots WHERE id = $1', [old]);
      }
      return membersOf(ids);
    };
    const found = await other.segments.members.served([await other.segments.service.get('pruned')]);
    expect(found.get('pruned')).toMatchObject({ snapshot: newer, members: { size: 10 } });
    await other.close();
  });

  test('run twice is made once', async () => {
    await create('twice', 11);
    const { id } = await materialize('twice');
    const before = await reread(id);
    await publish('twice', 1);
    await world.segments.snapshots.run(id, '0');
    expect(await reread(id)).toEqual(before);
  });

  test('run by two workers at once is made once, and what is DONE stays as it is', async () => {
    await create('zombie', 11);
    await materialize('zombie');
    await publish('zombie', 6);
    const { id } = await world.segments.snapshots.materialize('zombie');
    await Promise.all([1, 2, 3].map(() => world.segments.snapshots.run(id, '0')));
    expect(await reread(id)).toMatchObject({ state: 'DONE', count: 15, entered: 5, left: 0 });
    expect((await world.segments.snapshots.membersOf([id])).get(id)?.size).toBe(15);
  });

  test('of a rule that no longer holds fails with the reason, and the old one stands', async () => {
    await create('inner', 5);
    await world.segments.service.create({ key: 'outer', name: 'outer', rule: inSegment('inner') });
    const old = await materialize('outer');
    const { id } = await world.segments.snapshots.materialize('outer');
    await world.segments.service.archive('outer');
    await world.segments.service.archive('inner');
    const jobs = await world.startJobs();
    try {
      expect(await finished(id)).toMatchObject({ state: 'FAILED', error: expect.stringContaining('rule.segment') });
    } finally {
      await jobs.stop();
    }
    expect((await served('outer')).snapshot).toBe(old.id);
  });

  test('is refused of a segment that is archived or does not exist', async () => {
    await create('old', 5);
    await world.segments.service.archive('old');
    await expect(world.segments.snapshots.materialize('old')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(world.segments.snapshots.materialize('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.segments.snapshots.find("1'; --")).toBeNull();
    await expect(world.segments.snapshots.finishedPair('1', '2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is refused of a segment that is being archived at the same time', async () => {
    await create('closing', 5);
    let asked = Promise.resolve<unknown>(undefined);
    await world.database.transaction(async (transaction) => {
      await transaction.query(`UPDATE segments SET archived_at = now() WHERE key = 'closing'`);
      asked = world.segments.snapshots.materialize('closing').catch((error: unknown) => error);
      await until(async () => {
        const [row] = await world.database.query<{ waiting: boolean }>(
          `SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()) AS waiting`,
        );
        return row?.waiting;
      });
    });
    expect(await asked).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('the last sixty are kept, and always the last that is DONE', async () => {
    await create('many', 11);
    for (let n = 0; n < 63; n++) await materialize('many');
    expect((await world.segments.snapshots.count(['many'])).get('many')).toBe(60);
    const done = (await world.segments.snapshots.latest(['many'])).get('many');
    for (let n = 0; n < 65; n++) {
      const { id } = await world.segments.snapshots.materialize('many');
      await world.segments.snapshots.fail(id, 'tried');
    }
    expect((await world.segments.snapshots.latest(['many'])).get('many')?.id).toBe(done?.id);
    expect((await world.segments.snapshots.count(['many'])).get('many')).toBe(61);
    const chunks = await world.database.query('SELECT DISTINCT snapshot_id FROM segment_snapshot_chunks');
    expect(chunks).toHaveLength(1);
  });
});

describe('snapshots of one segment', () => {
  test('made after the clock was set back replace those of later dates, and their differences add up', async () => {
    await create('back', 11);
    const ahead = await materialize('back');
    world.clock.now -= 24 * 3_600_000;
    await world.audience.tick();
    await publish('back', 6);
    const { id } = await materialize('back');
    expect(await reread(id)).toMatchObject({ state: 'DONE', count: 15, entered: 5, left: 0 });
    expect((await reread(id)).asOf?.getTime()).toBe(world.clock.now);
    expect((await served('back')).snapshot).toBe(id);
    await publish('back', 16);
    const last = await materialize('back');
    expect(last).toMatchObject({ state: 'DONE', count: 5, entered: 0, left: 10 });
    expect((await world.segments.snapshots.latest(['back'])).get('back')?.id).toBe(last.id);
    // What is pruned first is what was made first.
    for (let n = 0; n < 60; n++) await materialize('back');
    expect(await world.segments.snapshots.find(ahead.id)).toBeNull();
  });

  test('asked for at once follow one another, and their differences add up', async () => {
    await create('race', 11);
    const first = await materialize('race');
    await publish('race', 6);
    const asked = await Promise.all([1, 2, 3].map(() => world.segments.snapshots.materialize('race')));
    const jobs = await world.startJobs();
    try {
      const done = await Promise.all(asked.map(({ id }) => finished(id)));
      const moves = done.reduce((sum, { entered, left }) => sum + (entered ?? 0) - (left ?? 0), first.count ?? 0);
      expect(done.map(({ state, count }) => [state, count])).toEqual(Array.from({ length: 3 }, () => ['DONE', 15]));
      expect(moves).toBe(15);
    } finally {
      await jobs.stop();
    }
  });

  test('a worker killed while it writes leaves the old one whole, and another worker finishes the new one', async () => {
    await create('killed', 11);
    const old = await materialize('killed');
    await publish('killed', 1);
    const { id } = await world.segments.snapshots.materialize('killed');

    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holding = world.database.transaction(async (transaction) => {
      await transaction.query(`SELECT FROM segments WHERE key = 'killed' FOR UPDATE`);
      await held;
    });
    const worker = spawn(
      process.execPath,
      [
        ...['-C', '@strata/source', '--import', '@swc-node/register/esm-register'],
        ...[new URL('./testing/worker.ts', import.meta.url).pathname, world.database.url],
      ],
      {
        env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.base.json' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    try {
      await once(createInterface({ input: worker.stdout }), 'line');
      await until(async () => {
        const waiting = await world.database.query(
          `SELECT FROM pg_stat_activity WHERE application_name = 'doomed' AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
    } finally {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      release();
      await holding;
    }
    expect(await reread(id)).toMatchObject({ state: 'RUNNING', count: null });
    expect((await served('killed')).snapshot).toBe(old.id);

    // What a minute does: the queue frees the jobs of workers that show no sign of life for two seconds.
    await world.database.query(`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 minute'`);
    const jobs = await world.startJobs();
    try {
      expect(await finished(id)).toMatchObject({ state: 'DONE', count: 20, entered: 10, left: 0 });
    } finally {
      await jobs.stop();
    }
    expect((await served('killed')).snapshot).toBe(id);
  });
});
