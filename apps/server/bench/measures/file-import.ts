import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strata } from '../cli.js';
import { number } from '../measure.js';
import type { Measure } from '../measure.js';

const ROWS = { S: 200_000, M: 1_000_000, L: 1_000_000 } as const;

/** `strata import events` of a CSV, every row validated and stored once. */
export const fileImport: Measure = {
  name: 'import',
  async run({ options, population }) {
    const rows = ROWS[options.size];
    const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
    try {
      const path = join(folder, 'events.csv');
      await writeRows(path, rows, population.users);
      const args = ['import', 'events', path, '--name', 'store_visit', '--json'];
      const maps = ['externalId=id', 'occurredAt=when', 'properties.store=store', 'properties.minutes=minutes:number'];
      const { output, mostBytes } = await strata(population.url, [...args, ...maps.flatMap((map) => ['--map', map])]);
      const { accepted, tookMs } = JSON.parse(output) as { accepted: number; tookMs: number };
      const perSecond = (accepted * 1000) / tookMs;
      return [
        {
          what: `file import of ${number(rows)} events, validated`,
          measured: `${number(perSecond)} rows/s`,
          bar: '20,000 rows/s',
          met: perSecond >= 20_000 && accepted === rows,
        },
        {
          what: 'memory of the import at its highest',
          measured: `${(mostBytes / 1e6).toFixed(0)} MB`,
          bar: '300 MB',
          met: mostBytes < 300e6,
        },
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function writeRows(path: string, rows: number, users: number): Promise<void> {
  const file = createWriteStream(path);
  // A comment of its own, so that each run's file is a new one.
  file.write(`id,when,store,minutes,${randomUUID()}\n`);
  for (let row = 0; row < rows; row += 1) {
    const user = 80_000_001 + Math.floor(Math.random() * users);
    const when = new Date(Date.now() - Math.random() * 30 * 86_400_000).toISOString();
    const line = `${user},${when},上海南京路店,${Math.floor(Math.random() * 90)},\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  await once(file.end(), 'finish');
}
