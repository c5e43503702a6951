import { Logger, type LogLevel } from 'graphile-worker';

/** Told of what goes wrong in the queue itself: a lost connection, a job that failed. */
export type JobLog = (level: 'error' | 'warn', message: string, error?: unknown) => void;

export function loggerOf(log: JobLog): Logger {
  return new Logger(() => (level: `${LogLevel}`, message, meta) => {
    if (level === 'error') log('error', message, meta?.['error']);
    if (level === 'warning') log('warn', message, meta?.['error']);
  });
}

export const quiet = loggerOf(() => undefined);
