import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where values come from, in a table of its own: it took 953 of a row's 1,490 bytes, and every load of an attribute's column
 * passes over all rows. On a cluster `strata citus-setup`, run again, distributes the new table.
 */
export class AttributeOrigins1763942400000 implements MigrationInterface {
  name = 'AttributeOrigins1763942400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- key to [source, milliseconds].
      CREATE TABLE user_attribute_origins (
        user_id     integer PRIMARY KEY,
        origins     jsonb NOT NULL
      )
    `);
    await runner.query(`
      INSERT INTO user_attribute_origins (user_id, origins)
        SELECT user_id, origins FROM user_attributes WHERE origins <> '{}'
    `);
    await runner.query('ALTER TABLE user_attributes DROP COLUMN origins');
    // Writes the rows anew: a column that was dropped keeps its bytes until then.
    const citus = (await runner.query(`SELECT FROM pg_extension WHERE extname = 'citus'`)) as unknown[];
    if (citus.length === 0) await runner.query('CLUSTER user_attributes USING user_attributes_pkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE user_attributes ADD COLUMN origins jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`
      UPDATE user_attributes SET origins = moved.origins
        FROM user_attribute_origins moved WHERE moved.user_id = user_attributes.user_id
    `);
    await runner.query('DROP TABLE user_attribute_origins');
  }
}
