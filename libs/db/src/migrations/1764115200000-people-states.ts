import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person who was merged into another one, and one whose data may be kept but not used: neither is in any rule's set. */
export class PeopleStates1764115200000 implements MigrationInterface {
  name = 'PeopleStates1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN merged_into integer');
    await runner.query('ALTER TABLE users ADD COLUMN restricted_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN merged_into');
    await runner.query('ALTER TABLE users DROP COLUMN restricted_at');
  }
}
