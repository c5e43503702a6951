import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** What a running server, or one that was killed, wrote about itself. */
export function readPostmaster(data: string): Postmaster | undefined {
  const text = read(join(data, 'postmaster.pid'));
  if (text === undefined) return undefined;
  const [pid, , , port, , , , status] = text.split('\n');
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
}

/**
 * Whether the process is the server of this cluster: after a crash its number may belong to another program. Linux tells
 * the folder it works in; elsewhere any process of that number counts.
 */
export function isRunning(pid: number, data: string): boolean {
  if (!(pid > 0)) return false;
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
