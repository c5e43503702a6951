import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Connectors that read files: what was seen of each file, and which import took it. */
export class ConnectorFiles1764892800000 implements MigrationInterface {
  name = 'ConnectorFiles1764892800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE connector_files (
        connector  text NOT NULL,
        name       text NOT NULL,
        -- By which a changed file is told, and since when it stands so.
        version    text NOT NULL,
        bytes      bigint NOT NULL,
        seen_at    timestamptz NOT NULL,
        -- The version on its way into import_id, null where none is; and the last that went its whole way.
        underway   text,
        import_id  bigint,
        taken      text,
        taken_at   timestamptz,
        fault      jsonb,
        PRIMARY KEY (connector, name)
      )`);
    await runner.query(`
      ALTER TABLE connector_runs
        ADD COLUMN files bigint NOT NULL DEFAULT 0,
        ADD COLUMN repaired_by jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE connector_runs DROP COLUMN files, DROP COLUMN repaired_by');
    await runner.query('DROP TABLE connector_files');
  }
}
