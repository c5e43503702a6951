import { Client } from 'pg';
import type { Queryable } from '../database.js';

// Values are written in one way and read in the same, whatever the server is set to. A table may take hours.
const SETTINGS = [
  "client_encoding = 'UTF8'",
  "TimeZone = 'UTC'",
  "DateStyle = 'ISO'",
  "IntervalStyle = 'postgres'",
  "bytea_output = 'hex'",
  'extra_float_digits = 3',
  'statement_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
];

export interface Session extends Queryable {
  readonly client: Client;
}

/** One transaction on a connection of its own: a COPY that breaks off in the middle leaves a connection nobody can use. */
export async function inSession<T>(url: string, begin: string, run: (session: Session) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'strata-backup', keepAlive: true });
  // A lost connection also fails the statement under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SETTINGS.map((setting) => `SET ${setting};`).join(' '));
    await client.query(begin);
    const result = await run({
      client,
      query: async <Row>(text: string, values: readonly unknown[] = []) =>
        (await client.query(text, [...values])).rows as Row[],
    });
    await client.query('COMMIT');
    await client.end();
    return result;
  } catch (error) {
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    throw error;
  }
}
