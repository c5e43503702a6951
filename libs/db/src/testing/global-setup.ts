import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Starts the test server in a process of its own (jest loads this file outside its own module system, so it imports nothing
 * of ours) and tells the test files where it is.
 */
export default async function globalSetup(config: { rootDir: string }): Promise<void> {
  const child = spawn(
    process.execPath,
    ['-C', '@strata/source', '--import', '@swc-node/register/esm-register', 'libs/db/src/testing/server.ts'],
    {
      cwd: config.rootDir,
      env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.base.json' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit').then(() => {
    throw new Error('The test server did not start.');
  });
  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const [server] = await Promise.race([line, ended]);
  process.env['STRATA_TEST_SERVER'] = server;
  (globalThis as { testServer?: typeof child }).testServer = child;
}
