import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was given the sensitive values of one user: found among the many that an entry names. */
export class AuditReadings1764896000000 implements MigrationInterface {
  readonly name = 'AuditReadings1764896000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX audit_entries_of_many ON audit_entries USING gin ((details -> 'ids') jsonb_path_ops) WHERE details ? 'ids'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_entries_of_many');
  }
}
