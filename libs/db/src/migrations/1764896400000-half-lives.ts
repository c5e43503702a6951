import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The weights of a tag can decay by half in a time that it names. */
export class HalfLives1764896400000 implements MigrationInterface {
  readonly name = 'HalfLives1764896400000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE tags ADD COLUMN half_life text');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE tags DROP COLUMN half_life');
  }
}
