import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When someone was merged, and who went lately; snapshots that change when someone goes. One statement each, for Citus. */
export class GoneUsers1764460800000 implements MigrationInterface {
  name = 'GoneUsers1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN merged_at timestamptz');
    await runner.query('CREATE INDEX users_erased ON users (erased_at) WHERE erased_at IS NOT NULL');
    await runner.query('CREATE INDEX users_merged_at ON users (merged_at) WHERE merged_at IS NOT NULL');
    await runner.query('CREATE INDEX users_merged_into ON users (merged_into) WHERE merged_into IS NOT NULL');
    // Raised whenever a finished snapshot's members change, so that no process shows those that it holds in memory.
    await runner.query('ALTER TABLE segment_snapshots ADD COLUMN revision integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE segment_snapshots DROP COLUMN revision');
    await runner.query('DROP INDEX users_merged_into');
    await runner.query('DROP INDEX users_merged_at');
    await runner.query('DROP INDEX users_erased');
    await runner.query('ALTER TABLE users DROP COLUMN merged_at');
  }
}
