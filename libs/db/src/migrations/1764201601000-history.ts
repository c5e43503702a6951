import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was so before. Only what was superseded or removed is here, as closed intervals [valid_from, valid_to) that never
 * overlap; what is so now stays where it was, so that a first load writes no history and the present costs no join.
 * On a cluster `strata citus-setup`, run again, distributes the new tables.
 */
export class History1764201601000 implements MigrationInterface {
  name = 'History1764201601000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_attribute_history (
        user_id     integer NOT NULL,
        key         text NOT NULL,
        valid_from  timestamptz NOT NULL,
        valid_to    timestamptz NOT NULL,
        -- As in user_attributes, and its lower case where that differs.
        value       jsonb NOT NULL,
        folded      text,
        source      text,
        -- The text before cleaning, and the method by which the value was inferred.
        original    text,
        inferred    text,
        PRIMARY KEY (user_id, key, valid_from)
      )
    `);
    // A column of a past instant reads what ended after it.
    await runner.query('CREATE INDEX user_attribute_history_key ON user_attribute_history (key, valid_to)');
    await runner.query(`
      CREATE TABLE tag_assignment_history (
        user_id     integer NOT NULL,
        tag_id      integer NOT NULL,
        valid_from  timestamptz NOT NULL,
        valid_to    timestamptz NOT NULL,
        weight      double precision,
        source      text NOT NULL,
        assigned_at timestamptz NOT NULL,
        expires_at  timestamptz,
        PRIMARY KEY (user_id, tag_id, valid_from)
      )
    `);
    await runner.query('CREATE INDEX tag_assignment_history_tag ON tag_assignment_history (tag_id, valid_to)');
    // Since when an assignment is as it is; null: since it was assigned.
    await runner.query('ALTER TABLE tag_assignments ADD COLUMN changed_at timestamptz');
    // Before this instant what is known of the past has gaps: an old database kept no history until now.
    await runner.query('ALTER TABLE workspace ADD COLUMN history_since timestamptz NOT NULL DEFAULT now()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE workspace DROP COLUMN history_since');
    await runner.query('ALTER TABLE tag_assignments DROP COLUMN changed_at');
    await runner.query('DROP TABLE tag_assignment_history');
    await runner.query('DROP TABLE user_attribute_history');
  }
}
