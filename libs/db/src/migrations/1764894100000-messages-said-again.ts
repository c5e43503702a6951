import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which import brought a message, and who else has sent it since: its undo leaves that. */
export class MessagesSaidAgain1764894100000 implements MigrationInterface {
  name = 'MessagesSaidAgain1764894100000';

  async up(runner: QueryRunner): Promise<void> {
    // Null where no import may take it back, and of all that came before this version.
    await runner.query('ALTER TABLE accepted_messages ADD COLUMN import_id bigint');
    // Imports by their ids, and all others as 0, as in import_changes.
    await runner.query('ALTER TABLE accepted_messages ADD COLUMN again bigint[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accepted_messages DROP COLUMN again');
    await runner.query('ALTER TABLE accepted_messages DROP COLUMN import_id');
  }
}
