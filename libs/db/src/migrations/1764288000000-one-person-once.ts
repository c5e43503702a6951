import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One person once: what to do when an identity is shared, who was merged into whom and how that is undone, who must never be
 * merged again, and who is probably the same. On a cluster `strata citus-setup`, run again, distributes the new tables.
 */
export class OnePersonOnce1764288000000 implements MigrationInterface {
  name = 'OnePersonOnce1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where a kind has no row, the default of the code holds.
      CREATE TABLE identity_policies (
        kind        text PRIMARY KEY,
        policy      text NOT NULL CHECK (policy IN ('MERGE', 'LINK', 'REJECT')),
        most_profiles  integer NOT NULL CHECK (most_profiles BETWEEN 1 AND 1000)
      )
    `);
    await runner.query(`
      -- Identities that too many profiles share. Until someone clears the notice nobody is found or merged by them.
      CREATE TABLE identity_notices (
        value       text COLLATE "C" NOT NULL,
        kind        text NOT NULL,
        namespace   text NOT NULL DEFAULT '',
        -- Whose it is; null where it was shared from the start.
        user_id     integer,
        profiles    integer NOT NULL,
        raised_at   timestamptz NOT NULL DEFAULT now(),
        cleared_at  timestamptz,
        PRIMARY KEY (value, kind, namespace)
      )
    `);
    await runner.query('CREATE INDEX identity_notices_user ON identity_notices (user_id)');
    await runner.query('CREATE INDEX identity_notices_raised ON identity_notices (raised_at) WHERE cleared_at IS NULL');
    await runner.query('CREATE SEQUENCE merge_ids');
    await runner.query(`
      -- user_id is the one who was kept. moved: what undoes it, by the name of each folder; null once that is over.
      CREATE TABLE merges (
        user_id     integer NOT NULL,
        id          bigint NOT NULL DEFAULT nextval('merge_ids'),
        merged_id   integer NOT NULL,
        merged_at   timestamptz NOT NULL DEFAULT now(),
        -- The identity that both had; null where a person merged them.
        evidence_kind      text,
        evidence_namespace text,
        evidence_value     text COLLATE "C",
        moved       jsonb,
        undone_at   timestamptz,
        PRIMARY KEY (user_id, id)
      )
    `);
    await runner.query('CREATE INDEX merges_id ON merges (id)');
    await runner.query('CREATE INDEX merges_merged ON merges (merged_id)');
    await runner.query('CREATE INDEX merges_evidence ON merges (evidence_value) WHERE evidence_value IS NOT NULL');
    await runner.query('CREATE INDEX merges_undoable ON merges (merged_at) WHERE moved IS NOT NULL');
    await runner.query(`
      -- Two who are not one person, each way round: a merge of them was undone, or someone said so.
      CREATE TABLE kept_apart (
        user_id     integer NOT NULL,
        other_id    integer NOT NULL,
        since       timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, other_id)
      )
    `);
    await runner.query(`
      -- Who arrived or changed and has not been compared with others yet, a row for each batch.
      CREATE TABLE duplicates_pending (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_ids    integer[] NOT NULL
      )
    `);
    await runner.query(`
      -- What two who are probably one person have in common, hashed: only those with a key in common are compared.
      CREATE TABLE duplicate_keys (
        user_id     integer NOT NULL,
        key         bigint NOT NULL,
        PRIMARY KEY (user_id, key)
      )
    `);
    await runner.query('CREATE INDEX duplicate_keys_key ON duplicate_keys (key, user_id)');
    await runner.query(`
      -- user_id is the lower of the two.
      CREATE TABLE duplicates (
        user_id     integer NOT NULL,
        other_id    integer NOT NULL,
        score       double precision NOT NULL,
        found_at    timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, other_id)
      )
    `);
    await runner.query('CREATE INDEX duplicates_other ON duplicates (other_id)');
    await runner.query('CREATE INDEX duplicates_score ON duplicates (score DESC, user_id, other_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['duplicates', 'duplicate_keys', 'duplicates_pending', 'kept_apart', 'merges'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP SEQUENCE merge_ids');
    await runner.query('DROP TABLE identity_notices');
    await runner.query('DROP TABLE identity_policies');
  }
}
