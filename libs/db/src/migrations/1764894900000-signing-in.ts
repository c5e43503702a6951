import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors in a table of their own, failed attempts, how a session began, and what the company asks of its members. */
export class SigningIn1764894900000 implements MigrationInterface {
  name = 'SigningIn1764894900000';

  async up(runner: QueryRunner): Promise<void> {
    // Of its own, so that a secret that nobody can open any more is deleted without its member.
    await runner.query(`
      CREATE TABLE second_factors (
        member_id bigint PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
        -- Sealed with the secret key.
        secret text NOT NULL,
        -- Null until the first code has shown that the member's device has the secret.
        confirmed_at timestamptz,
        -- The last time step that was used: a code works once.
        last_step bigint NOT NULL DEFAULT 0,
        -- SHA-256 of those that were not used yet.
        recovery_hashes bytea[] NOT NULL DEFAULT '{}'
      )`);
    for (const column of ['totp_secret', 'totp_confirmed_at', 'totp_last_step', 'recovery_hashes'])
      await runner.query(`ALTER TABLE members DROP COLUMN ${column}`);
    // Counted here and not in memory, so that several processes agree and a restart forgets nothing.
    await runner.query(`
      CREATE TABLE sign_in_attempts (
        -- SHA-256 of whom it is counted for: an account, an address, both.
        subject bytea PRIMARY KEY,
        failures integer NOT NULL,
        until timestamptz NOT NULL
      )`);
    await runner.query(`ALTER TABLE sessions ADD COLUMN method text NOT NULL DEFAULT 'PASSWORD'
      CHECK (method IN ('PASSWORD', 'OPENID', 'DEMO'))`);
    await runner.query(`
      CREATE TABLE access_settings (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        second_factor_required boolean NOT NULL DEFAULT false
      )`);
    await runner.query('INSERT INTO access_settings DEFAULT VALUES');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['access_settings', 'sign_in_attempts', 'second_factors'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE sessions DROP COLUMN method');
    await runner.query(`ALTER TABLE members ADD COLUMN totp_secret text, ADD COLUMN totp_confirmed_at timestamptz,
      ADD COLUMN totp_last_step bigint, ADD COLUMN recovery_hashes bytea[] NOT NULL DEFAULT '{}'`);
  }
}
