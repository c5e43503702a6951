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
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findBinaries, reachableByEveryone, type Binaries } from './binaries.js';
import { Owner, sendSignal } from './owner.js';
import { isRunning, readPostmaster } from './postmaster.js';
import { settings } from './settings.js';

// PostgreSQL refuses to run as root; `nobody` has this number on every Linux.
const NOBODY = 65_534;
// Recovery after a power cut replays at most max_wal_size, about a minute on a slow disk.
const START_TIMEOUT = 5 * 60_000;

export interface Running {
  pid: number;
  port: number;
}

/** A cluster on disk (`data`), its password, its log and its owner, side by side in one folder. */
export class Cluster {
  static readonly user = 'strata';

  readonly data: string;
  private readonly asNobody = process.getuid?.() === 0;
  private readonly binaries: Binaries;
  private readonly owner: Owner;

  constructor(readonly path: string) {
    this.data = join(path, 'data');
    this.binaries = findBinaries(this.asNobody);
    this.owner = new Owner(join(path, 'owner'));
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
    const args = ['-D', this.seenFrom(fresh), '-U', Cluster.user, '--pwfile=../password', '--auth=scram-sha-256'];
    args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
    if (!durable) args.push('--no-sync');
    try {
      await promisify(execFile)(this.binaries.initdb, args, { cwd: fresh, env: {}, ...this.account() });
      renameSync(fresh, this.data);
    } catch (error) {
      rmSync(fresh, { recursive: true });
      // Another process may have been faster.
      if (!existsSync(this.data)) throw error;
    }
  }

  /** The server that runs on this cluster already, if any. */
  async join(): Promise<Running | undefined> {
    const postmaster = readPostmaster(this.data);
    if (!postmaster) return undefined;
    if (!isRunning(postmaster.pid, this.data)) {
      // Its number may belong to another program by now, and PostgreSQL would take that for a server. Otherwise the file is
      // left to PostgreSQL, which knows by it whether a process of the dead server still writes, and then does not start.
      if (sendSignal(postmaster.pid, 0)) rmSync(join(this.data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    const ready = await this.waitUntilReady(() => isRunning(postmaster.pid, this.data));
    if (ready && !this.owner.lives) this.owner.become(ready.pid);
    return ready;
  }

  /** Whether a server's end is ours to mend. */
  get isOurs(): boolean {
    return this.owner.isUs;
  }

  runs(pid: number): boolean {
    return isRunning(pid, this.data);
  }

  /** On a free port, unless clients know it by another. */
  async start(durable: boolean, knownPort?: number): Promise<Running> {
    const port = knownPort ?? (await freePort());
    const args = ['-D', this.seenFrom(this.data), '-p', String(port)];
    for (const [name, value] of Object.entries(settings(durable, this.binaries))) args.push('-c', `${name}=${value}`);
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
    this.owner.become(ready.pid);
    return ready;
  }

  async stop(pid: number): Promise<void> {
    if (!this.owner.isUs) return;
    sendSignal(pid, 'SIGINT');
    while (isRunning(pid, this.data)) await sleep(10);
    this.owner.resign();
  }

  private async waitUntilReady(alive: () => boolean, pid?: number): Promise<Running | undefined> {
    for (const end = performance.now() + START_TIMEOUT; alive() && performance.now() < end; await sleep(10)) {
      const postmaster = readPostmaster(this.data);
      if (postmaster?.ready && (pid === undefined || postmaster.pid === pid)) return postmaster;
    }
    return undefined;
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
