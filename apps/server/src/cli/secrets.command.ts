import type { Command } from 'commander';
import { countLostSecrets, dropLostSecrets, Refusal, rotateSecrets } from '@strata/db';
import { SECRET_COLUMNS } from '../composition.js';
import type { Store } from '../open.js';
import { count, print } from './output.js';
import { withStore } from './with-app.js';

export function addSecrets(program: Command): void {
  const secrets = program
    .command('secrets')
    .description('what the database keeps sealed with STRATA_SECRET_KEY: passwords, tokens, keys');
  secrets
    .command('rotate')
    .description('seal everything with the first key of STRATA_SECRET_KEY; afterwards the others are no longer needed')
    .action(() =>
      withStore(async (store) => {
        await expectNoneLost(store);
        const sealed = await rotateSecrets(store.database, store.secrets, SECRET_COLUMNS);
        print(`${count(sealed)} secrets were sealed anew`);
      }),
    );
  secrets
    .command('forget')
    .description('delete what was sealed with a key that is lost; connectors and webhooks then want new secrets')
    .action(() =>
      withStore(async ({ database, secrets: held }) => {
        print(`${count(await dropLostSecrets(database, held, SECRET_COLUMNS))} secrets were deleted`);
      }),
    );
}

async function expectNoneLost({ database, secrets }: Store): Promise<void> {
  const lost = await countLostSecrets(database, secrets, SECRET_COLUMNS);
  if (lost > 0)
    throw new Refusal('SECRET_LOST', `${lost} secrets are sealed with a key that is not in STRATA_SECRET_KEY; add it`);
}
