import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What moves by itself: who follows it, who entered and left, and which segments are watched. */
export class Movements1764896600000 implements MigrationInterface {
  readonly name = 'Movements1764896600000';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`CREATE TABLE leases (
      name text PRIMARY KEY,
      holder uuid NOT NULL,
      until timestamptz NOT NULL
    )`);
    await queries.query('CREATE SEQUENCE movement_ids');
    await queries.query(`CREATE TABLE movements (
      user_id integer NOT NULL,
      id bigint NOT NULL,
      kind text NOT NULL,
      object text NOT NULL,
      at timestamptz NOT NULL,
      details jsonb NOT NULL,
      PRIMARY KEY (user_id, id)
    )`);
    await queries.query('CREATE INDEX movements_by_id ON movements (id)');
    await queries.query(`CREATE TABLE bulk_movements (
      id bigint PRIMARY KEY,
      kind text NOT NULL,
      object text NOT NULL,
      at timestamptz NOT NULL,
      count integer NOT NULL
    )`);
    await queries.query(`CREATE TABLE bulk_movement_chunks (
      movement_id bigint NOT NULL REFERENCES bulk_movements ON DELETE CASCADE,
      chunk integer NOT NULL,
      members bytea NOT NULL,
      PRIMARY KEY (movement_id, chunk)
    )`);
    await queries.query(`CREATE TABLE destinations (
      key text PRIMARY KEY,
      name text NOT NULL,
      url text NOT NULL,
      secret text NOT NULL,
      kinds text[] NOT NULL,
      objects text[] NOT NULL,
      paused boolean NOT NULL DEFAULT false,
      -- Everything up to here has arrived; what is on its way reaches up to "sending".
      arrived bigint NOT NULL,
      sending bigint,
      failures integer NOT NULL DEFAULT 0,
      fault text,
      next_try_at timestamptz NOT NULL DEFAULT now(),
      arrived_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now()
    )`);
    // Its rule has ended, and those whom the rule gave it to have it still.
    await queries.query('ALTER TABLE tags ADD COLUMN rule_ended boolean NOT NULL DEFAULT false');
    await queries.query('ALTER TABLE segments ADD COLUMN watched boolean NOT NULL DEFAULT false');
    await queries.query('ALTER TABLE segments ADD COLUMN followed_since timestamptz');
    await queries.query(`CREATE TABLE segment_memberships (
      user_id integer NOT NULL,
      segment_key text NOT NULL,
      since timestamptz NOT NULL,
      PRIMARY KEY (user_id, segment_key)
    )`);
    await queries.query('CREATE INDEX segment_memberships_by_segment ON segment_memberships (segment_key, user_id)');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE segment_memberships');
    await queries.query('ALTER TABLE segments DROP COLUMN followed_since');
    await queries.query('ALTER TABLE segments DROP COLUMN watched');
    await queries.query('ALTER TABLE tags DROP COLUMN rule_ended');
    await queries.query('DROP TABLE destinations');
    await queries.query('DROP TABLE bulk_movement_chunks');
    await queries.query('DROP TABLE bulk_movements');
    await queries.query('DROP TABLE movements');
    await queries.query('DROP SEQUENCE movement_ids');
    await queries.query('DROP TABLE leases');
  }
}
