import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable } from '@strata/db';
import type { Log } from './log.js';

/** So long a start waits for a database that is not there, in milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 1_000;

/**
 * Starts, and begins anew where the database is not there yet or goes away meanwhile: it may be started after us, or just be started
 * again. `start` undoes what it did before it rejects. What else goes wrong, and a database that stays away, is thrown.
 */
export async function startWhenThere(
  start: () => Promise<void>,
  log: Log,
  { patience = PATIENCE, pause = PAUSE } = {},
): Promise<void> {
  let awaySince: number | undefined;
  for (;;) {
    const begun = performance.now();
    try {
      return await start();
    } catch (error) {
      const now = performance.now();
      // What took longer, such as bringing the schema up to date, had a database.
      if (now - begun > patience) awaySince = undefined;
      awaySince ??= begun;
      if (!isUnavailable(error)) throw error;
      if (now - awaySince > patience)
        throw new Error(`the database cannot be reached, for ${Math.round((now - awaySince) / 1000)} s`, {
          cause: error,
        });
      log.warn({ err: error }, 'the database cannot be reached: the start is tried again');
    }
    await sleep(pause);
  }
}
