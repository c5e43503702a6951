import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of partners. */
export class ApiKeys1764895000000 implements MigrationInterface {
  name = 'ApiKeys1764895000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_keys (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        -- The part of its secrets that is no secret: by it somebody finds which key theirs is.
        prefix text NOT NULL UNIQUE,
        permissions text[] NOT NULL,
        -- A rule; null: all users.
        scope jsonb,
        -- Networks from which it works; none: from anywhere.
        addresses text[] NOT NULL,
        rate_per_minute integer NOT NULL CHECK (rate_per_minute > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        -- Who made it: 'member 3'.
        created_by text NOT NULL,
        created_by_name text NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query(`
      CREATE TABLE api_key_secrets (
        -- SHA-256 of the whole key.
        hash bytea PRIMARY KEY,
        key_id bigint NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        -- When one that was rotated dies; null: with its key.
        expires_at timestamptz,
        last_used_at timestamptz,
        last_used_from text
      )`);
    await runner.query('CREATE INDEX api_key_secrets_of_key ON api_key_secrets (key_id)');
    // Raised in each transaction that changes a key: servers hold them in memory.
    await runner.query('CREATE TABLE api_keys_version (version bigint NOT NULL)');
    await runner.query('INSERT INTO api_keys_version VALUES (1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['api_keys_version', 'api_key_secrets', 'api_keys']) await runner.query(`DROP TABLE ${table}`);
  }
}
