import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Door } from '../door.js';
import { that, within } from '../fault.js';
import type { Fault, Finding, Stage } from '../fault.js';
import { administrator, embeddedUrl } from '../postgres.js';
import { Product } from '../product.js';
import { jobRuns } from './postgres.js';

const SHIFT = fileURLToPath(new URL('../clock.js', import.meta.url));
const HOUR = 3_600_000;
/** A window ends within seconds of its instant. */
const SOON = 5_000;
const RULE = { event: { name: 'fault_seen', during: { last: 'PT30M' } } };
const PREVIEW = `query ($rule: RuleInput!) { previewRule(rule: $rule) { count asOf freshAsOf } }`;

const JUMPS = [
  { name: 'an hour ahead', offset: HOUR, inWindow: 0 },
  { name: 'and back', offset: 0, inWindow: 1 },
  { name: 'a day ahead', offset: 24 * HOUR, inWindow: 0 },
  { name: 'a day back from now', offset: -24 * HOUR, inWindow: 0 },
  { name: 'and right again', offset: 0, inWindow: 1 },
];

/** A machine that wakes up, a clock that is set by hand or by NTP: Strata's, while the database's clock is right. */
export const clock: Fault = {
  name: 'clock',
  done: 'the wall clock of start.js jumps by an hour and by a day, ahead and back',
  async run(stage) {
    const file = join(stage.folder, 'clock');
    writeFileSync(file, '0');
    process.env['FAULT_CLOCK'] = file;
    const product = await (await Product.start(stage, 'start', { before: SHIFT })).mustBeReady();
    const { door } = product;
    const occurredAt = new Date(Date.now() - 60_000).toISOString();
    await door.post('/v1/events', { events: [{ externalId: 'a', name: 'fault_seen', occurredAt, properties: {} }] });
    const found: Finding[] = [within('the event is in the window', await until(door, 1), SOON)];
    for (const { name, offset, inWindow } of JUMPS) {
      writeFileSync(file, String(offset));
      product.child.kill('SIGUSR2');
      found.push(within(`${name}: the window of 30 minutes holds ${inWindow}`, await until(door, inWindow), SOON));
      found.push(within(`${name}: /readyz 200`, await door.ready(40_000), SOON));
      const busy = await processorTime(product.pid, 3_000);
      found.push(that(`${name}: no busy loop`, busy < 0.5, `${(busy * 100).toFixed(0)} % of a processor`));
      found.push(within(`${name}: a job runs`, await jobRuns(product), 15_000));
    }
    // A minute is the shortest that the schedule counts in.
    found.push(within('the schedule goes on', await scheduled(stage), 70_000));
    found.push(that('the process does not exit', product.lives, product.lives ? 'lives' : product.said));
    return found;
  },
};

/** How long until the preview counts so many. */
async function until(door: Door, count: number): Promise<number> {
  const begun = performance.now();
  for (const end = begun + 20_000; performance.now() < end; await sleep(50)) {
    const { previewRule } = await door.ask<{ previewRule: { count: number } }>(PREVIEW, { rule: RULE });
    if (previewRule.count === count) return performance.now() - begun;
  }
  return Infinity;
}

/** How long until what is due every minute was due again. */
async function scheduled(stage: Stage): Promise<number> {
  const client = await administrator(stage, embeddedUrl(stage.folder));
  const begun = performance.now();
  for (const end = begun + 130_000; performance.now() < end; await sleep(500)) {
    const { rowCount } = await client.query(
      `SELECT FROM graphile_worker._private_known_crontabs WHERE identifier = 'jobs.release_abandoned'
         AND last_execution BETWEEN to_timestamp($1 / 1000.0) AND now() + interval '1 minute'`,
      [Date.now() - (performance.now() - begun)],
    );
    if (rowCount === 1) return performance.now() - begun;
  }
  return Infinity;
}

/** The share of a processor that a process takes over a while. */
async function processorTime(pid: number, ms: number): Promise<number> {
  const { readFileSync } = await import('node:fs');
  const ticks = (): number => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  const before = ticks();
  await sleep(ms);
  return (ticks() - before) / 100 / (ms / 1000);
}
