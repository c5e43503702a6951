import { Client, escapeIdentifier } from 'pg';
import { ForbiddenAddress } from '../../outgoing/outgoing.js';
import type { Outgoing } from '../../outgoing/outgoing.js';
import type { JsonRecord } from '../../inbound/record-road.js';
import { forbidden, PullFault } from './puller.js';
import type { Puller } from './puller.js';
import { PAGE_ROWS, sqlPages } from './sql-pages.js';
import type { SqlRow, Start } from './sql-pages.js';
import type { SqlSettings } from './sql-settings.js';

const CONNECT_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 60_000;

/** Reads a PostgreSQL: each page one statement in a read-only transaction of its own. */
export function postgresPuller(settings: SqlSettings, password: string | undefined, outgoing: Outgoing): Puller {
  return {
    async *pages(cursor, signal) {
      const { host, port = 5432 } = settings;
      const client = new Client({
        host,
        port,
        stream: () => outgoing.socketTo(host, port),
        database: settings.database,
        user: settings.user,
        password,
        ssl: settings.tls,
        application_name: 'strata-connector',
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        statement_timeout: STATEMENT_TIMEOUT,
        // Longer than the server's own, whose message says more; it also ends a server that hangs.
        query_timeout: STATEMENT_TIMEOUT + 5_000,
        options: '-c default_transaction_read_only=on -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601',
      });
      // A connection that breaks between two pages is found by the next statement.
      client.on('error', () => undefined);
      try {
        await client.connect();
        for await (const page of sqlPages(settings, cursor, (start) => read(client, settings, start))) {
          yield page;
          signal.throwIfAborted();
        }
      } catch (error) {
        throw faultOf(error);
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}

async function read(client: Client, settings: SqlSettings, start: Start): Promise<SqlRow[]> {
  const [watermark, key] = [escapeIdentifier(settings.watermark), escapeIdentifier(settings.key)];
  const [where, values] = condition(start, watermark, key);
  // The extended protocol, which values make it, takes one statement and no more.
  const { rows } = await client.query<{ record: JsonRecord; watermark: string; key: string }>(
    `SELECT row_to_json(source) AS record, source.${watermark}::text AS watermark, source.${key}::text AS key
     FROM (${settings.query}\n) AS source WHERE ${where}
     ORDER BY source.${watermark}, source.${key} LIMIT $${values.length + 1}`,
    [...values, PAGE_ROWS],
  );
  return rows;
}

function condition(start: Start, watermark: string, key: string): [where: string, values: string[]] {
  if (start === undefined) return [`source.${watermark} IS NOT NULL`, []];
  if ('from' in start) return [`source.${watermark} >= $1`, [start.from]];
  return [`(source.${watermark}, source.${key}) > ($1, $2)`, [start.after.watermark, start.after.key]];
}

function faultOf(error: unknown): unknown {
  if (error instanceof ForbiddenAddress) return forbidden(error);
  const { name, code = 'UNREACHABLE', message } = error as { name?: string; code?: string; message?: string };
  if (error instanceof PullFault || name === 'AbortError') return error;
  return new PullFault(code === '57014' ? 'TIMEOUT' : code, `the database answers: ${message || code}`);
}
