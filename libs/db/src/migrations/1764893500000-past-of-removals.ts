import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A time in which something was removed is a row of the history without a value: who removed it decides whether a value of
 * that time that comes late counts.
 */
export class PastOfRemovals1764893500000 implements MigrationInterface {
  name = 'PastOfRemovals1764893500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE user_attribute_history ALTER COLUMN value DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM user_attribute_history WHERE value IS NULL');
    await runner.query('ALTER TABLE user_attribute_history ALTER COLUMN value SET NOT NULL');
  }
}
