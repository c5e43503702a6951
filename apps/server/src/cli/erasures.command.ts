import type { Command } from 'commander';
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '@strata/db';
import { count, print } from './output.js';
import { withApp } from './with-app.js';

export function addErasures(program: Command): void {
  const erasures = program.command('erasures').description('who was erased, for backups that know nothing of it');
  erasures
    .command('export')
    .argument('<file>', 'where to write the list; - for standard output')
    .description('the list of erasures; keep it apart from the backups. No personal data is in it')
    .action((file: string) =>
      withApp('erasures export', (app) =>
        pipeline(app.erasureList.lines(), file === '-' ? process.stdout : createWriteStream(file, { mode: 0o600 }), {
          end: file !== '-',
        }),
      ),
    );
  erasures
    .command('replay')
    .argument('<file>', 'a list that export wrote')
    .description('erase again whoever a restored backup brought back; before anything is sent')
    .action((file: string) =>
      withApp('erasures replay', async (app, { tell }) => {
        await access(file).catch(() => {
          throw new Refusal('FILE_NOT_FOUND', `there is no file ${file} that can be read`);
        });
        const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
        const { listed, erased } = await app.erasureList.replay(lines);
        tell({ details: { listed, erased } });
        print(`${count(listed)} erasures; ${count(erased)} users were there again, and are erased`);
      }),
    );
}
