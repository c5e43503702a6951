import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@strata/db';
import { createServer as createMysqlServer } from 'mysql2';
import { createConnection } from 'mysql2/promise';

export interface MysqlServer {
  readonly address: { host: string; port: number; database: string; user: string };
  execute(sql: string): Promise<void>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const MARIADB = ['/usr/sbin/mariadbd', '/usr/libexec/mariadbd'].find((path) => existsSync(path));

export const hasMariadb = MARIADB !== undefined;

/** A MariaDB of this machine, on data of its own. */
export async function startMariadb(): Promise<MysqlServer> {
  if (MARIADB === undefined) throw new Error('this machine has no MariaDB');
  const folder = await mkdtemp(join(tmpdir(), 'strata-mariadb-'));
  const options = ['--no-defaults', `--datadir=${folder}`, '--user=root'];
  spawnSync('mariadb-install-db', [...options, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const port = await freePort();
  const socket = `--socket=${join(folder, 'socket')}`;
  const server = spawn(MARIADB, [...options, socket, `--port=${port}`, `--bind-address=${HOST}`], { stdio: 'ignore' });
  const address = { host: HOST, port, database: 'crm', user: 'root' };
  const run = async (sql: string, database?: string): Promise<void> => {
    const connection = await createConnection({ host: HOST, port, user: 'root', ...(database && { database }) });
    await connection.query(sql).finally(() => connection.end());
  };
  for (const end = Date.now() + 20_000; ; await sleep(100)) {
    const ready = await run('CREATE DATABASE IF NOT EXISTS crm CHARACTER SET utf8mb4').then(
      () => true,
      (error: unknown) => (Date.now() > end ? Promise.reject(error as Error) : false),
    );
    if (ready) break;
  }
  return {
    address,
    execute: (sql) => run(sql, 'crm'),
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * MySQL's protocol in front of a PostgreSQL, for machines without MariaDB: it tells what the connector sends and reads, and of
 * MySQL's own ways with values only that backticks quote names.
 */
export async function startMysqlProtocol(database: Database): Promise<MysqlServer> {
  let threads = 0;
  const server = createMysqlServer((opened) => {
    const connection = opened as unknown as ProtocolConnection;
    const done = (): void => {
      // The package counts on over commands, and the client from 0 in each.
      connection.sequenceId = 0;
    };
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '8.0.0-strata',
      connectionId: ++threads,
      statusFlags: 2,
      characterSet: 45,
      capabilityFlags: 0xffffff ^ 0x800,
      authCallback: (_who, accept) => {
        accept(null);
        done();
      },
    });
    connection.on('error', () => undefined);
    // A SET arrives under this name.
    connection.on('stmt_prepare', () => {
      connection.writeOk();
      done();
    });
    connection.on('query', (sql) => void answer(sql, connection).then(done));
  });
  const port = await freePort();
  server.listen(port);

  async function answer(sql: string, connection: ProtocolConnection): Promise<void> {
    try {
      const rows = await database.query<Record<string, unknown>>(translate(sql));
      const columns = Object.keys(rows[0] ?? { none: null, other: null });
      connection.writeColumns(columns.map(columnOf));
      for (const row of rows) connection.writeTextRow(columns.map((name) => textOf(row[name])));
      connection.writeEof();
    } catch (error) {
      connection.writeError({ code: 1064, message: (error as Error).message });
    }
  }

  return {
    address: { host: HOST, port, database: 'crm', user: 'root' },
    execute: async (sql) => void (await database.query(translate(sql))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What the package has beyond its types. */
interface ProtocolConnection {
  sequenceId: number;
  on(event: string, listener: (sql: string) => void): void;
  serverHandshake(
    greeting: Record<string, unknown> & { authCallback: (who: object, accept: (error: null) => void) => void },
  ): void;
  writeOk(): void;
  writeColumns(columns: object[]): void;
  writeTextRow(row: unknown[]): void;
  writeEof(): void;
  writeError(error: { code: number; message: string }): void;
}

const translate = (sql: string): string =>
  sql
    .replaceAll('`', '"')
    .replace(/AS CHAR\)/g, 'AS text)')
    .replace(/datetime\(6\)/gi, 'timestamp');

const textOf = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', '') : value;

/** VARCHAR in utf8mb4. */
const columnOf = (name: string): object => ({
  catalog: 'def',
  schema: 'crm',
  table: 'source',
  orgTable: 'source',
  name,
  orgName: name,
  characterSet: 45,
  columnLength: 384,
  columnType: 253,
  flags: 0,
  decimals: 0,
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, HOST, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
