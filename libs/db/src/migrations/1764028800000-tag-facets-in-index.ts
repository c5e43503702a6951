import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A tag's column of weights or of times of assignment is read from the index alone, as its holders are: the rows of one tag
 * lie scattered over the table, and fetching them took four times as long (110 ms against 30 for 179,000 users).
 */
export class TagFacetsInIndex1764028800000 implements MigrationInterface {
  name = 'TagFacetsInIndex1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tag_assignments_tag');
    await runner.query(
      'CREATE INDEX tag_assignments_tag ON tag_assignments (tag_id, user_id) INCLUDE (weight, assigned_at, expires_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tag_assignments_tag');
    await runner.query('CREATE INDEX tag_assignments_tag ON tag_assignments (tag_id, user_id) INCLUDE (expires_at)');
  }
}
