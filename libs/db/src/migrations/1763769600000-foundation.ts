import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema. Tables that belong to users carry `user_id` in their primary key, so that `strata citus-setup` can
 * distribute them by it; everything else is a definition and stays on the coordinator or is a reference table.
 * No foreign key crosses the two.
 */
export class Foundation1763769600000 implements MigrationInterface {
  name = 'Foundation1763769600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row: what is the same for the whole company.
      CREATE TABLE workspace (
        id          boolean PRIMARY KEY DEFAULT true CHECK (id),
        name        text NOT NULL,
        time_zone   text NOT NULL,
        locale      text NOT NULL,
        -- Whether the data is invented, so that the app can say so.
        demo        boolean NOT NULL DEFAULT false
      );

      -- One row, raised in each transaction that changes a definition (attribute, tag, segment, workspace), so that any
      -- process can tell with one small read whether what it holds in memory is still true.
      CREATE TABLE definitions_version (
        id          boolean PRIMARY KEY DEFAULT true CHECK (id),
        version     bigint NOT NULL
      );
      INSERT INTO definitions_version (version) VALUES (1);

      -- id is the bit position in every bitmap: dense, 32 bits, never reused. From a sequence of its own, because Citus
      -- distributes no table with an identity column of 32 bits.
      CREATE SEQUENCE user_ids AS integer;
      CREATE TABLE users (
        id          integer PRIMARY KEY DEFAULT nextval('user_ids'),
        external_id text,
        created_at  timestamptz NOT NULL DEFAULT now(),
        erased_at   timestamptz
      );

      -- Uniqueness across shards lives in tables distributed by the unique value itself. Collation C lets the primary key
      -- serve a search by prefix.
      CREATE TABLE identities (
        value       text COLLATE "C" NOT NULL,
        kind        text NOT NULL,
        namespace   text NOT NULL DEFAULT '',
        user_id     integer NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (value, kind, namespace)
      );
      CREATE INDEX identities_user ON identities (user_id);

      CREATE TABLE attribute_definitions (
        key         text PRIMARY KEY,
        name        text NOT NULL,
        type        text NOT NULL CHECK (type IN ('TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATETIME', 'TEXT_LIST')),
        options     jsonb,
        unit        text,
        sensitive   boolean NOT NULL DEFAULT false,
        created_at  timestamptz NOT NULL DEFAULT now()
      );

      -- values: key to stored value. TEXT and TEXT_LIST in NFC, NUMBER, BOOLEAN as they are, DATE as days since 1970-01-01,
      -- DATETIME as milliseconds since then. folded: lower case as JavaScript gives it, only where it differs.
      -- origins: key to [source, milliseconds].
      CREATE TABLE user_attributes (
        user_id     integer PRIMARY KEY,
        "values"    jsonb NOT NULL DEFAULT '{}',
        folded      jsonb,
        origins     jsonb NOT NULL DEFAULT '{}'
      );

      CREATE SEQUENCE tag_ids AS integer;
      CREATE TABLE tags (
        id          integer PRIMARY KEY DEFAULT nextval('tag_ids'),
        key         text NOT NULL UNIQUE,
        name        text NOT NULL,
        class       text NOT NULL CHECK (class IN ('BASIC', 'BEHAVIOUR', 'INTEREST', 'VALUE')),
        definition  text NOT NULL DEFAULT '',
        rule        jsonb,
        ttl         text,
        -- Made only because a tag below it was: creating it then says what it means.
        implied     boolean NOT NULL DEFAULT false,
        created_at  timestamptz NOT NULL DEFAULT now(),
        refreshed_at timestamptz
      );

      CREATE TABLE tag_assignments (
        user_id     integer NOT NULL,
        tag_id      integer NOT NULL,
        weight      double precision,
        source      text NOT NULL,
        assigned_at timestamptz NOT NULL,
        expires_at  timestamptz,
        PRIMARY KEY (user_id, tag_id)
      );
      CREATE INDEX tag_assignments_tag ON tag_assignments (tag_id, user_id) INCLUDE (expires_at);

      -- id orders events by arrival: a block number from event_blocks times 65,536 plus the place in the batch.
      -- properties: text in NFC; folded: its top-level texts in lower case as JavaScript gives it, only where it differs.
      CREATE TABLE events (
        user_id     integer NOT NULL,
        occurred_at timestamptz NOT NULL,
        id          bigint NOT NULL,
        name        text NOT NULL,
        properties  jsonb NOT NULL DEFAULT '{}',
        folded      jsonb,
        PRIMARY KEY (user_id, occurred_at, id)
      ) PARTITION BY RANGE (occurred_at);
      CREATE INDEX events_name ON events (name, occurred_at) INCLUDE (user_id);
      CREATE INDEX events_user_name ON events (user_id, name, occurred_at);
      CREATE TABLE events_default PARTITION OF events DEFAULT;
      CREATE SEQUENCE event_blocks;

      -- id: the first 16 bytes of the SHA-256 of the message id, a third of the size of most ids as text.
      CREATE TABLE accepted_messages (
        id          uuid PRIMARY KEY,
        received_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE event_types (
        name        text PRIMARY KEY,
        first_seen  timestamptz NOT NULL,
        last_seen   timestamptz NOT NULL,
        volume      bigint NOT NULL
      );
      CREATE TABLE event_properties (
        name        text NOT NULL,
        property    text NOT NULL,
        type        text NOT NULL CHECK (type IN ('TEXT', 'NUMBER', 'BOOLEAN', 'DATETIME', 'LIST', 'OBJECT')),
        first_seen  timestamptz NOT NULL,
        PRIMARY KEY (name, property, type)
      );

      CREATE TABLE segments (
        key         text PRIMARY KEY,
        name        text NOT NULL,
        description text NOT NULL DEFAULT '',
        version     integer NOT NULL,
        draft       jsonb,
        draft_at    timestamptz,
        archived_at timestamptz,
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE segment_versions (
        segment_key text NOT NULL REFERENCES segments (key),
        version     integer NOT NULL,
        rule        jsonb NOT NULL,
        note        text NOT NULL DEFAULT '',
        published_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (segment_key, version)
      );
      CREATE TABLE segment_snapshots (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        segment_key text NOT NULL REFERENCES segments (key),
        state       text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
        progress    double precision NOT NULL DEFAULT 0,
        rule_version integer NOT NULL,
        as_of       timestamptz,
        count       integer,
        entered     integer,
        "left"      integer,
        error       text,
        created_at  timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE INDEX segment_snapshots_segment ON segment_snapshots (segment_key, id DESC);
      -- Members as serialized Roaring bitmaps (portable format), one for each run of 2^20 user keys.
      CREATE TABLE segment_snapshot_chunks (
        snapshot_id bigint NOT NULL REFERENCES segment_snapshots (id) ON DELETE CASCADE,
        chunk       integer NOT NULL,
        members     bytea NOT NULL,
        PRIMARY KEY (snapshot_id, chunk)
      );

      -- The change feed: which users' values under a topic changed, written in the transaction of the change. user_ids null:
      -- load the topic's columns anew. Read by snapshot (xid), never by id, so that no slow transaction is missed.
      CREATE TABLE changes (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at          timestamptz NOT NULL DEFAULT clock_timestamp(),
        topic       text NOT NULL,
        user_ids    integer[]
      );
      CREATE INDEX changes_xid ON changes (xid);
      CREATE INDEX changes_at ON changes (at);

      -- File imports by content: a second run of the same file resumes or finds nothing to do.
      CREATE TABLE file_imports (
        content_hash text NOT NULL,
        mapping_hash text NOT NULL,
        kind        text NOT NULL CHECK (kind IN ('USERS', 'EVENTS')),
        file_name   text NOT NULL,
        state       text NOT NULL CHECK (state IN ('RUNNING', 'DONE')),
        rows_done   bigint NOT NULL DEFAULT 0,
        accepted    bigint NOT NULL DEFAULT 0,
        duplicates  bigint NOT NULL DEFAULT 0,
        rejected    bigint NOT NULL DEFAULT 0,
        started_at  timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        PRIMARY KEY (content_hash, mapping_hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE file_imports, changes, segment_snapshot_chunks, segment_snapshots, segment_versions, segments,
        event_properties, event_types, accepted_messages, events, tag_assignments, tags, user_attributes,
        attribute_definitions, identities, users, definitions_version, workspace;
      DROP SEQUENCE event_blocks, tag_ids, user_ids;
    `);
  }
}
