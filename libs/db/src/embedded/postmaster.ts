import { readFileSync } from 'node:fs';
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

/** Whether a PostgreSQL server has this process number; where the system does not say its name, any program counts. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  if (process.platform === 'linux') {
    const status = read(`/proc/${pid}/status`);
    return status !== undefined && /^Name:\tpostgres$/m.test(status) && !/^State:\tZ/m.test(status);
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
