import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '@strata/db';
import type { EmbeddedPostgres } from '@strata/db';
import type { Stage } from './fault.js';
import { Proxy } from './proxy.js';

/** A PostgreSQL that belongs to the script, behind a proxy, so that the server knows it by one address whatever happens to it. */
export class OwnPostgres {
  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedPostgres,
    readonly proxy: Proxy,
  ) {}

  static async start(stage: Stage): Promise<OwnPostgres> {
    const dataDir = join(stage.folder, 'own-postgres');
    const server = await startEmbeddedPostgres({ dataDir });
    const proxy = await Proxy.start(Number(new URL(server.url).port));
    const own = new OwnPostgres(dataDir, server, proxy);
    stage.later(async () => {
      await proxy.stop();
      await own.server.stop();
    });
    return own;
  }

  /** As the server sees it. */
  get url(): string {
    const url = new URL(this.server.url);
    url.port = String(this.proxy.port);
    return url.href;
  }

  /** A connection beside the server's, for what only a database administrator can do. */
  async administrator(stage: Stage): Promise<Client> {
    return administrator(stage, this.server.url);
  }

  async kill(): Promise<void> {
    await killPostmaster(this.dataDir);
  }

  async startAgain(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir });
    this.proxy.pointTo(Number(new URL(this.server.url).port));
  }
}

/** A connection to the database that is closed when the fault is over. */
export async function administrator(stage: Stage, url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'administrator' });
  client.on('error', () => undefined);
  await client.connect();
  stage.later(() => client.end());
  return client;
}

/** The address of the embedded PostgreSQL that a server runs in its data folder. */
export function embeddedUrl(dataDir: string): string {
  const folder = join(dataDir, 'postgres');
  const { port } = readPostmaster(folder);
  return `postgres://strata:${readFileSync(join(folder, 'password'), 'utf8')}@127.0.0.1:${port}/strata`;
}

/** `kill -9` of the server's first process; the others notice and end. */
export async function killPostmaster(folder: string): Promise<void> {
  const { pid } = readPostmaster(folder);
  process.kill(pid, 'SIGKILL');
  for (let lives = true; lives; await sleep(5)) lives = isAlive(pid);
}

function readPostmaster(folder: string): { pid: number; port: number } {
  const lines = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
