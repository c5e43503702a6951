import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { Refusal } from '@strata/db';
import { authorized } from './with-app.js';

// Beside this program rather than in it: it starts servers of its own and measures them from outside.
const BENCH = fileURLToPath(new URL('../../bench/dist/bench.js', import.meta.url));

export function addBench(program: Command): void {
  program
    .command('bench')
    .description('measure speed and memory against hand-written SQL; --help tells its options')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[options...]')
    .action(async (options: string[]) => {
      authorized('bench');
      if (!existsSync(BENCH)) throw new Refusal('NOT_BUILT', 'the bench is not built: npm run build');
      const bench = spawn(process.execPath, [BENCH, ...options], { stdio: 'inherit' });
      const [code] = (await once(bench, 'exit')) as [number | null];
      process.exitCode = code ?? 1;
    });
}
