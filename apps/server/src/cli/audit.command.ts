import type { Command } from 'commander';
import { Refusal } from '@strata/db';
import { readHead } from '@strata/access';
import { count, print } from './output.js';
import { withApp } from './with-app.js';

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('who did what: the audit trail');
  audit
    .command('verify')
    .option('--head <place:hash>', 'a head that was kept elsewhere: nothing up to it was changed or cut off')
    .description('read the whole chain and find the first broken link; prints the head, to be kept elsewhere')
    .action(({ head: kept }: { head?: string }) =>
      withApp('audit verify', async ({ auditChain }) => {
        const expected = kept === undefined ? undefined : readHead(kept);
        await auditChain.seal();
        const { entries, head, brokenAt } = await auditChain.verify(expected);
        if (brokenAt !== undefined) throw new Refusal('AUDIT_BROKEN', `the chain is broken at entry ${brokenAt}`);
        print(`${count(entries)} entries, every link holds`);
        print(`${head.place}:${head.hash}`);
      }),
    );
}
