import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of an import somebody else has said again since: its undo leaves that. */
export class SaidAgain1764893260000 implements MigrationInterface {
  name = 'SaidAgain1764893260000';

  async up(runner: QueryRunner): Promise<void> {
    // By who said it, an import by its id and all others as 0: attribute keys, identities and tags that they named.
    await runner.query(`ALTER TABLE import_changes ADD COLUMN again jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_changes DROP COLUMN again');
  }
}
