import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const ROOT = join(import.meta.dirname, '../../../..');

/** Runs one of our TypeScript files in a process of its own, for tests that kill it. */
export function runSource(
  file: string,
  args: string[],
  options: { uid?: number; gid?: number; env?: Record<string, string> } = {},
): ChildProcessByStdio<null, Readable, null> {
  const { env, ...account } = options;
  return spawn(
    process.execPath,
    ['-C', '@strata/source', '--import', '@swc-node/register/esm-register', file, ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], SWC_NODE_PROJECT: 'tsconfig.base.json', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...account,
    },
  );
}
