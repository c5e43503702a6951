import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of models are the code's to know: a model of a new kind needs no migration. */
export class KindsOfModels1764896650000 implements MigrationInterface {
  readonly name = 'KindsOfModels1764896650000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query('ALTER TABLE models DROP CONSTRAINT models_kind_check');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query(`ALTER TABLE models ADD CONSTRAINT models_kind_check CHECK (kind IN ('RFM'))`);
  }
}
