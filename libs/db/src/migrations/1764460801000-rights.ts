import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES: readonly string[] = [
  // One row, made here: without it nobody can tell of a hash whose it is, nor try all phone numbers.
  `CREATE TABLE erasure_key (
     id          boolean PRIMARY KEY DEFAULT true CHECK (id),
     key         bytea NOT NULL
   )`,
  // Receipts. user_ids: the key that was erased, then those that had been merged into it; of all only empty rows are left.
  `CREATE TABLE erasures (
     id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     user_ids    integer[] NOT NULL,
     erased_at   timestamptz NOT NULL DEFAULT now(),
     rows        jsonb NOT NULL,
     completed_at timestamptz,
     lifted_at   timestamptz,
     lift_reason text
   )`,
  'CREATE INDEX erasures_order ON erasures (erased_at DESC, id DESC)',
  'CREATE INDEX erasures_users ON erasures USING gin (user_ids)',
  // hash: HMAC-SHA-256 of an identity in standard form, under the key above.
  `CREATE TABLE erased_identities (
     hash        bytea NOT NULL,
     erasure_id  uuid NOT NULL REFERENCES erasures (id) ON DELETE CASCADE,
     PRIMARY KEY (hash, erasure_id)
   )`,
  'CREATE INDEX erased_identities_erasure ON erased_identities (erasure_id)',
  // What people asked for by their rights, beside erasure, of which nothing here may tell.
  `CREATE TABLE rights_exercised (
     user_id     integer NOT NULL,
     id          uuid NOT NULL DEFAULT gen_random_uuid(),
     at          timestamptz NOT NULL DEFAULT now(),
     "right"     text NOT NULL CHECK ("right" IN ('ACCESS', 'CORRECTION', 'RESTRICTION', 'RESTRICTION_LIFTED')),
     note        text NOT NULL DEFAULT '',
     keys        text[] NOT NULL DEFAULT '{}',
     PRIMARY KEY (user_id, id)
   )`,
  // For how long events of a name and values of an attribute are kept; what is not here is kept for good.
  `CREATE TABLE retentions (
     kind        text NOT NULL CHECK (kind IN ('EVENT', 'ATTRIBUTE')),
     name        text NOT NULL,
     period      text NOT NULL,
     set_at      timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (kind, name)
   )`,
  // What a definition is collected for, by which right, and who else is given it.
  `CREATE TABLE processing_records (
     kind        text NOT NULL CHECK (kind IN ('ATTRIBUTE', 'EVENT', 'IDENTITY', 'TAG')),
     name        text NOT NULL,
     purpose     text NOT NULL DEFAULT '',
     basis       text,
     recipients  text NOT NULL DEFAULT '',
     set_at      timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (kind, name)
   )`,
];

/** What the rights of people need: erasures and the list that keeps who was erased from coming back, retention, records of processing. */
export class Rights1764460801000 implements MigrationInterface {
  name = 'Rights1764460801000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    // Two random UUIDs are 244 random bits.
    await runner.query(
      `INSERT INTO erasure_key (key) SELECT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'processing_records',
      'retentions',
      'rights_exercised',
      'erased_identities',
      'erasures',
      'erasure_key',
    ])
      await runner.query(`DROP TABLE ${table}`);
  }
}
