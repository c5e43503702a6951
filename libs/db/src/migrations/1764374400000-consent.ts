import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people have agreed to, which only grows; what stops messages all the same; what they are asked for. `strata
 * citus-setup`, run again, distributes the new tables of users.
 */
export class Consent1764374400000 implements MigrationInterface {
  name = 'Consent1764374400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attribute_definitions DROP COLUMN consent_purpose');
    await runner.query('DROP TABLE preference_keys, consent_wordings, consent_purposes');
    await runner.query('DROP TABLE suppressions');
    await runner.query('DROP TABLE consents');
    await runner.query('DROP FUNCTION refuse_change_of_consent');
  }
}

const STATEMENTS = [
  `-- channels: on which it is asked for; none where it is no matter of channels.
   CREATE TABLE consent_purposes (
     key         text PRIMARY KEY,
     name_zh     text NOT NULL,
     name_en     text NOT NULL,
     description_zh text NOT NULL DEFAULT '',
     description_en text NOT NULL DEFAULT '',
     basis       text NOT NULL DEFAULT 'CONSENT',
     channels    text[] NOT NULL DEFAULT '{}',
     created_at  timestamptz NOT NULL DEFAULT now()
   )`,
  `-- The texts that people were shown. A version is never changed: a new text is a new version.
   CREATE TABLE consent_wordings (
     purpose     text NOT NULL REFERENCES consent_purposes (key),
     version     text NOT NULL,
     number      integer NOT NULL,
     text_zh     text NOT NULL,
     text_en     text NOT NULL,
     created_at  timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (purpose, version),
     UNIQUE (purpose, number)
   )`,
  `INSERT INTO consent_purposes (key, name_zh, name_en, description_zh, description_en, channels) VALUES
     ('MARKETING', '营销信息', 'Marketing', '新品、优惠和活动的消息。', 'News of products, offers and events.',
      '{INBOX,EMAIL,SMS,WEB_PUSH,TELEGRAM,WECOM,DINGTALK,FEISHU}')`,
  `INSERT INTO consent_wordings (purpose, version, number, text_zh, text_en) VALUES
     ('MARKETING', '1', 1, '我同意接收新品、优惠和活动的消息，并可随时撤回。',
      'I agree to receive news of products, offers and events, and may withdraw this at any time.')`,
  `-- channel '': on every channel that has no consent of its own. One record of the same is one row: sent again, it changes nothing.
   CREATE TABLE consents (
     user_id     integer NOT NULL,
     purpose     text NOT NULL,
     channel     text NOT NULL DEFAULT '',
     at          timestamptz NOT NULL CHECK (at > 'epoch'),
     state       text NOT NULL CHECK (state IN ('GRANTED', 'WITHDRAWN')),
     given_by    text NOT NULL DEFAULT 'SELF' CHECK (given_by IN ('SELF', 'GUARDIAN')),
     source      text NOT NULL,
     wording     text,
     proof       jsonb,
     recorded_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (user_id, purpose, channel, at, state, given_by)
   )`,
  `CREATE INDEX consents_purpose ON consents (purpose, at) INCLUDE (user_id)`,
  `-- Erasure and merging say so in their transaction, and delete and insert; nothing is ever updated.
   CREATE FUNCTION refuse_change_of_consent() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' AND current_setting('strata.person_leaves', true) = 'on' THEN RETURN OLD; END IF;
     RAISE EXCEPTION 'consents are append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE ON consents
     FOR EACH ROW EXECUTE FUNCTION refuse_change_of_consent()`,
  `-- channel '': every channel.
   CREATE TABLE suppressions (
     user_id     integer NOT NULL,
     channel     text NOT NULL DEFAULT '',
     suppressed_at timestamptz NOT NULL,
     reason      text NOT NULL,
     lifted_at   timestamptz,
     lift_reason text,
     PRIMARY KEY (user_id, channel, suppressed_at)
   )`,
  `CREATE UNIQUE INDEX suppressions_open ON suppressions (user_id, channel) WHERE lifted_at IS NULL`,
  `CREATE INDEX suppressions_time ON suppressions (suppressed_at)`,
  `CREATE INDEX suppressions_lifted ON suppressions (lifted_at) WHERE lifted_at IS NOT NULL`,
  `-- What links to the preference page are signed with; made by whoever signs first.
   CREATE TABLE preference_keys (
     id          boolean PRIMARY KEY DEFAULT true CHECK (id),
     key         bytea NOT NULL
   )`,
  `-- The purpose to which a person must have consented before values of the attribute are kept.
   ALTER TABLE attribute_definitions ADD COLUMN consent_purpose text`,
];
