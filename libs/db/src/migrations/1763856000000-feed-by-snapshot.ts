import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The change feed is trimmed by transaction id, as it is read; an index by time serves nobody. */
export class FeedBySnapshot1763856000000 implements MigrationInterface {
  name = 'FeedBySnapshot1763856000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX changes_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX changes_at ON changes (at)');
  }
}
