import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../index.js';
import { TestServer } from './test-server.js';

/**
 * The process that serves a test run: a PostgreSQL server, or the one of STRATA_TEST_DATABASE_URL, with a migrated
 * template. Prints one line of JSON when ready; ends when its input ends, even if the run was killed.
 */
const given = process.env['STRATA_TEST_DATABASE_URL'];
const dataDir = mkdtempSync(join(tmpdir(), 'strata-test-'));
const embedded = given ? undefined : await startEmbeddedPostgres({ dataDir, durable: false });
const server = await TestServer.at(given ?? embedded?.url ?? '', `strata_test_${process.pid}`);

async function end(): Promise<void> {
  const left = await server.dropAll();
  await embedded?.stop();
  rmSync(dataDir, { recursive: true, force: true });
  if (left.length > 0) {
    process.stderr.write(`Test databases left open, call close(): ${left.join(', ')}\n`);
    process.exitCode = 1;
  }
}

await server.makeTemplate();
process.stdout.write(`${JSON.stringify(server.address)}\n`);
process.stdin.resume();
process.stdin.once('end', () => void end());
