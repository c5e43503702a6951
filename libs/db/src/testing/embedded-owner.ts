import { startEmbeddedPostgres } from '../index.js';

/** A process for the spec to end in several ways: starts a server on the given folder and tells its URL. */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', durable: false });
process.stdout.write(`${server.url}\n`);
setInterval(() => undefined, 1_000);
