import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { statfs, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { that, within } from '../fault.js';
import type { Fault, Stage } from '../fault.js';
import { Product } from '../product.js';
import { Writers } from '../writers.js';

const CLIENTS = 20;
const DISK_MB = 1_024;
const FULL_MS = 15_000;
const MB = 1024 * 1024;
const READ = `query ($rule: RuleInput!) { previewRule(rule: $rule) { count } users(first: 10) { edges { node { externalId attributes { value } } } } }`;

/** A disk of its own, so that nobody else's is filled: in memory, where the script may mount one. */
export const disk: Fault = {
  name: 'disk',
  done: `${CLIENTS} clients write; the disk of the data folder (${DISK_MB} MB) is filled, and cleared after ${FULL_MS / 1000} s`,
  async run(stage) {
    const dataDir = join(stage.folder, 'disk');
    const fault = mount(stage, dataDir);
    if (fault) return { notPossible: fault };
    const product = await (await Product.start(stage, 'start', { dataDir })).mustBeReady();
    const writers = await Writers.start(product.door, CLIENTS);
    await sleep(3_000);
    const ballast = join(dataDir, 'ballast');
    stage.log('filling the disk');
    const filling = fill(ballast, dataDir);
    await filling;
    await sleep(3_000);
    const before = writers.successes;
    let reads = 0;
    let failures = '';
    for (const end = performance.now() + FULL_MS; performance.now() < end; await sleep(200)) {
      const answer = await product.door
        .post('/graphql', { query: READ, variables: { rule: { everyone: true } } })
        .catch((error: unknown) => String(error));
      if (typeof answer !== 'string' && answer.status === 200 && !answer.text.includes('"errors"')) reads++;
      else failures ||= typeof answer === 'string' ? answer : answer.text.slice(0, 300);
    }
    const written = writers.successes - before;
    rmSync(ballast);
    const cleared = performance.now();
    const served = await writers.acknowledgedAgain(60_000, cleared);
    const ready = await product.door.ready(60_000, cleared);
    await writers.stop();
    return [
      that('writes are refused while it is full', written === 0, `${written} acknowledged`),
      that('reads go on', failures === '' && reads > 0, `${reads} answered${failures && `; e.g. ${failures}`}`),
      writers.clean(5_500),
      within('writes are acknowledged when there is room again', served, 15_000),
      within('/readyz 200', ready, 15_000),
      that('the process does not exit', product.lives, product.lives ? 'lives' : product.said),
      await writers.verify(),
    ];
  },
};

function mount(stage: Stage, folder: string): string | undefined {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=0755`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    return `mount -t tmpfs needs root on Linux (${String((error as { stderr?: unknown }).stderr).trim()})`;
  }
  stage.later(() => {
    execFileSync('umount', ['-l', folder]);
    return Promise.resolve();
  });
  return undefined;
}

/** As something else on the machine does: by and by, until nothing is left. */
async function fill(file: string, folder: string): Promise<void> {
  const handle = await open(file, 'w');
  const part = Buffer.alloc(16 * MB, 1);
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(folder);
      // The last of it fast, while clients write: the server has to have stopped them by then.
      await handle.write(part, 0, Math.max(1, Math.min(part.length, bavail * bsize)));
      await sleep(50);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await handle.close();
  }
}
