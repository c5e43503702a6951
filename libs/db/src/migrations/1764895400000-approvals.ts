import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a second person, whom it is about, and who was told which secret of a key. */
export class Approvals1764895400000 implements MigrationInterface {
  name = 'Approvals1764895400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE approvals (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        operation text NOT NULL,
        -- As it was asked; nothing of any one person.
        input jsonb NOT NULL,
        reason text NOT NULL,
        -- How many it was about when it was asked.
        people integer NOT NULL,
        -- 'member 3', 'key 7'.
        asked_by text NOT NULL,
        asked_by_name text NOT NULL,
        asked_at timestamptz NOT NULL,
        -- Who stands behind whoever asked, and may not decide: of a key whoever was told a secret of it.
        behind text[] NOT NULL,
        state text NOT NULL DEFAULT 'PENDING'
          CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'EXECUTED', 'FAILED')),
        -- Null once a job carries it out, which nothing but its end ends.
        expires_at timestamptz,
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        comment text NOT NULL DEFAULT '',
        -- How far a job is: the key of the last of the people that it came by, and for how many it did something.
        reached integer NOT NULL DEFAULT 0,
        done integer NOT NULL DEFAULT 0,
        ended_at timestamptz,
        -- Why it failed.
        code text NOT NULL DEFAULT '',
        failure text NOT NULL DEFAULT ''
      )`);
    await runner.query('CREATE INDEX approvals_asked ON approvals (asked_at, id)');
    await runner.query(`CREATE INDEX approvals_open ON approvals (expires_at) WHERE state IN ('PENDING', 'APPROVED')`);
    await runner.query(`
      CREATE TABLE approval_people (
        approval_id uuid NOT NULL REFERENCES approvals (id) ON DELETE CASCADE,
        chunk integer NOT NULL,
        -- A Roaring bitmap of keys of users, until the approval has ended.
        members bytea NOT NULL,
        PRIMARY KEY (approval_id, chunk)
      )`);
    await runner.query(
      'ALTER TABLE access_settings ADD COLUMN approval_audience_size integer NOT NULL DEFAULT 10000 CHECK (approval_audience_size >= 0)',
    );
    await runner.query('ALTER TABLE api_key_secrets ADD COLUMN given_to text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_key_secrets DROP COLUMN given_to');
    await runner.query('ALTER TABLE access_settings DROP COLUMN approval_audience_size');
    await runner.query('DROP TABLE approval_people');
    await runner.query('DROP TABLE approvals');
  }
}
