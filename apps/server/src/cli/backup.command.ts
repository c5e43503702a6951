import type { Command } from 'commander';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { backup, Refusal, restore } from '@strata/db';
import { migrateJobs, queueBackup } from '@strata/jobs';
import { VERSION } from '../version.js';
import { count, print } from './output.js';
import { withDatabase } from './with-app.js';

const PARTS = [queueBackup];
// Rows of text shrink to a quarter by it; the usual level takes four times as long for a tenth less.
const LEVEL = constants.Z_BEST_SPEED;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it; - for standard output')
    .description(
      'everything that the database holds, of one instant, while others work on; users and their data are in it',
    )
    .action((file: string) =>
      withDatabase('backup', async ({ url }) => {
        const rows = await backup({
          url,
          version: VERSION,
          parts: PARTS,
          write: (content) => (file === '-' ? pack(content, process.stdout) : packToFile(content, file)),
        });
        if (file !== '-') print(`${sum(rows)} rows of ${count(Object.keys(rows).length)} tables are in ${file}`);
        return { rows: sumOf(rows) };
      }),
    );
  program
    .command('restore')
    .argument('<file>', 'what backup wrote; - for standard input')
    .description('bring a backup into an empty database; then replay the list of erasures, before anything is started')
    .action(async (file: string) => {
      if (file !== '-' && !(await exists(file)))
        throw new Refusal('FILE_NOT_FOUND', `there is no file ${file} that can be read`);
      await withDatabase('restore', async (database) => {
        const content = createGunzip();
        const source = file === '-' ? process.stdin : createReadStream(file);
        // A source that fails fails who reads.
        void pipeline(source, content).catch((error: Error) => content.destroy(error));
        const prepareParts = () => migrateJobs(database.url);
        const { takenAt, version, rows } = await restore({ database, parts: PARTS, prepareParts, content });
        print(
          `${sum(rows)} rows of ${count(Object.keys(rows).length)} tables, of ${takenAt}, taken by Strata ${version}`,
        );
        print('Erase again whoever was erased since: strata erasures replay FILE');
        return { takenAt, version, rows: sumOf(rows) };
      });
    });
}

const sumOf = (rows: Record<string, number>): number => Object.values(rows).reduce((all, one) => all + one, 0);
const sum = (rows: Record<string, number>): string => count(sumOf(rows));

const pack = (content: AsyncIterable<Buffer | string>, target: NodeJS.WritableStream): Promise<void> =>
  pipeline(Readable.from(content), createGzip({ level: LEVEL }), target, { end: target !== process.stdout });

/** Beside its place first, so that a file of that name is a whole backup. */
async function packToFile(content: AsyncIterable<Buffer | string>, file: string): Promise<void> {
  if (await exists(file)) throw new Refusal('FILE_EXISTS', `there is a file ${file} already`);
  const part = `${file}.part`;
  try {
    await pack(content, createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
