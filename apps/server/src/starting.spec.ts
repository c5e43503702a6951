import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { freshDatabase } from '@strata/db/testing';
import { createLog } from './log.js';
import { startWhenThere } from './starting.js';
import { SECRET_KEY } from './testing/secrets.js';
import { startProcess } from './testing/server-process.js';

const log = createLog('silent');
const away = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

/**
 * Stands before a database and lets so many bytes of its answers through each of the first connections, one after the other: as
 * it is lost at that moment of a start. Later ones stay.
 */
class Losing {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(target: URL, moments: number[]) {
    this.server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      const left = moments[0];
      let passed = 0;
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => other.destroy());
      }
      near.pipe(far);
      far.on('data', (part: Buffer) => {
        passed += part.length;
        // All that are open end with it, as they would with the database.
        if (left === undefined || passed < left) near.write(part);
        else if (moments[0] === left) this.loseAll(moments);
      });
    });
  }

  async listen(port: number): Promise<void> {
    await once(this.server.listen(port, '127.0.0.1'), 'listening');
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private loseAll(moments: number[]): void {
    moments.shift();
    for (const socket of this.sockets) socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

test('API and worker that are started before their database, and lose it while they start, run when it is there', async () => {
  const database = await freshDatabase();
  const moments = [300, 2_000, 5_000, 20_000];
  const way = new Losing(new URL(database.url), moments);
  const port = await freePort();
  const url = new URL(database.url);
  url.host = `127.0.0.1:${port}`;
  const env = { DATABASE_URL: url.href, STRATA_SECRET_KEY: SECRET_KEY, STRATA_DRAIN_SECONDS: '0' };
  const api = startProcess('api.ts', env);
  const worker = startProcess('worker.ts', env);
  try {
    const again = 'the database cannot be reached: the start is tried again';
    await Promise.all([api.said(again), worker.said(again)]);
    await way.listen(port);
    await Promise.all([api.said('listening'), worker.said('jobs are running')]);
    expect(moments.length).toBeLessThan(3);
  } finally {
    for (const each of [api, worker]) each.kill('SIGKILL');
    await Promise.all([api.ended, worker.ended]);
    await way.close();
    await database.close();
  }
});

test('a database that stays away ends the start, and says for how long it was tried', async () => {
  const started = startWhenThere(() => Promise.reject(away()), log, { patience: 60, pause: 20 });
  await expect(started).rejects.toThrow('the database cannot be reached, for');
});

test('what else goes wrong ends the start at once', async () => {
  let tries = 0;
  const start = (): Promise<void> => {
    tries++;
    return Promise.reject(new Error('password authentication failed'));
  };
  await expect(startWhenThere(start, log)).rejects.toThrow('password');
  expect(tries).toBe(1);
});
