import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { hashOf } from './token.js';

/** Whom failures are counted for, how many there may be, and within how long. */
export interface AttemptLimit {
  readonly subject: string;
  readonly most: number;
  readonly minutes: number;
}

/**
 * Counts attempts before they are made, so that a thousand at once are no more than those allowed, and takes back what was no
 * failure. A window begins with its first failure and ends by itself: what is refused within it does not make it longer,
 * so nobody keeps anybody out for good.
 */
export class Attempts {
  constructor(private readonly database: Database) {}

  /** Throws RATE_LIMITED, with the seconds until the window ends. */
  async begin(limits: readonly AttemptLimit[]): Promise<void> {
    for (const { subject, most, minutes } of limits) {
      const [row] = await this.database.query<{ failures: number; seconds: number }>(
        `INSERT INTO sign_in_attempts AS known (subject, failures, until)
         VALUES ($1, 1, now() + make_interval(mins => $2))
         ON CONFLICT (subject) DO UPDATE SET
           failures = CASE WHEN known.until <= now() THEN 1 ELSE known.failures + 1 END,
           until = CASE WHEN known.until <= now() THEN excluded.until ELSE known.until END
         RETURNING failures, ceil(extract(epoch FROM until - now()))::integer AS seconds`,
        [hashOf(subject), minutes],
      );
      if (row && row.failures > most) {
        const retryAfter = Math.max(1, row.seconds);
        throw new Refusal('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} seconds.`, { retryAfter });
      }
    }
  }

  /** The attempt succeeded: it was none of the failures. */
  async succeeded(limits: readonly AttemptLimit[]): Promise<void> {
    await this.database.query(
      'UPDATE sign_in_attempts SET failures = greatest(0, failures - 1) WHERE subject = ANY ($1)',
      [limits.map(({ subject }) => hashOf(subject))],
    );
    await this.database.query('DELETE FROM sign_in_attempts WHERE until <= now()');
  }
}
