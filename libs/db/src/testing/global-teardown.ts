import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Stops the test server; fails when a test left a database open. */
export default async function globalTeardown(): Promise<void> {
  const child = (globalThis as { testServer?: ChildProcess }).testServer;
  if (!child) return;
  const ended = child.exitCode === null ? once(child, 'exit') : [child.exitCode];
  child.stdin?.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error('The test server ended with a failure, see above.');
}
