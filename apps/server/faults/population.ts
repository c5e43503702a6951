import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIZES } from './options.js';
import type { Size } from './options.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The data folder of a population, seeded on the first run and kept; nothing for `none`. */
export async function populationFolder(size: Size, log: (text: string) => void): Promise<string | undefined> {
  if (size === 'none') return undefined;
  const folder = join(process.env['STRATA_DATA_DIR'] ?? '.data', `population-${size}`);
  // Written last: a seed that was broken off leaves none, and is begun anew.
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return folder;
  rmSync(folder, { recursive: true, force: true });
  const { users, events } = SIZES[size];
  log(`generating ${users} users and ${events} events in ${folder}`);
  const args = ['seed', '--users', String(users), '--events', String(events)];
  const env = { ...process.env, STRATA_DATA_DIR: folder, DATABASE_URL: '' };
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`strata seed ended with ${code}`);
  writeFileSync(complete, '');
  return folder;
}
