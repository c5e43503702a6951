import type { Command } from 'commander';
import { citusSetup } from '@strata/db';
import { print } from './output.js';
import { withApp } from './with-app.js';

export function addDatabase(program: Command): void {
  program
    .command('migrate')
    .description("bring the database's schema up to this version; every start does so too")
    .action(async () => {
      await withApp('migrate', () => Promise.resolve());
      print('The schema is up to date.');
    });
  program
    .command('citus-setup')
    .description('distribute a fresh schema over the nodes of a Citus cluster; once, before there is data')
    .action(() =>
      withApp('citus-setup', async (app) => {
        const tables = await citusSetup(app.database);
        print(tables.length > 0 ? `distributed: ${tables.join(', ')}` : 'distributed already: nothing to do');
      }),
    );
}
