import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { Cluster, Running } from './cluster.js';

const LOOK_EVERY_MS = 500;
const MB = 1024 * 1024;
/**
 * With less room on the disk the database takes no more writes: PostgreSQL ends, and cannot start, where its log finds none.
 * What is left is for transactions under way, checkpoints and vacuum. They begin again a little above it, so as not to flicker.
 */
const LEAST_ROOM = 256 * MB;
const ROOM_AGAIN = 320 * MB;
const READ_ONLY = 'default_transaction_read_only';

/** Told of what happened; with an error where it could not be mended yet. */
export type Report = (what: string, error?: unknown) => void;

/**
 * Looks after a server while its owner lives: starts it again, on the same port, where it ended without being told to, and
 * stops writes, by every program that connects, while the disk is nearly full.
 */
export class Guard {
  private timer: NodeJS.Timeout | undefined;
  private looking = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly cluster: Cluster,
    private readonly durable: boolean,
    private server: Running,
    private readonly connect: (port: number) => Client,
    private readonly roomOf: (folder: string) => Promise<number> = freeBytes,
  ) {}

  get pid(): number {
    return this.server.pid;
  }

  begin(report: Report): void {
    this.timer = setTimeout(() => {
      this.looking = this.look(report)
        .catch((error: unknown) => report('the embedded PostgreSQL could not be looked after', error))
        .then(() => {
          if (!this.stopped) this.begin(report);
        });
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  async end(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Lets transactions write, or not, as there is room; the server remembers it over a restart. */
  async heedRoom(report: Report): Promise<void> {
    const room = await this.roomOf(this.cluster.data);
    const closed = readFileSync(join(this.cluster.data, 'postgresql.auto.conf'), 'utf8').includes(READ_ONLY);
    if (room >= (closed ? ROOM_AGAIN : LEAST_ROOM) === !closed) return;
    const client = this.connect(this.server.port);
    // A server that ends just now is the next look's business.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(`ALTER SYSTEM ${closed ? `RESET ${READ_ONLY}` : `SET ${READ_ONLY} = on`}`);
      await client.query('SELECT pg_reload_conf()');
    } finally {
      await client.end();
    }
    const left = `${Math.round(room / MB)} MB are left on the disk of the database`;
    report(closed ? `${left}: writes are taken again` : `${left}: writes are refused until there are more`);
  }

  private async look(report: Report): Promise<void> {
    if (!this.cluster.isOurs) return;
    if (!this.cluster.runs(this.server.pid)) {
      report('the embedded PostgreSQL ended, and is started again');
      this.server = (await this.cluster.join()) ?? (await this.cluster.start(this.durable, this.server.port));
      report('the embedded PostgreSQL runs again');
    }
    await this.heedRoom(report);
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
