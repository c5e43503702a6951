import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { Cluster } from './cluster.js';
import { Guard } from './guard.js';
import type { Report } from './guard.js';

export interface EmbeddedPostgresOptions {
  /** Made when missing; holds the cluster, its password and its log. */
  dataDir: string;
  /** False for tests alone: faster, and lost with a power cut. */
  durable?: boolean;
  /** How many bytes the disk of a folder has free; asked of the system when absent. */
  roomOf?: (folder: string) => Promise<number>;
}

export interface EmbeddedPostgres {
  /** The database `strata` on a port of 127.0.0.1 that was free. */
  url: string;
  /** From now on this process starts the server again where it dies, and stops writes while the disk is nearly full. */
  guard(report: Report): Promise<void>;
  /** Stops the server, unless it belongs to another process that still runs. */
  stop(): Promise<void>;
}

const DATABASE = 'strata';
const ATTEMPTS = 5;
const CONNECTION_TIMEOUT = 10_000;

/**
 * Starts PostgreSQL from npm's binaries on `dataDir`, as root or as an ordinary user, or joins the server that runs there.
 * It dies: when Node ends, the server is stopped with it; after `kill -9` of Node it goes on and the next start takes it
 * over; after a power cut the next start recovers. One who joins a server does not stop it. Where the server alone dies, see `guard`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = new Cluster(resolve(options.dataDir));
  const durable = options.durable ?? true;
  await cluster.initialize(durable);
  for (let attempt = 1; ; attempt++) {
    // Another process may be starting the same cluster, or have taken the port: look again each time.
    const server = (await cluster.join()) ?? (await cluster.start(durable).catch((error: unknown) => error as Error));
    if (!(server instanceof Error)) {
      await createDatabase(server.port, cluster.password);
      const guard = new Guard(cluster, durable, server, (port) => clientOf(port, cluster.password), options.roomOf);
      return {
        url: urlOf(server.port, cluster.password, DATABASE),
        async guard(report) {
          await guard.heedRoom(report);
          guard.begin(report);
        },
        async stop() {
          await guard.end();
          await cluster.stop(guard.pid);
        },
      };
    }
    if (attempt === ATTEMPTS) throw server;
    await sleep(500);
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = clientOf(port, password);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`).catch(unlessThere);
  } finally {
    await client.end();
  }
}

/**
 * Another process that joined the same new server made the database between our look and our CREATE. PostgreSQL says so in two
 * ways: `duplicate_database` where it sees the other's row, `unique_violation` of pg_database's index where the other has yet to commit.
 */
function unlessThere(error: unknown): void {
  if (!(error instanceof DatabaseError && (error.code === '42P04' || error.code === '23505'))) throw error;
}

function clientOf(port: number, password: string): Client {
  return new Client({
    connectionString: urlOf(port, password, 'postgres'),
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
  });
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${Cluster.user}:${password}@127.0.0.1:${port}/${database}`;
}
