import { createConnection, escapeId } from 'mysql2/promise';
import type { Connection, RowDataPacket } from 'mysql2/promise';
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
/** Whole numbers and decimals, as the protocol numbers its types. */
const NUMBER_TYPES = new Set([0, 1, 2, 3, 8, 9, 246]);

/** Reads a MySQL or a MariaDB: each page one statement in a read-only transaction. TIMESTAMPs come in UTC. */
export function mysqlPuller(settings: SqlSettings, password: string | undefined, outgoing: Outgoing): Puller {
  return {
    async *pages(cursor, signal) {
      let connection: Connection | undefined;
      const { host, port = 3306 } = settings;
      try {
        connection = await createConnection({
          host,
          port,
          stream: () => outgoing.socketTo(host, port).connect(port, host),
          database: settings.database,
          user: settings.user,
          password: password ?? '',
          // Unless asked for it takes any certificate of a known authority, whoever's name is in it.
          ...(settings.tls && { ssl: { verifyIdentity: true } }),
          connectTimeout: CONNECT_TIMEOUT,
          // Every digit and every microsecond; JavaScript's numbers and dates hold less.
          supportBigNumbers: true,
          bigNumberStrings: true,
          dateStrings: true,
          multipleStatements: false,
        });
        connection.on('error', () => undefined);
        await prepare(connection);
        const opened = connection;
        const numbers = await numbersAmong(connection, settings);
        for await (const page of sqlPages(settings, cursor, (start) => read(opened, settings, start, numbers))) {
          yield page;
          signal.throwIfAborted();
        }
      } catch (error) {
        throw faultOf(error);
      } finally {
        connection?.destroy();
      }
    },
  };
}

async function prepare(connection: Connection): Promise<void> {
  const timeout = STATEMENT_TIMEOUT;
  await connection.query({ sql: `SET time_zone = '+00:00'`, timeout });
  // MySQL counts in milliseconds and MariaDB in seconds, each by a name that the other does not know.
  await connection
    .query({ sql: `SET SESSION max_execution_time = ${STATEMENT_TIMEOUT}`, timeout })
    .catch(() => connection.query({ sql: `SET SESSION max_statement_time = ${STATEMENT_TIMEOUT / 1000}`, timeout }));
  await connection.query({ sql: 'SET SESSION TRANSACTION READ ONLY', timeout });
}

interface Numbers {
  watermark: boolean;
  key: boolean;
}

/** Which of the two columns are numbers, and to be compared as such. */
async function numbersAmong(connection: Connection, { query, watermark, key }: SqlSettings): Promise<Numbers> {
  const [, [first, second]] = await connection.query({
    sql: `SELECT source.${escapeId(watermark, true)}, source.${escapeId(key, true)} FROM (${query}\n) AS source LIMIT 0`,
    timeout: STATEMENT_TIMEOUT + 5_000,
  });
  const isNumber = (type: number | undefined): boolean => type !== undefined && NUMBER_TYPES.has(type);
  return { watermark: isNumber(first?.columnType), key: isNumber(second?.columnType) };
}

async function read(connection: Connection, settings: SqlSettings, start: Start, numbers: Numbers): Promise<SqlRow[]> {
  const watermark = `source.${escapeId(settings.watermark, true)}`;
  const key = `source.${escapeId(settings.key, true)}`;
  const [where, values] = condition(start, watermark, key, numbers);
  const [rows] = await connection.query<RowDataPacket[]>({
    sql: `SELECT source.*, CAST(${watermark} AS CHAR) AS \`$watermark\`, CAST(${key} AS CHAR) AS \`$key\`
          FROM (${settings.query}\n) AS source WHERE ${where} ORDER BY ${watermark}, ${key} LIMIT ${PAGE_ROWS}`,
    values,
    timeout: STATEMENT_TIMEOUT + 5_000,
  });
  return rows.map(({ $watermark, $key, ...record }) => ({
    record: plain(record),
    watermark: String($watermark),
    key: String($key),
  }));
}

function condition(start: Start, watermark: string, key: string, numbers: Numbers): [where: string, values: unknown[]] {
  if (start === undefined) return [`${watermark} IS NOT NULL`, []];
  if ('from' in start) return [`${watermark} >= ?`, [valueOf(start.from, numbers.watermark)]];
  const after = valueOf(start.after.watermark, numbers.watermark);
  return [
    `(${watermark} > ? OR (${watermark} = ? AND ${key} > ?))`,
    [after, after, valueOf(start.after.key, numbers.key)],
  ];
}

/** A number compared to a text would be compared as a double, and lose digits beyond the fifteenth. */
const valueOf = (text: string, isNumber: boolean): unknown => (isNumber && /^-?\d+$/.test(text) ? BigInt(text) : text);

/** Bytes have no place in JSON; what MySQL keeps as bytes is mostly a flag of one bit. */
function plain(row: Record<string, unknown>): JsonRecord {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? (value.length === 1 ? value[0] : value.toString('hex')) : value,
    ]),
  );
}

function faultOf(error: unknown): unknown {
  if (error instanceof ForbiddenAddress) return forbidden(error);
  const { name, code = 'UNREACHABLE', message } = error as { name?: string; code?: string; message?: string };
  if (error instanceof PullFault || name === 'AbortError') return error;
  const isTimeout = ['PROTOCOL_SEQUENCE_TIMEOUT', 'ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT'].includes(code);
  return new PullFault(isTimeout ? 'TIMEOUT' : code, `the database answers: ${message || code}`);
}
