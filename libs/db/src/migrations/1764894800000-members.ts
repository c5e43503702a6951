import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who works here: members, their sessions, roles of the company's own. */
export class Members1764894800000 implements MigrationInterface {
  name = 'Members1764894800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roles (
        key text PRIMARY KEY,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        permissions text[] NOT NULL,
        -- A rule; null: all users.
        scope jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE members (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- In lower case.
        email text NOT NULL UNIQUE,
        name text NOT NULL,
        -- A built-in role or one of the table.
        role text NOT NULL,
        state text NOT NULL CHECK (state IN ('INVITED', 'ACTIVE', 'SUSPENDED')),
        -- argon2id, with its parameters; null for those who sign in elsewhere.
        password_hash text,
        -- Sealed with the secret key.
        totp_secret text,
        totp_confirmed_at timestamptz,
        -- The last time step that was used: a code works once.
        totp_last_step bigint,
        recovery_hashes bytea[] NOT NULL DEFAULT '{}',
        -- The issuer and its name for them.
        openid_subject text UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by bigint,
        last_seen_at timestamptz
      )`);
    // Links by which a password is set: the first owner's, invitations, resets.
    await runner.query(`
      CREATE TABLE member_links (
        token_hash bytea PRIMARY KEY,
        member_id bigint REFERENCES members (id) ON DELETE CASCADE,
        purpose text NOT NULL CHECK (purpose IN ('SETUP', 'INVITATION', 'RESET')),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE sessions (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- SHA-256 of 256 random bits.
        token_hash bytea NOT NULL UNIQUE,
        member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        address text NOT NULL,
        agent text NOT NULL
      )`);
    await runner.query('CREATE INDEX sessions_of_member ON sessions (member_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sessions', 'member_links', 'members', 'roles']) await runner.query(`DROP TABLE ${table}`);
  }
}
