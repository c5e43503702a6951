import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The command line imports by the table of the app's imports. What it remembered of files goes: rows of those files are still known by the
 * message ids of their events and the values of their users, so that the same file changes nothing.
 */
export class OneRoadForFiles1764893100000 implements MigrationInterface {
  name = 'OneRoadForFiles1764893100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE file_imports');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file_imports (
        content_hash text NOT NULL,
        mapping_hash text NOT NULL,
        kind        text NOT NULL CHECK (kind IN ('USERS', 'EVENTS')),
        file_name   text NOT NULL,
        state       text NOT NULL CHECK (state IN ('RUNNING', 'DONE')),
        rows_done   bigint NOT NULL DEFAULT 0,
        accepted    bigint NOT NULL DEFAULT 0,
        duplicates  bigint NOT NULL DEFAULT 0,
        rejected    bigint NOT NULL DEFAULT 0,
        started_at  timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        PRIMARY KEY (content_hash, mapping_hash)
      )`);
  }
}
