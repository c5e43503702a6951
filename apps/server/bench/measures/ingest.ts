import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Rule } from '@strata/rules';
import { number, times } from '../measure.js';
import type { Bench, Measure } from '../measure.js';
import { preview } from '../preview.js';
import { Server } from '../server.js';
import { timed } from '../statistics.js';

const BATCH = 500;
const BATCHES = 60;
const AT_ONCE = 4;
const TRACK = `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }`;

// Names of their own: the rules' events stay as they are in the plain tables, so that the bench can run again.
const VIEWED = 'bench_viewed';
const ORDERED = 'bench_ordered';
const COPIED = 'bench_copied';

/** What the engine holds and must keep true meanwhile. */
const WATCHED: Rule[] = [VIEWED, ORDERED].flatMap((name): Rule[] => [
  { event: { name, during: { last: 'P30D' } } },
  { event: { name, during: { last: 'P7D' }, measure: { count: true }, is: { gte: 3 } } },
  { event: { name, during: { last: 'P365D' }, measure: { sum: 'amount' }, is: { gte: 500 } } },
  { event: { name, measure: { last: true }, is: { inLast: 'P14D' } } },
  { event: { name, where: [{ property: 'category', is: { eq: '数码' } }], during: { last: 'P90D' } } },
]);

/** `trackEvents` in batches of 500 from four clients, durable, with an engine that holds columns of these events. */
export const ingest: Measure = {
  name: 'ingest',
  async run(bench) {
    const server = await Server.start(bench.population.url);
    try {
      for (const rule of WATCHED) await preview(server, rule);
      const batches = Array.from({ length: BATCHES }, () => events(bench.population.users));
      let next = 0;
      const client = async () => {
        while (next < BATCHES) await server.ask(TRACK, { input: { events: batches[next++] } });
      };
      const { ms } = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, client)));
      const perSecond = (BATCH * BATCHES * 1000) / ms;
      const copied = await copySpeed(bench, batches);
      const atOnce = await copySpeed(bench, [batches.flat()]);
      return [
        {
          what: '`trackEvents` in batches of 500, durable, engine running',
          measured: `${number(perSecond)} events/s`,
          bar: '5,000 events/s',
          met: perSecond >= 5000,
        },
        {
          what: `the same against a bare COPY of the same batches (all rows in one COPY: ${number(atOnce)} rows/s)`,
          measured: `${times(perSecond / copied)} of ${number(copied)} rows/s`,
          bar: '0.35 ×',
          met: perSecond / copied >= 0.35,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

function events(users: number) {
  return Array.from({ length: BATCH }, () => ({
    messageId: randomUUID(),
    externalId: String(80_000_001 + Math.floor(Math.random() * users)),
    name: Math.random() < 0.8 ? VIEWED : ORDERED,
    occurredAt: new Date(Date.now() - Math.random() * 86_400_000).toISOString(),
    properties: { category: '数码', product: '蓝牙耳机', price: 399.5, amount: Math.round(Math.random() * 1e5) / 100 },
  }));
}

type Row = ReturnType<typeof events>[number];

/** Rows a second by COPY into `events` itself, as full and as indexed as it is: each batch durable, one after another. */
async function copySpeed({ database }: Bench, batches: readonly Row[][]): Promise<number> {
  let id = 0;
  const line = ({ externalId, occurredAt, properties }: Row) =>
    `${Number(externalId) - 80_000_000}\t${occurredAt}\t${id++}\t${COPIED}\t${JSON.stringify(properties)}\n`;
  const texts = batches.map((rows) => Buffer.from(rows.map(line).join('')));
  const { ms } = await timed(async () => {
    for (const text of texts) {
      await database.transaction((transaction) =>
        transaction.copyFrom(
          'COPY events (user_id, occurred_at, id, name, properties) FROM STDIN',
          Readable.from([text]),
        ),
      );
    }
  });
  await database.query('DELETE FROM events WHERE name = $1', [COPIED]);
  return (id * 1000) / ms;
}
