import { randomBytes } from 'node:crypto';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';

export interface WriteKey {
  /** What the snippet bears. Everyone who reads the page can read it: it may write as its source, and nothing else. */
  key: string;
  source: string;
  createdAt: Date;
  /** When something last came by it; to the minute. */
  usedAt: Date | null;
}

/** A source has some: a new one is rolled out before the old one is revoked. */
const MOST_OF_SOURCE = 10;

/** Keys of pages and apps that may write as a source, and read nothing. */
export class WriteKeys {
  constructor(private readonly database: Database) {}

  /** All that are valid, by source, the newest first. */
  async list(): Promise<WriteKey[]> {
    return this.database.query<WriteKey>(
      `SELECT key, source, created_at AS "createdAt", used_at AS "usedAt" FROM write_keys ORDER BY source, created_at DESC`,
    );
  }

  async create(source: string, transaction: Transaction): Promise<WriteKey> {
    // Two at once wait for each other, so that the limit holds.
    await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('write_keys ' || $1, 0))`, [source]);
    const [count] = await transaction.query<{ keys: number }>(
      'SELECT count(*)::integer AS keys FROM write_keys WHERE source = $1',
      [source],
    );
    if ((count?.keys ?? 0) >= MOST_OF_SOURCE)
      throw new Refusal('TOO_LARGE', `source "${source}" has ${MOST_OF_SOURCE} write keys; revoke one first`);
    const [created] = await transaction.query<WriteKey>(
      `INSERT INTO write_keys (key, source) VALUES ($1, $2)
       RETURNING key, source, created_at AS "createdAt", used_at AS "usedAt"`,
      [`wk_${randomBytes(18).toString('base64url')}`, source],
    );
    return created as WriteKey;
  }

  /** From the next request on nothing comes by it. False where there is no such key. */
  async revoke(key: string): Promise<boolean> {
    return (await this.database.query('DELETE FROM write_keys WHERE key = $1 RETURNING key', [key])).length > 0;
  }

  /** The source of a key; undefined for one that does not exist, or no more. */
  async sourceOf(key: string): Promise<string | undefined> {
    const [found] = await this.database.query<{ source: string; stale: boolean }>(
      `SELECT source, coalesce(used_at < now() - interval '1 minute', true) AS stale FROM write_keys WHERE key = $1`,
      [key],
    );
    // At most once a minute, or every page view would write the row.
    if (found?.stale) await this.database.query('UPDATE write_keys SET used_at = now() WHERE key = $1', [key]);
    return found?.source;
  }
}
