import { setTimeout as sleep } from 'node:timers/promises';
import { number } from '../measure.js';
import type { Measure } from '../measure.js';
import { Server } from '../server.js';
import { median } from '../statistics.js';

const RUNS = 5;
const MATERIALIZE = `mutation { materializeSegment(input: { key: "bench_everyone" }) { id } }`;
const STATE = `query ($id: ID!) { segmentSnapshot(id: $id) { state count error } }`;
const CREATE = `mutation { createSegment(input: { key: "bench_everyone", name: "bench", rule: { everyone: true } }) { key } }`;

/** From the mutation to the snapshot's members being served: everyone, so a million at M. */
export const materialize: Measure = {
  name: 'materialize',
  async run({ population, database }) {
    const server = await Server.start(population.url);
    try {
      const there = await database.query(`SELECT FROM segments WHERE key = 'bench_everyone'`);
      if (there.length === 0) await server.ask(CREATE);
      const took: number[] = [];
      let members = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const started = performance.now();
        const { materializeSegment } = await server.ask<{ materializeSegment: { id: string } }>(MATERIALIZE);
        for (;;) {
          const answer = await server.ask<{ segmentSnapshot: { state: string; count: number; error: string } }>(
            STATE,
            materializeSegment,
          );
          const { state, count, error } = answer.segmentSnapshot;
          if (state === 'FAILED') throw new Error(error);
          members = count;
          if (state === 'DONE') break;
          await sleep(5);
        }
        took.push(performance.now() - started);
      }
      return [
        {
          what: `materialize ${number(members)} members`,
          measured: `${(median(took) / 1000).toFixed(2)} s`,
          bar: '2 s',
          met: median(took) <= 2000,
          details: took,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
