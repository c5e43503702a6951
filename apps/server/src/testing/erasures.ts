/** What tests of erasures have in common. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasureReceipt } from '@strata/profile';
import type { TestServer } from './test-server.js';

/** A text that is nowhere else. */
export const marker = (what: string): string => `mark-${what}-${randomBytes(6).toString('hex')}`;

export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) if (await isSo()) return;
  throw new Error(`not within a minute: ${what}`);
}

/** Every row of every table of the database as text, the queue's included, with the table's name. */
export async function dump({ app }: TestServer): Promise<{ table: string; row: string }[]> {
  const { database } = app;
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p', 'm') AND NOT relispartition AND nspname !~ '^pg_' AND nspname <> 'information_schema'`,
  );
  const rows: { table: string; row: string }[] = [];
  for (const { name } of tables)
    for (const { row } of await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`))
      rows.push({ table: name, row });
  return rows;
}

/** A text may lie in a bytea, which PostgreSQL shows in hexadecimal. */
const formsOf = (text: string): string[] => [
  text,
  Buffer.from(text).toString('hex'),
  Buffer.from(text).toString('base64'),
];
export const tablesWith = (rows: { table: string; row: string }[], texts: string[]): string[] => {
  const forms = texts.flatMap(formsOf);
  return [
    ...new Set(rows.filter(({ row }) => forms.some((form) => row.includes(form))).map(({ table }) => table)),
  ].sort();
};

export async function completed({ app }: TestServer, id: string): Promise<ErasureReceipt> {
  await until('the erasure is complete', async () => Boolean((await app.erasures.byId(id))?.completedAt));
  return (await app.erasures.byId(id)) as ErasureReceipt;
}
