import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Rule } from '@strata/rules';
import { ms } from '../measure.js';
import type { Measure, Result } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { percentile } from '../statistics.js';

const TRACK = `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted freshness } }`;
const WRITES = 30;
const WINDOWS = 6;

const track = async (server: Server, events: object[]) =>
  (await server.ask<{ trackEvents: { accepted: number; freshness: string } }>(TRACK, { input: { events } }))
    .trackEvents;

/** How soon a write shows, at once to the writer who asks for it, and how soon after its instant a window ends. */
export const visibility: Measure = {
  name: 'visibility',
  async run({ population }) {
    const server = await Server.start(population.url);
    try {
      return [...(await writes(server)), await windowEnds(server)];
    } finally {
      await server.stop();
    }
  },
};

async function writes(server: Server): Promise<Result[]> {
  const name = `bench_${randomUUID()}`;
  const rule: Rule = { event: { name } };
  await track(server, [{ externalId: '80000001', name }]);
  await preview(server, rule);
  const shown: number[] = [];
  let atOnce = 0;
  for (let user = 2; user < 2 + WRITES; user += 1) {
    const { freshness } = await track(server, [{ externalId: String(80_000_000 + user), name }]);
    const written = performance.now();
    if (user % 2 === 0) {
      const { count } = await preview(server, rule, { minFreshness: freshness });
      if (count >= user) atOnce += 1;
      continue;
    }
    while ((await preview(server, rule)).count < user) await sleep(5);
    shown.push(performance.now() - written);
  }
  return [
    {
      what: 'a write shows in previews, p50, p95',
      measured: `${ms(percentile(shown, 0.5))}, ${ms(percentile(shown, 0.95))}`,
      bar: 'p95 1 s',
      met: percentile(shown, 0.95) <= 1000,
      details: shown,
    },
    {
      what: 'the writer who asks for it sees it at once',
      measured: `${atOnce} of ${WRITES / 2}`,
      bar: 'always',
      met: atOnce === WRITES / 2,
    },
  ];
}

async function windowEnds(server: Server): Promise<Result> {
  const name = `bench_${randomUUID()}`;
  const rule: Rule = { event: { name, during: { last: 'PT10S' } } };
  const late: number[] = [];
  const start = Date.now() - 8000;
  // One event a user, half a second apart: each leaves ten seconds after its own instant.
  const events = Array.from({ length: WINDOWS }, (_, at) => ({
    externalId: String(80_000_100 + at),
    name,
    occurredAt: new Date(start + at * 500).toISOString(),
  }));
  const { freshness } = await track(server, events);
  let { count } = await preview(server, rule, { minFreshness: freshness });
  for (let left = 0; left < WINDOWS; left += 1) {
    const ends = start + left * 500 + 10_000;
    while (count > WINDOWS - 1 - left) {
      await sleep(5);
      ({ count } = await preview(server, rule));
    }
    late.push(Math.max(0, Date.now() - ends));
  }
  return {
    what: 'leaving a window by time alone, after its instant, worst',
    measured: ms(Math.max(...late)),
    bar: '5 s',
    met: Math.max(...late) <= 5000,
    details: late,
  };
}
