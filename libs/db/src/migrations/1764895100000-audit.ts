import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRY = `
  at timestamptz(3) NOT NULL,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  address text NOT NULL,
  request_id text NOT NULL,
  operation text NOT NULL,
  object text NOT NULL,
  object_id text NOT NULL,
  -- DONE, REFUSED, FAILED, UNKNOWN
  outcome text%,
  code text NOT NULL,
  -- { "before": {…}, "after": {…} } of what changed; counts and keys of what was done to users
  details jsonb NOT NULL`;

/** Who did what: what is under way or waits for its place, and the chain. */
export class Audit1764895100000 implements MigrationInterface {
  name = 'Audit1764895100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_pending (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ${ENTRY.replace('%', '')}
      )`);
    await runner.query(`
      CREATE TABLE audit_entries (
        -- 1, 2, 3, … without a gap.
        place bigint PRIMARY KEY,
        ${ENTRY.replace('%', ' NOT NULL')},
        -- SHA-256 over the hash before and this entry in canonical form.
        hash bytea NOT NULL
      )`);
    await runner.query('CREATE INDEX audit_entries_of_actor ON audit_entries (actor_kind, actor_id, place)');
    await runner.query('CREATE INDEX audit_entries_of_operation ON audit_entries (operation, place)');
    await runner.query('CREATE INDEX audit_entries_of_object ON audit_entries (object, object_id, place)');
    await runner.query('CREATE INDEX audit_entries_at ON audit_entries (at, place)');
    await runner.query(`
      CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit trail is only ever added to' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit()`);
    await runner.query(`
      CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit()`);
    // Also for replication roles, by which triggers are turned off for a session.
    await runner.query('ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only');
    await runner.query('ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_emptied');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_pending', 'audit_entries']) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION refuse_change_of_audit');
  }
}
