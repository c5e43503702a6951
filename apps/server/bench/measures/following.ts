import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@strata/db';
import type { Rule } from '@strata/rules';
import { ms, number } from '../measure.js';
import type { Measure } from '../measure.js';
import { Server } from '../server.js';
import { percentile } from '../statistics.js';

const RULES = 1_000;
const NAMES = 20;
const EVENTS_A_SECOND = 1_000;
const BATCH = 50;
const SECONDS = 20;
/** Linux counts CPU time in hundredths of a second. */
const TICKS_A_SECOND = 100;

const TRACK = 'mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }';

/** A thousand live segments and tags while a thousand events a second arrive: how soon who moves is told of, and what keeping them costs. */
export const following: Measure = {
  name: 'following',
  async run({ population, database, log }) {
    const mark = randomUUID().slice(0, 8);
    const server = await Server.start(population.url);
    try {
      const { users } = population;
      await send(server, `${mark}_first`, users, 3, new Map());
      // Of names that no rule asks for.
      const before = await load(() => send(server, `${mark}_unfollowed`, users, SECONDS, new Map()));
      log(`  defining ${RULES} rules`);
      await define(server, mark);
      await followed(database, mark);
      const idle = await load(() => sleep(SECONDS * 1_000));
      const sent = new Map<string, number>();
      const watching = watch(database, mark, sent);
      const during = await load(() => send(server, mark, users, SECONDS, sent));
      await sleep(5_000);
      const late = await watching.end();
      const cost = during - before;
      return [
        {
          what: `from event to movement, ${number(RULES)} live segments and tags at ${number(EVENTS_A_SECOND)} events/s, p50, p95`,
          measured: `${ms(percentile(late, 0.5))}, ${ms(percentile(late, 0.95))} (${number(late.length)} movements of ${number(sent.size)})`,
          bar: 'p95 1 s',
          met: percentile(late, 0.95) <= 1_000 && late.length === sent.size,
        },
        {
          what: 'what keeping them costs beside taking the events, all processes together',
          measured: `${cost.toFixed(2)} cores (${idle.toFixed(2)} while nothing arrives)`,
          bar: '0.5 cores',
          met: cost <= 0.5,
        },
      ];
    } finally {
      await server.stop();
      await forget(database, mark);
    }
  },
};

const nameOf = (mark: string, at: number): string => `bench_${mark}_${at % NAMES}`;

/** By count and by sum, with and without more, over windows: of each name fifty. Every hundredth event makes somebody enter the first of a name. */
function ruleOf(mark: string, at: number): Rule {
  const step = Math.floor(at / NAMES);
  const name = nameOf(mark, at);
  const during = { last: step % 2 === 0 ? 'P30D' : 'P7D' };
  if (step === 0) return { event: { name } };
  const often: Rule = { event: { name, during, measure: { count: true }, is: { gte: 1 + step } } };
  return step % 3 === 0 ? { all: [often, { attribute: { key: 'age', is: { gte: 20 + step } } }] } : often;
}

async function define(server: Server, mark: string): Promise<void> {
  for (let at = 0; at < RULES; at++) {
    const key = `bench_${mark}_${at}`;
    const rule = ruleOf(mark, at);
    if (at % 2 === 1) {
      await server.ask('mutation ($input: CreateTagInput!) { createTag(input: $input) { key } }', {
        input: { key, class: 'BEHAVIOUR', rule },
      });
      continue;
    }
    await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
      input: { key, name: key, rule },
    });
    await server.ask('mutation ($key: String!) { updateSegment(input: { key: $key, watched: true }) { key } }', {
      key,
    });
  }
}

/** Until every segment has a baseline: what comes from now on is told. */
async function followed(database: Database, mark: string): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM segments WHERE watched AND followed_since IS NULL AND starts_with(key, $1)`,
      [`bench_${mark}_`],
    );
    if (row?.waiting === 0) break;
    await sleep(500);
  }
  await sleep(3_000);
}

/** Events of users of the population, each name's first of a user noted with the instant at which it was acknowledged. */
async function send(
  server: Server,
  mark: string,
  users: number,
  seconds: number,
  sent: Map<string, number>,
): Promise<void> {
  const begun = performance.now();
  const batches = (seconds * EVENTS_A_SECOND) / BATCH;
  const waiting: Promise<unknown>[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const due = begun + (batch * BATCH * 1_000) / EVENTS_A_SECOND;
    if (due > performance.now()) await sleep(due - performance.now());
    const events = Array.from({ length: BATCH }, (_, at) => ({
      externalId: String(1 + (((batch * BATCH + at) * 7_919) % users)),
      name: nameOf(mark, batch * BATCH + at),
    }));
    waiting.push(
      server.ask(TRACK, { input: { events } }).then(() => {
        for (const { externalId, name } of events)
          sent.set(`${name} ${externalId}`, sent.get(`${name} ${externalId}`) ?? Date.now());
      }),
    );
  }
  await Promise.all(waiting);
}

/** Reads movements as they are committed, and how long after its event each came. */
function watch(database: Database, mark: string, sent: ReadonlyMap<string, number>): { end: () => Promise<number[]> } {
  const seen = new Map<string, number>();
  let ended = false;
  const done = (async () => {
    let last = '0';
    while (!ended) {
      const rows = await database.query<{ id: string; object: string; externalId: string }>(
        `SELECT movements.id, object, external_id AS "externalId" FROM movements JOIN users ON users.id = user_id
         WHERE movements.id > $1 AND object = ANY($2) ORDER BY movements.id`,
        [last, Array.from({ length: NAMES }, (_, at) => `bench_${mark}_${at}`)],
      );
      const now = Date.now();
      for (const { object, externalId } of rows) seen.set(`${object} ${externalId}`, now);
      last = rows.at(-1)?.id ?? last;
      await sleep(20);
    }
  })();
  return {
    async end() {
      ended = true;
      await done;
      return [...sent].flatMap(([key, at]) => {
        const told = seen.get(key);
        return told === undefined ? [] : [Math.max(0, told - at)];
      });
    },
  };
}

/** Cores that the whole machine was busy with meanwhile. */
async function load(work: () => Promise<unknown>): Promise<number> {
  const begun = { at: performance.now(), busy: busy() };
  await work();
  return (busy() - begun.busy) / ((performance.now() - begun.at) / 1_000);
}

/** Seconds of all cores but idle ones, since the machine started. */
function busy(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softirq) / TICKS_A_SECOND;
}

/** So that later measures follow nothing of it. */
async function forget(database: Database, mark: string): Promise<void> {
  const own = `bench_${mark}_`;
  await database.query('UPDATE segments SET watched = false, archived_at = now() WHERE starts_with(key, $1)', [own]);
  await database.query('DELETE FROM segment_memberships WHERE starts_with(segment_key, $1)', [own]);
  await database.query('UPDATE tags SET rule = NULL WHERE starts_with(key, $1)', [own]);
  await database.query('UPDATE definitions_version SET version = version + 1');
}
