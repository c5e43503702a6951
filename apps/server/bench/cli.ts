import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { memoryOf, SECRET_KEY } from './server.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs `strata …` and answers what it printed, and the most memory it took. */
export async function strata(
  databaseUrl: string,
  args: readonly string[],
): Promise<{ output: string; mostBytes: number }> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, STRATA_SECRET_KEY: SECRET_KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let mostBytes = 0;
  const watch = setInterval(() => (mostBytes = Math.max(mostBytes, memoryOf(child.pid!).most || 0)), 50);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const output = await text(child.stdout);
  const [code] = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`strata ${args.join(' ')} ended with ${code}: ${output}`);
  return { output, mostBytes };
}
