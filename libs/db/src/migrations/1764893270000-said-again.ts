import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of an import somebody else has said again since: its undo leaves that. */
export class SaidAgain1764893270000 implements MigrationInterface {
  name = 'SaidAgain1764893270000';

  async up(runner: QueryRunner): Promise<void> {
    // By who said it, an import by its id and all others as 0: attribute keys, identities and tags that they named.
    await runner.query(`ALTER TABLE import_changes ADD COLUMN again jsonb NOT NULL DEFAULT '{}'`);
    // What was counted as merged were rows of the same user; merges of users are counted from here on.
    await runner.query(`
      UPDATE imports SET report = report - 'merged' || jsonb_build_object('sameUser', report -> 'merged') WHERE report ? 'merged'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE imports SET report = report - 'sameUser' || jsonb_build_object('merged', report -> 'sameUser') WHERE report ? 'sameUser'
    `);
    await runner.query('ALTER TABLE import_changes DROP COLUMN again');
  }
}
