import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what to know someone in texts, from their erasure until its job has searched them, seconds later; then nothing. */
export class ErasureClues1764893250000 implements MigrationInterface {
  name = 'ErasureClues1764893250000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE erasures ADD COLUMN clues text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE erasures DROP COLUMN clues');
  }
}
