import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { API_KEY, Door } from './door.js';
import type { Stage } from './fault.js';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const KEPT = 8_000;
const TOLD = 2_000;
/** All processes of one database seal its secrets with the same. */
const SECRET_KEY = Buffer.alloc(32, 'faults').toString('base64');

export interface ProductOptions {
  port?: number;
  dataDir?: string;
  databaseUrl?: string;
  /** A module that is loaded before the program. */
  before?: string;
}

/** One process of Strata, as it is built. It is killed when its fault is over. */
export class Product {
  readonly exited: Promise<unknown>;
  readonly door: Door;
  private log = '';

  private constructor(
    readonly child: ChildProcess,
    readonly port: number,
  ) {
    this.exited = once(child, 'exit');
    this.door = new Door(port);
    const keep = (part: Buffer): void => void (this.log = (this.log + part.toString()).slice(-KEPT));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  static async start(stage: Stage, entry: 'start' | 'api' | 'worker', options: ProductOptions): Promise<Product> {
    const { port = await freePort(), databaseUrl, before } = options;
    const child = spawn(process.execPath, [...(before ? ['--import', before] : []), `${DIST}${entry}.js`], {
      env: {
        ...process.env,
        PORT: String(port),
        STRATA_API_KEY: API_KEY,
        STRATA_SECRET_KEY: SECRET_KEY,
        STRATA_DEMO: '0',
        STRATA_LOG_LEVEL: 'warn',
        STRATA_DATA_DIR: options.dataDir ?? stage.folder,
        DATABASE_URL: databaseUrl ?? '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const product = new Product(child, port);
    stage.later(() => product.end());
    stage.witness(() => `${entry}.js ${product.state}; the last that it said: ${product.said.slice(-TOLD)}`);
    return product;
  }

  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  private get state(): string {
    const { exitCode, signalCode } = this.child;
    return this.lives ? 'lives' : `ended by ${signalCode ?? `exit ${exitCode}`}`;
  }

  /** The last of what it logged. */
  get said(): string {
    return this.log;
  }

  get pid(): number {
    return this.child.pid!;
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.exited;
  }

  /** Starts and waits; throws where it does not become ready. */
  async mustBeReady(patience = 120_000): Promise<this> {
    const ready = await Promise.race([this.door.ready(patience), this.exited.then(() => Infinity)]);
    if (ready === Infinity) throw new Error(`the server did not start: ${this.said}`);
    return this;
  }

  private async end(): Promise<void> {
    this.door.close();
    if (!this.lives) return;
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 30_000);
    await this.exited;
    clearTimeout(late);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
