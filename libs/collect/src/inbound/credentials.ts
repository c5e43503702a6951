import type { Database, Queryable } from '@strata/db';

/**
 * Passwords, keys and secrets of webhooks and connectors, in this one place: written by whoever configures them, read by
 * what uses them, and returned by no door.
 */
export class Credentials<Secret extends object> {
  constructor(
    private readonly database: Database,
    /** Whose they are: `webhook` or `connector`. */
    private readonly kind: string,
  ) {}

  async put(queryable: Queryable, owner: string, secret: Secret): Promise<void> {
    await queryable.query(
      'INSERT INTO credentials (owner, secret) VALUES ($1, $2) ON CONFLICT (owner) DO UPDATE SET secret = excluded.secret',
      [`${this.kind}:${owner}`, JSON.stringify(secret)],
    );
  }

  async read(owner: string): Promise<Secret | undefined> {
    const [row] = await this.database.query<{ secret: Secret }>('SELECT secret FROM credentials WHERE owner = $1', [
      `${this.kind}:${owner}`,
    ]);
    return row?.secret;
  }

  async remove(queryable: Queryable, owner: string): Promise<void> {
    await queryable.query('DELETE FROM credentials WHERE owner = $1', [`${this.kind}:${owner}`]);
  }
}
