import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'node:http';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** One for every run, as a database may be measured again. */
export const SECRET_KEY = Buffer.alloc(32, 'bench').toString('base64');
/** As the image and `npm start` start it. */
const NODE_FLAGS = ['--max-semi-space-size=64'];
/** What `Authorization` takes; whoever has it may do everything. */
export const API_KEY = 'bench-asks-with-this-key';
const START_TIMEOUT = 60_000;

/** The built server as a process of its own, so that what it costs and what asking costs are two things. */
export class Server {
  private readonly agent: Agent;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** On a database, or on the embedded one of a data folder. Resolves as soon as the port answers. */
  static async start(place: string | { dataDir: string }, connections = 16): Promise<Server> {
    const port = await freePort();
    const env = {
      ...process.env,
      ...(typeof place === 'string'
        ? { DATABASE_URL: place }
        : { DATABASE_URL: '', STRATA_DATA_DIR: place.dataDir, STRATA_DEMO: '0' }),
      STRATA_API_KEY: API_KEY,
      STRATA_SECRET_KEY: SECRET_KEY,
      PORT: String(port),
      STRATA_LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, [...NODE_FLAGS, `${DIST}start.js`], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const server = new Server(child, port, connections);
    for (const end = Date.now() + START_TIMEOUT; Date.now() < end && child.exitCode === null; await sleep(10)) {
      if (
        await server.send('GET', '/healthz').then(
          ({ status }) => status === 200,
          () => false,
        )
      )
        return server;
    }
    child.kill('SIGKILL');
    throw new Error('the server did not start');
  }

  /** One GraphQL operation; throws its errors. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { text } = await this.send('POST', '/graphql', JSON.stringify({ query, variables }));
    const { data, errors } = JSON.parse(text) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** One value of `/metrics`. */
  async metric(name: string): Promise<number> {
    const { text } = await this.send('GET', '/metrics');
    const line = text.split('\n').find((row) => row.startsWith(`${name} `));
    if (!line) throw new Error(`no metric ${name}`);
    return Number(line.slice(name.length + 1));
  }

  /** Resident memory now, and at its highest, in bytes. */
  memory(): { now: number; most: number } {
    return memoryOf(this.child.pid!);
  }

  get pid(): number {
    return this.child.pid!;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  private send(method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${API_KEY}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      };
      const sent = request(
        { host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
          answer.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** As Linux tells it; nothing elsewhere. */
export function memoryOf(pid: number): { now: number; most: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) * 1024;
    return { now: read('VmRSS'), most: read('VmHWM') };
  } catch {
    return { now: Number.NaN, most: Number.NaN };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
