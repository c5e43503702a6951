import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tag can say that nobody holds two of those below it. */
export class ExclusiveTags1764896100000 implements MigrationInterface {
  readonly name = 'ExclusiveTags1764896100000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE tags ADD COLUMN exclusive boolean NOT NULL DEFAULT false');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE tags DROP COLUMN exclusive');
  }
}
