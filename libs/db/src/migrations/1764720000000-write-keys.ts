import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which pages and apps may write as a source. */
export class WriteKeys1764720000000 implements MigrationInterface {
  name = 'WriteKeys1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE write_keys (
        key text PRIMARY KEY,
        source text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        used_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE write_keys');
  }
}
