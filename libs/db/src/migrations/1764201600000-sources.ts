import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where data comes from, and whose word counts when two disagree. */
export class Sources1764201600000 implements MigrationInterface {
  name = 'Sources1764201600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sources (
        key         text PRIMARY KEY,
        name        text NOT NULL,
        kind        text NOT NULL CHECK (kind IN ('API', 'FILE', 'CONNECTOR', 'WEBHOOK', 'SDK', 'MANUAL', 'SYSTEM')),
        -- Of two values the one from the source of the lower rank stands.
        rank        integer NOT NULL DEFAULT 100,
        -- Rules of cleaning that are switched off: {"off": ["PHONE", ...]}.
        cleaning    jsonb NOT NULL DEFAULT '{}',
        created_at  timestamptz NOT NULL DEFAULT now()
      )
    `);
    await runner.query(`
      INSERT INTO sources (key, name, kind, rank) VALUES ('api', 'API', 'API', 100), ('manual', 'Manual', 'MANUAL', 0)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sources');
  }
}
