import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runSource } from '@strata/db/testing';

/** A line of the log. */
export type LogLine = Record<string, unknown> & { msg: string };

export interface ServerProcess {
  readonly log: LogLine[];
  /** The first line that says so, from the start of the process on; rejects when the process ends without it. */
  said(message: string): Promise<LogLine>;
  kill(signal: NodeJS.Signals): void;
  /** The code with which it ended, or the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs `api.ts`, `worker.ts` or `start.ts` as it is run in production: a process of its own, configured by its environment. */
export function startProcess(program: string, env: Record<string, string>): ServerProcess {
  const child = runSource(join(import.meta.dirname, '..', program), [], { env: { PORT: '0', ...env } });
  const log: LogLine[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) log.push(JSON.parse(line) as LogLine);
    waiting.forEach((look) => look());
  });
  let isOver = false;
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => {
    isOver = true;
    waiting.forEach((look) => look());
    return code ?? signal ?? 0;
  });
  return {
    log,
    ended,
    kill: (signal) => void child.kill(signal),
    said: (message) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = log.find(({ msg }) => msg === message);
          if (line) resolve(line);
          else if (isOver)
            reject(new Error(`the process ended without "${message}":\n${JSON.stringify(log, null, 1)}`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}
