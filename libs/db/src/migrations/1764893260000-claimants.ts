import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who named an identity that too many share: where it is nobody's, it is erased with the last of them. */
export class Claimants1764893260000 implements MigrationInterface {
  name = 'Claimants1764893260000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE identity_notices ADD COLUMN claimed_by integer[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity_notices DROP COLUMN claimed_by');
  }
}
