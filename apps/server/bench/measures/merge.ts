import { randomUUID } from 'node:crypto';
import type { Measure } from '../measure.js';
import { ms } from '../measure.js';
import { Server } from '../server.js';
import { median } from '../statistics.js';

const RUNS = 5;
/** Of both together. */
const EVENTS = 10_000;
const BATCH = 5_000;
const TWO_YEARS = 2 * 365 * 86_400_000;

const UPSERT = `mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }`;
const TRACK = `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }`;
const MERGE = `mutation ($input: MergeUsersInput!) { mergeUsers(input: $input) { id merges { id } } }`;
const UNDO = `mutation ($input: UndoMergeInput!) { undoMerge(input: $input) { id } }`;

/** One user made of two with 10,000 events between them, and two of one again: from the mutation to its answer, durable. */
export const merge: Measure = {
  name: 'merge',
  async run({ population }) {
    const server = await Server.start(population.url);
    try {
      const merged: number[] = [];
      const undone: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const [keep, gone] = [randomUUID(), randomUUID()];
        await server.ask(UPSERT, {
          input: { users: [keep, gone].map((externalId) => ({ externalId, attributes: { name: externalId } })) },
        });
        for (const externalId of [keep, gone])
          await server.ask(TRACK, { input: { events: eventsOf(externalId, EVENTS / 2) } });
        let started = performance.now();
        const { mergeUsers } = await server.ask<{ mergeUsers: { merges: { id: string }[] } }>(MERGE, {
          input: { keep: { externalId: keep }, merge: { externalId: gone } },
        });
        merged.push(performance.now() - started);
        started = performance.now();
        await server.ask(UNDO, { input: { id: mergeUsers.merges[0]?.id } });
        undone.push(performance.now() - started);
      }
      return [
        {
          what: 'merge of two profiles with 10,000 events',
          measured: ms(median(merged)),
          bar: '1 s',
          met: median(merged) <= 1000,
          details: merged,
        },
        {
          what: 'undo of that merge',
          measured: ms(median(undone)),
          bar: '1 s',
          met: median(undone) <= 1000,
          details: undone,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

function eventsOf(externalId: string, count: number): object[] {
  if (count > BATCH) throw new Error(`at most ${BATCH} events in one request`);
  return Array.from({ length: count }, (_, at) => ({
    externalId,
    name: at % 5 === 0 ? 'order_completed' : 'product_viewed',
    occurredAt: new Date(Date.now() - Math.random() * TWO_YEARS).toISOString(),
    properties: { category: '数码', amount: at },
  }));
}
