import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How cleaning reads the values of an attribute, and whose phone numbers are written without a country code. */
export class StandardForms1764633600000 implements MigrationInterface {
  name = 'StandardForms1764633600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attribute_definitions ADD COLUMN standard_form text');
    await runner.query(`ALTER TABLE workspace ADD COLUMN region text NOT NULL DEFAULT 'CN'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attribute_definitions DROP COLUMN standard_form');
    await runner.query('ALTER TABLE workspace DROP COLUMN region');
  }
}
