import type { Command } from 'commander';
import { Refusal } from '@strata/db';
import { linkUrl } from '../member-link.js';
import { print } from './output.js';
import { withApp } from './with-app.js';

export function addMember(program: Command): void {
  program
    .command('member')
    .description('members of the workspace')
    .command('link')
    .description('a link, used once within 24 hours, by which a member sets a new password, or the first owner is made')
    .argument('<email>', 'whose')
    .option('--without-second-factor', 'their second factor is lost, too')
    .action((email: string, options: { withoutSecondFactor?: boolean }) =>
      withApp('member link', async (app, { actor, tell }) => {
        const member = await app.members.findByEmail(email);
        if (member) {
          const secondFactor = options.withoutSecondFactor ?? false;
          tell({ objectId: member.id, details: { secondFactor } });
          print(linkUrl(app, await app.members.reset(actor, member.id, { secondFactor })));
        } else if (await app.members.hasOwner()) throw new Refusal('NOT_FOUND', `there is no member ${email}`);
        else {
          tell({ details: { purpose: 'SETUP' } });
          print(linkUrl(app, await app.members.setUpLink()));
        }
      }),
    );
}
