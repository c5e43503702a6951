import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Doors for senders of webhooks with their secrets, and their last deliveries. */
export class Webhooks1764720001000 implements MigrationInterface {
  name = 'Webhooks1764720001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhooks (
        key text PRIMARY KEY,
        name text NOT NULL,
        source text NOT NULL,
        items text,
        mapping jsonb,
        paused boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        received_at timestamptz
      )`);
    await runner.query('CREATE TABLE credentials (owner text PRIMARY KEY, secret jsonb NOT NULL)');
    await runner.query(`
      CREATE TABLE webhook_deliveries (
        webhook text NOT NULL,
        id text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        answer jsonb,
        fault text,
        body jsonb,
        user_ids integer[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (webhook, id)
      )`);
    await runner.query('CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (webhook, received_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_deliveries');
    await runner.query('DROP TABLE credentials');
    await runner.query('DROP TABLE webhooks');
  }
}
