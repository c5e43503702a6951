import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, startEmbeddedPostgres } from '@strata/db';
import { strata } from '../cli.js';
import type { Result } from '../measure.js';
import { ms, number } from '../measure.js';
import { SIZES } from '../options.js';
import { summaryTable } from '../report.js';
import { Server } from '../server.js';
import { percentile } from '../statistics.js';
import { Arrivals } from './arrivals.js';
import { sample, slope } from './memory.js';
import type { Sample } from './memory.js';
import { HELP, readLoadOptions } from './options.js';
import type { LoadOptions } from './options.js';
import { Requests } from './requests.js';

const MINUTE = 60_000;
const MB = 1024 * 1024;
const CONNECTIONS = 256;
/** Of a run, what memory may take to settle; of what it then takes, what it may grow by in half an hour. */
const SETTLING = 1 / 3;
const FLAT = 0.1;
const HALF_AN_HOUR = 30;

const log = (text: string) => void process.stderr.write(`${text}\n`);
const options = readLoadOptions(process.argv.slice(2));
if (options) await run(options);
else process.stdout.write(HELP);

async function run({ size, minutes, lookups, previews, events }: LoadOptions): Promise<void> {
  const dataDir = await population(size);
  const server = await Server.start({ dataDir }, CONNECTIONS);
  try {
    const requests = new Requests(server, SIZES[size].users);
    log('warming up');
    await requests.warmUp();
    log(`${minutes} minutes of ${lookups} look-ups, ${previews} previews and ${events} events a second`);
    const kinds = {
      lookup: new Arrivals('profile look-ups', lookups, () => requests.lookUp()),
      preview: new Arrivals('previews', previews, () => requests.preview()),
      track: new Arrivals('batches of events', events / Requests.eventsABatch, () => requests.track()),
      snapshot: new Arrivals('snapshots', 1 / 60, () => requests.materialize()),
    };
    const samples: Sample[] = [];
    const end = performance.now() + minutes * MINUTE;
    for (let minute = 0; ; minute++) {
      samples.push(sample(minute, server.pid, dataDir));
      log(told(samples.at(-1)!, Object.values(kinds)));
      const left = end - performance.now();
      if (left <= 0) break;
      await sleep(Math.min(MINUTE, left));
    }
    await Promise.all(Object.values(kinds).map((kind) => kind.stop()));
    const results = [
      speed(kinds.lookup, 0.99, 100),
      speed(kinds.preview, 0.95, 200),
      speed(kinds.track),
      speed(kinds.snapshot),
      memory(samples, 'node'),
      memory(samples, 'postgres'),
    ];
    process.stdout.write(`${summaryTable(results)}\n`);
    for (const { name, errors } of Object.values(kinds))
      for (const [text, times] of errors) process.stdout.write(`${name}: ${times} × ${text}\n`);
    if (results.some(({ met }) => !met)) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

/** The data folder of a size, seeded on the first run. */
async function population(size: LoadOptions['size']): Promise<string> {
  const dataDir = join(process.env['STRATA_DATA_DIR'] ?? '.data', `population-${size}`);
  // Written last: a seed that was broken off leaves none, and is begun anew.
  const complete = join(dataDir, 'complete');
  if (existsSync(complete)) return dataDir;
  rmSync(dataDir, { recursive: true, force: true });
  const { users, events } = SIZES[size];
  log(`generating ${users} users and ${events} events in ${dataDir}`);
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  await strata(postgres.url, ['seed', '--users', String(users), '--events', String(events)]);
  // What autovacuum would do in the first minutes of the measurement.
  const database = await openDatabase({ url: postgres.url, applicationName: 'strata load', poolSize: 1 });
  await database.query('VACUUM (ANALYZE)');
  await database.close();
  await postgres.stop();
  writeFileSync(complete, '');
  return dataDir;
}

function told({ minute, node, postgres }: Sample, kinds: readonly Arrivals[]): string {
  const each = kinds.map(({ name, latencies, failures, open }) => {
    const [middle, late] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
    return `${name} ${latencies.length}, p50 ${ms(middle)}, p99 ${ms(late)}, ${failures} failed, ${open} open`;
  });
  const load = loadavg()[0]?.toFixed(1);
  return `minute ${minute}: ${each.join('; ')}; node ${megabytes(node)}, postgres ${megabytes(postgres)}, load average ${load}`;
}

function speed({ name, latencies, failures }: Arrivals, share?: number, bar?: number): Result {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(latencies, part)) as [number, number, number];
  const judged = share === 0.99 ? p99 : p95;
  return {
    what: `${name}: ${number(latencies.length)} answered`,
    measured: `${failures} errors; p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, longest ${ms(percentile(latencies, 1))}`,
    bar: `no errors${bar === undefined ? '' : `, p${(share ?? 0) * 100} ${bar} ms`}`,
    met: failures === 0 && latencies.length > 0 && (bar === undefined || judged <= bar),
  };
}

function memory(samples: readonly Sample[], of: 'node' | 'postgres'): Result {
  const settled = samples.slice(Math.floor(samples.length * SETTLING));
  const rise = slope(settled, of);
  const last = settled.at(-1)?.[of] ?? Number.NaN;
  return {
    what: `memory of ${of === 'node' ? 'the server' : 'PostgreSQL, without its shared buffers'}, after a third of the time`,
    measured: `${megabytes(settled[0]?.[of] ?? Number.NaN)} to ${megabytes(last)}, ${(rise / MB).toFixed(2)} MB a minute`,
    bar: `flat: at most ${FLAT * 100} % in half an hour`,
    met: rise * HALF_AN_HOUR <= last * FLAT,
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}
