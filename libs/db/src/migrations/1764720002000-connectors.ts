import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Systems that are asked on a schedule, and their last runs. */
export class Connectors1764720002000 implements MigrationInterface {
  name = 'Connectors1764720002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE connectors (
        key text PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        source text NOT NULL,
        settings jsonb NOT NULL,
        mapping jsonb NOT NULL,
        every integer NOT NULL,
        paused boolean NOT NULL DEFAULT false,
        cursor jsonb,
        caught_up_at timestamptz,
        next_run_at timestamptz NOT NULL DEFAULT now(),
        failures integer NOT NULL DEFAULT 0,
        run_token uuid,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE connector_runs (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        connector text NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        rows bigint NOT NULL DEFAULT 0,
        accepted bigint NOT NULL DEFAULT 0,
        duplicates bigint NOT NULL DEFAULT 0,
        rejected bigint NOT NULL DEFAULT 0,
        rejected_by jsonb NOT NULL DEFAULT '{}',
        fault jsonb
      )`);
    await runner.query('CREATE INDEX connector_runs_newest ON connector_runs (connector, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE connector_runs');
    await runner.query('DROP TABLE connectors');
  }
}
