import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Secrets become texts that are sealed with a key which the database does not have. What is here in plain text is sealed by the
 * start that follows (`sealPlainSecrets`): migrations have no keys.
 */
export class SealedSecrets1764894400000 implements MigrationInterface {
  name = 'SealedSecrets1764894400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE credentials ALTER COLUMN secret TYPE text USING secret::text');
    await runner.query(`ALTER TABLE preference_keys ALTER COLUMN key TYPE text USING encode(key, 'base64')`);
  }

  /** What was sealed in between the older version cannot open: connectors want their secrets again, webhooks new ones, links end. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM credentials WHERE starts_with(secret, 's1.')`);
    await runner.query(`DELETE FROM preference_keys WHERE starts_with(key, 's1.')`);
    await runner.query('ALTER TABLE credentials ALTER COLUMN secret TYPE jsonb USING secret::jsonb');
    await runner.query(`ALTER TABLE preference_keys ALTER COLUMN key TYPE bytea USING decode(key, 'base64')`);
  }
}
