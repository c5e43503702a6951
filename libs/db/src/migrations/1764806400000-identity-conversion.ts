import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row while phone numbers and e-mail addresses of before still have to be brought into standard form. */
export class IdentityConversion1764806400000 implements MigrationInterface {
  name = 'IdentityConversion1764806400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE identity_conversion (due_since timestamptz PRIMARY KEY DEFAULT now())');
    const [found] = (await runner.query(`SELECT FROM identities WHERE kind IN ('PHONE', 'EMAIL') LIMIT 1`)) as object[];
    if (found) await runner.query('INSERT INTO identity_conversion DEFAULT VALUES');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity_conversion');
  }
}
