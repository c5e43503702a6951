import type { MigrationInterface, QueryRunner } from 'typeorm';

/** External ids and all other identities have a standard form, too: those that may be in another are converted once more. */
export class IdsInStandardForm1764893800000 implements MigrationInterface {
  name = 'IdsInStandardForm1764893800000';

  async up(runner: QueryRunner): Promise<void> {
    const [found] = (await runner.query(`SELECT FROM identities WHERE value !~ '^[!-~]+$' LIMIT 1`)) as object[];
    if (found) await runner.query('INSERT INTO identity_conversion DEFAULT VALUES');
  }

  // What was converted stays so: an older version finds it as well.
  async down(): Promise<void> {}
}
