import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../index.js';
import { dropTestDatabases, makeTemplate, TEMPLATE } from './template.js';

/**
 * The process that serves a test run: a PostgreSQL server, or the one of STRATA_TEST_DATABASE_URL, with a migrated
 * template. Prints one line of JSON when ready; ends when its input ends, even if the run was killed.
 */
const run = `strata_test_${process.pid}`;
const given = process.env['STRATA_TEST_DATABASE_URL'];
const dataDir = mkdtempSync(join(tmpdir(), 'strata-test-'));
const server = given ? undefined : await startEmbeddedPostgres({ dataDir, durable: false });
const url = given ?? server?.url ?? '';

async function end(): Promise<void> {
  const left = await dropTestDatabases(url, run);
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
  if (left.length > 0) {
    process.stderr.write(`Test databases left open, call close(): ${left.join(', ')}\n`);
    process.exitCode = 1;
  }
}

await makeTemplate(url, `${run}_${TEMPLATE}`);
process.stdout.write(`${JSON.stringify({ url, run })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void end());
