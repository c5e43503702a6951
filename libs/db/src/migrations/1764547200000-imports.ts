import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports in the app: the file while it waits, what was read of it, what was rejected, and what an undo needs. */
export class Imports1764547200000 implements MigrationInterface {
  name = 'Imports1764547200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        state        text NOT NULL CHECK (state IN ('UPLOADING', 'EXAMINING', 'READY', 'RUNNING', 'DONE', 'CANCELLED',
          'FAILED', 'UNDOING', 'UNDONE', 'DISCARDED')),
        file_name    text NOT NULL,
        -- How large the file is to be; null where the sender did not say. received: how much of it is here.
        bytes        bigint,
        received     bigint NOT NULL DEFAULT 0,
        file_kept    boolean NOT NULL DEFAULT true,
        -- How it is to be read, where a person said so, and what was found; samples of values among it while the file is here.
        settings     jsonb NOT NULL DEFAULT '{}',
        examination  jsonb,
        mapping      jsonb,
        source       text,
        content_hash text,
        mapping_hash text,
        -- The import of the same content with the same mapping that has done or does the work.
        same_as      bigint,
        rows_done    bigint NOT NULL DEFAULT 0,
        progress     double precision NOT NULL DEFAULT 0,
        report       jsonb NOT NULL DEFAULT '{}',
        undo_report  jsonb,
        fault        jsonb,
        created_at   timestamptz NOT NULL DEFAULT now(),
        started_at   timestamptz,
        finished_at  timestamptz,
        undone_at    timestamptz
      )
    `);
    // The same file twice at once is done once.
    await runner.query(`
      CREATE UNIQUE INDEX imports_content ON imports (content_hash, mapping_hash)
        WHERE same_as IS NULL AND state IN ('RUNNING', 'DONE', 'UNDOING')
    `);
    await runner.query(`
      CREATE TABLE import_chunks (
        import_id    bigint NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        -- The byte of the file at which it begins.
        start        bigint NOT NULL,
        bytes        bytea NOT NULL,
        PRIMARY KEY (import_id, start)
      )
    `);
    // Files are compressed where it helps; trying again took more than half of an upload's time.
    await runner.query('ALTER TABLE import_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL');
    await runner.query(`
      CREATE TABLE import_rejected_rows (
        import_id    bigint NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        -- The number of the record, and the line of the file where it begins.
        row          bigint NOT NULL,
        line         bigint NOT NULL,
        code         text NOT NULL,
        reason       text NOT NULL,
        fields       text[] NOT NULL,
        PRIMARY KEY (import_id, row)
      )
    `);
    await runner.query(`
      CREATE TABLE import_mappings (
        name         text PRIMARY KEY,
        mapping      jsonb NOT NULL,
        columns      text[] NOT NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now()
      )
    `);
    // What an import changed of a user. before: attribute key to [value, origin, the value it set], null where there was none;
    // identities that it added and tags that it gave.
    await runner.query(`
      CREATE TABLE import_changes (
        user_id      integer NOT NULL,
        import_id    bigint NOT NULL,
        created      boolean NOT NULL,
        before       jsonb NOT NULL DEFAULT '{}',
        identities   jsonb NOT NULL DEFAULT '[]',
        tags         text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (user_id, import_id)
      )
    `);
    await runner.query('CREATE INDEX import_changes_import ON import_changes (import_id, user_id)');
    // A batch of events that an import brought: they are the ids from first_id to last_id of these users.
    await runner.query(`
      CREATE TABLE import_event_batches (
        import_id    bigint NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        first_id     bigint NOT NULL,
        last_id      bigint NOT NULL,
        user_ids     integer[] NOT NULL,
        messages     uuid[] NOT NULL,
        PRIMARY KEY (import_id, first_id)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_event_batches, import_changes, import_mappings, import_rejected_rows, import_chunks, imports
    `);
  }
}
