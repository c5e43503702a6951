import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that a company gives to infer places by, each kept as its file in pieces. */
export class InferenceTables1764893000000 implements MigrationInterface {
  name = 'InferenceTables1764893000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE inference_table_versions');
    await runner.query(`
      CREATE TABLE inference_tables (
        kind       text PRIMARY KEY,
        -- Names the pieces of its file; another one with each table that is given.
        version    bigint NOT NULL,
        file_name  text NOT NULL,
        note       text NOT NULL,
        rows       integer NOT NULL,
        bytes      bigint NOT NULL,
        given_at   timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE inference_table_pieces (
        version     bigint NOT NULL,
        start       bigint NOT NULL,
        bytes       bytea NOT NULL,
        arrived_at  timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (version, start)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inference_table_pieces');
    await runner.query('DROP TABLE inference_tables');
    await runner.query('DROP SEQUENCE inference_table_versions');
  }
}
