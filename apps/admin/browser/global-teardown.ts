import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

/** Stops the server politely and removes its data. */
export default async function globalTeardown(): Promise<void> {
  const { strataServer } = globalThis as { strataServer?: { server: ChildProcess; folder: string } };
  if (!strataServer) return;
  const { server, folder } = strataServer;
  if (server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
