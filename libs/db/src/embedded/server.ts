import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findBinaries, reachableByEveryone, type Binaries } from './binaries.js';
import { isRunning, readPostmaster } from './postmaster.js';
import { settings } from './settings.js';

export interface EmbeddedPostgresOptions {
  /** Made when missing; holds the cluster, its password and its log. */
  dataDir: string;
  /** False for tests alone: faster, and lost with a power cut. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** The database `strata` on a port of 127.0.0.1 that was free. */
  url: string;
  /** Stops the server, unless it belongs to another process that still runs. */
  stop(): Promise<void>;
}

const USER = 'strata';
const DATABASE = 'strata';
// PostgreSQL refuses to run as root; `nobody` has this number on every Linux.
const NOBODY = 65_534;
// Recovery after a power cut replays at most max_wal_size, about a minute on a slow disk.
const START_TIMEOUT = 5 * 60_000;
const ATTEMPTS = 5;

/**
 * Starts PostgreSQL from npm's binaries on `dataDir`, as root or as an ordinary user, or joins the server that runs there.
 * It dies: when Node ends, the server is stopped with it; after `kill -9` of Node it goes on and the next start takes it
 * over; after a power cut the next start recovers. One who joins a server does not stop it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = new Home(resolve(options.dataDir));
  const durable = options.durable ?? true;
  await home.initialize(durable);
  for (let attempt = 1; ; attempt++) {
    // Another process may be starting the same cluster, or have taken the port: look again each time.
    const server = (await home.join()) ?? (await home.start(durable).catch((error: unknown) => error as Error));
    if (!(server instanceof Error)) {
      await createDatabase(server.port, home.password);
      return { url: urlOf(server.port, home.password, DATABASE), stop: () => home.stop(server.pid) };
    }
    if (attempt === ATTEMPTS) throw server;
    await sleep(500);
  }
}

interface Running {
  pid: number;
  port: number;
}

class Home {
  readonly data: string;
  private readonly asNobody = process.getuid?.() === 0;
  private readonly binaries: Binaries;

  constructor(readonly path: string) {
    this.data = join(path, 'data');
    this.binaries = findBinaries(this.asNobody);
  }

  get password(): string {
    return readFileSync(join(this.path, 'password'), 'utf8');
  }

  /** Makes the cluster beside its place and moves it there when it is whole, so that a crash leaves none or a whole one. */
  async initialize(durable: boolean): Promise<void> {
    mkdirSync(this.path, { recursive: true });
    this.own(this.path);
    if (existsSync(this.data)) return;
    const password = join(this.path, 'password');
    if (!existsSync(password)) {
      writeFileSync(password, randomBytes(18).toString('hex'), { mode: 0o600 });
      this.own(password);
    }
    const fresh = join(this.path, `data.${process.pid}`);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { mode: 0o700 });
    this.own(fresh);
    const args = ['-D', this.seenFrom(fresh), '-U', USER, '-E', 'UTF8', '--locale=C', '--locale-provider=builtin'];
    args.push('--builtin-locale=C.UTF-8', '--auth=scram-sha-256', '--pwfile=../password', ...(durable ? [] : ['-N']));
    await promisify(execFile)(this.binaries.initdb, args, { cwd: fresh, env: {}, ...this.account() });
    try {
      renameSync(fresh, this.data);
    } catch (error) {
      if (!existsSync(this.data)) throw error;
      rmSync(fresh, { recursive: true });
    }
  }

  /** The server that runs on this cluster already, if any. */
  async join(): Promise<Running | undefined> {
    const postmaster = readPostmaster(this.data);
    if (!postmaster) return undefined;
    if (!isRunning(postmaster.pid)) {
      // Its number may belong to another program by now, and PostgreSQL would take that for a server.
      rmSync(join(this.data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    const ready = await this.waitUntilReady(() => isRunning(postmaster.pid));
    if (ready && !this.hasLivingOwner()) this.adopt(ready.pid);
    return ready;
  }

  async start(durable: boolean): Promise<Running> {
    const port = await freePort();
    const all = { ...settings(durable), port: String(port) };
    const args = [
      '-D',
      this.seenFrom(this.data),
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const log = openSync(join(this.path, 'log'), 'w');
    // In a process group of its own, so that Ctrl-C in the terminal reaches Node alone and Node stops first.
    const child = spawn(this.binaries.postgres, args, {
      cwd: this.data,
      env: {},
      stdio: ['ignore', log, log],
      detached: true,
      ...this.account(),
    });
    closeSync(log);
    let failure: Error | undefined;
    child.on('error', (error) => (failure = error));
    child.unref();
    const ready = await this.waitUntilReady(
      () => !failure && child.exitCode === null && child.signalCode === null,
      child.pid,
    );
    if (!ready) {
      const said = readFileSync(join(this.path, 'log'), 'utf8').trim().slice(-2000);
      throw new Error(`PostgreSQL did not start in ${this.data}: ${failure?.message ?? said}`);
    }
    this.adopt(ready.pid);
    return ready;
  }

  async stop(pid: number): Promise<void> {
    if (this.owner() !== process.pid) return;
    signal(pid, 'SIGINT');
    while (isRunning(pid)) await sleep(10);
    rmSync(join(this.path, 'owner'), { force: true });
  }

  private async waitUntilReady(alive: () => boolean, pid?: number): Promise<Running | undefined> {
    for (const end = Date.now() + START_TIMEOUT; alive() && Date.now() < end; await sleep(10)) {
      const postmaster = readPostmaster(this.data);
      if (postmaster?.ready && (pid === undefined || postmaster.pid === pid)) return postmaster;
    }
    return undefined;
  }

  /** When this process ends, the server ends. */
  private adopt(pid: number): void {
    writeFileSync(join(this.path, 'owner'), String(process.pid));
    const end = (): void => {
      if (this.owner() === process.pid) signal(pid, 'SIGINT');
    };
    process.once('exit', end);
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const onSignal = (): void => {
        // Someone else listens: they stop in their own order, by `stop` or by leaving.
        if (process.listenerCount(name) > 1) return;
        end();
        process.removeListener(name, onSignal);
        process.kill(process.pid, name);
      };
      process.on(name, onSignal);
    }
  }

  private owner(): number {
    const file = join(this.path, 'owner');
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  }

  private hasLivingOwner(): boolean {
    const owner = this.owner();
    return owner !== 0 && signal(owner, 0);
  }

  private account(): { uid?: number; gid?: number } {
    return this.asNobody ? { uid: NOBODY, gid: NOBODY } : {};
  }

  private own(path: string): void {
    if (this.asNobody) chownSync(path, NOBODY, NOBODY);
  }

  /**
   * How the server names its folder. `nobody` cannot walk to one below root's home, but a process can always name the
   * folder it was started in.
   */
  private seenFrom(folder: string): string {
    return this.asNobody && process.platform === 'linux' && !reachableByEveryone(this.path) ? '/proc/self/cwd' : folder;
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(port, password, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Whether the process was there to be signalled. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
