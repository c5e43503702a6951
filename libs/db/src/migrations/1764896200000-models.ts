import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Models that layer users, their runs, and the scores of RFM. */
export class Models1764896200000 implements MigrationInterface {
  readonly name = 'Models1764896200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('CREATE SEQUENCE model_ids AS integer');
    await queries.query(`
      CREATE TABLE models (
        id          integer PRIMARY KEY DEFAULT nextval('model_ids'),
        key         text NOT NULL UNIQUE,
        name        text NOT NULL,
        kind        text NOT NULL CHECK (kind IN ('RFM')),
        settings    jsonb NOT NULL,
        -- The hour of the day at which it runs, in the workspace's time zone; null: only when it is asked to.
        run_hour    integer CHECK (run_hour BETWEEN 0 AND 23),
        archived_at timestamptz,
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now()
      )`);
    await queries.query(`
      CREATE TABLE model_runs (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        model_id    integer NOT NULL REFERENCES models (id),
        state       text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
        progress    double precision NOT NULL DEFAULT 0,
        -- How often the same was begun: one that was cut off is begun again as a run of its own.
        attempt     integer NOT NULL DEFAULT 1,
        asked_by    text NOT NULL,
        as_of       timestamptz,
        figures     jsonb,
        error       text,
        created_at  timestamptz NOT NULL DEFAULT now(),
        begun_at    timestamptz,
        finished_at timestamptz
      )`);
    await queries.query('CREATE INDEX model_runs_model ON model_runs (model_id, id DESC)');
    // One at a time.
    await queries.query(`CREATE UNIQUE INDEX model_runs_running ON model_runs (model_id) WHERE state = 'RUNNING'`);
    await queries.query(`
      CREATE TABLE rfm_scores (
        user_id     integer NOT NULL,
        model_id    integer NOT NULL,
        last_at     timestamptz NOT NULL,
        frequency   integer NOT NULL,
        monetary    double precision NOT NULL,
        r           smallint NOT NULL,
        f           smallint NOT NULL,
        m           smallint NOT NULL,
        cell        text NOT NULL,
        segment     text NOT NULL,
        PRIMARY KEY (user_id, model_id)
      )`);
    await queries.query('ALTER TABLE attribute_definitions ADD COLUMN kept_by text');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE attribute_definitions DROP COLUMN kept_by');
    await queries.query('DROP TABLE rfm_scores');
    await queries.query('DROP TABLE model_runs');
    await queries.query('DROP TABLE models');
    await queries.query('DROP SEQUENCE model_ids');
  }
}
