import { Client } from 'pg';
import { migrate, openDatabase } from '../index.js';

export const TEMPLATE = 'template';

export async function makeTemplate(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`));
  const database = await openDatabase({ url: databaseUrl(serverUrl, name), applicationName: 'template', poolSize: 2 });
  await migrate(database);
  await database.close();
}

/** Drops what a run made and names the databases that a test made and did not close. */
export async function dropTestDatabases(serverUrl: string, run: string): Promise<string[]> {
  return withClient(serverUrl, async (client) => {
    const found = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE starts_with(datname, $1) ORDER BY datname`,
      [`${run}_`],
    );
    const names = found.rows.map((row) => row.datname);
    for (const name of names) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    return names.filter((name) => name !== `${run}_${TEMPLATE}`);
  });
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function withClient<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
