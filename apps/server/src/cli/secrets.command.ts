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
      withStore('secrets rotate', async (store) => {
        await expectNoneLost(store);
        const sealed = await rotateSecrets(store.database, store.secrets, SECRET_COLUMNS);
        print(`${count(sealed)} secrets were sealed anew`);
        return sealed;
      }),
    );
  secrets
    .command('forget')
    .description('delete what was sealed with a key that is lost; connectors and webhooks then want new secrets')
    .action(() =>
      withStore('secrets forget', async ({ database, secrets: held }) => {
        const dropped = await dropLostSecrets(database, held, SECRET_COLUMNS);
        print(`${count(dropped)} secrets were deleted`);
        return dropped;
      }),
    );
}

async function expectNoneLost({ database, secrets }: Store): Promise<void> {
  const lost = await countLostSecrets(database, secrets, SECRET_COLUMNS);
  if (lost > 0)
    throw new Refusal('SECRET_LOST', `${lost} secrets are sealed with a key that is not in STRATA_SECRET_KEY; add it`);
}
