import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What not everyone may see: kinds of identities, small counts of people, and the content of what somebody uploaded. */
export class Sight1764895200000 implements MigrationInterface {
  readonly name = 'Sight1764895200000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE identity_policies ADD COLUMN sensitive boolean');
    await queries.query('ALTER TABLE workspace ADD COLUMN small_count integer NOT NULL DEFAULT 5');
    await queries.query('ALTER TABLE imports ADD COLUMN uploaded_by text');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE imports DROP COLUMN uploaded_by');
    await queries.query('ALTER TABLE workspace DROP COLUMN small_count');
    await queries.query('ALTER TABLE identity_policies DROP COLUMN sensitive');
  }
}
