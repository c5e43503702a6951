import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which sources kinds of identities and of events have come. Nothing of any one person. */
export class CollectedFrom1764893900000 implements MigrationInterface {
  name = 'CollectedFrom1764893900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE collected_from (
        kind    text NOT NULL CHECK (kind IN ('EVENT', 'IDENTITY')),
        name    text NOT NULL,
        source  text NOT NULL,
        PRIMARY KEY (kind, name, source)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE collected_from');
  }
}
