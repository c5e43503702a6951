import { aboutSecret } from '@strata/db';
import type { Database, Queryable, SecretColumn, Secrets } from '@strata/db';

/** Where passwords, keys and secrets of webhooks and connectors are kept, sealed. */
export const credentialSecrets: SecretColumn = { table: 'credentials', id: 'owner', column: 'secret' };

/**
 * Passwords, keys and secrets of webhooks and connectors, in this one place: written by whoever configures them, read by
 * what uses them, and returned by no door.
 */
export class Credentials<Secret extends object> {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    /** Whose they are: `webhook` or `connector`. */
    private readonly kind: string,
  ) {}

  async put(queryable: Queryable, of: string, secret: Secret): Promise<void> {
    const owner = this.ownerOf(of);
    await queryable.query(
      'INSERT INTO credentials (owner, secret) VALUES ($1, $2) ON CONFLICT (owner) DO UPDATE SET secret = excluded.secret',
      [owner, this.secrets.seal(JSON.stringify(secret), aboutSecret(credentialSecrets, owner))],
    );
  }

  async read(of: string): Promise<Secret | undefined> {
    const owner = this.ownerOf(of);
    const [row] = await this.database.query<{ secret: string }>('SELECT secret FROM credentials WHERE owner = $1', [
      owner,
    ]);
    return row && (JSON.parse(this.secrets.open(row.secret, aboutSecret(credentialSecrets, owner))) as Secret);
  }

  async remove(queryable: Queryable, of: string): Promise<void> {
    await queryable.query('DELETE FROM credentials WHERE owner = $1', [this.ownerOf(of)]);
  }

  private ownerOf(of: string): string {
    return `${this.kind}:${of}`;
  }
}
