import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finished snapshots of a segment follow one another by number: clocks are set back, and differ from process to process. */
export class SnapshotNumbers1764895300000 implements MigrationInterface {
  readonly name = 'SnapshotNumbers1764895300000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE segment_snapshots ADD COLUMN number integer');
    await queries.query(`
      UPDATE segment_snapshots SET number = numbered.number FROM (
        SELECT id, row_number() OVER (PARTITION BY segment_key ORDER BY as_of, id) AS number
        FROM segment_snapshots WHERE state = 'DONE'
      ) numbered WHERE numbered.id = segment_snapshots.id`);
    await queries.query('CREATE UNIQUE INDEX segment_snapshots_number ON segment_snapshots (segment_key, number)');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE segment_snapshots DROP COLUMN number');
  }
}
