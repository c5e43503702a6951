import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { ConfigError } from '../config.js';

interface Address {
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Resolves when the server listens; throws a `ConfigError` where the environment names an address that cannot be had. */
export async function bind(server: Server, { host, port }: Address): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new ConfigError([`port ${port} is taken: set PORT to another`]);
    if (code === 'EACCES') throw new ConfigError([`port ${port} may not be used: set PORT to one above 1023`]);
    throw error;
  }
}

/** The same, before a start takes the time to open a database and to fill it. */
export async function expectFree(address: Address): Promise<void> {
  const server = createServer();
  await bind(server, address);
  await new Promise((resolve) => server.close(resolve));
}
