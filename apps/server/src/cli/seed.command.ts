import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { doorsOf } from '../demo.js';
import { seed } from '../seed/index.js';
import { count, print, printJson } from './output.js';
import { instantOf } from './preview.command.js';
import { rate, startProgress } from './progress.js';
import { withApp } from './with-app.js';

interface SeedFlags {
  users: number;
  events: number;
  seed: number;
  now?: string;
  json?: boolean;
}

export function addSeed(program: Command): void {
  program
    .command('seed')
    .description('fill an empty database with the users of a shop and their history; same arguments, same data')
    .requiredOption('--users <number>', 'how many users', wholeNumber)
    .requiredOption('--events <number>', 'how many events', wholeNumber)
    .option('--seed <number>', 'another number, another shop', wholeNumber, 1)
    .option('--now <instant>', 'when the history ends; now when absent')
    .option('--json', 'the result as JSON')
    .action(({ users, events, seed: number, now, json }: SeedFlags) =>
      withApp('seed', async (app, { tell }) => {
        tell({ details: { users, events } });
        const options = { users, events, seed: number, now: now === undefined ? Date.now() : instantOf(now) };
        const progress = startProgress('seeding', users);
        const speed = rate('users');
        const result = await seed(doorsOf(app), options, (done) => progress.update(done, speed(done)));
        progress.stop();
        await app.workspace.markAsDemo(options.now);
        if (json) printJson(result);
        else print(`${count(users)} users and ${count(events)} events in ${(result.tookMs / 1000).toFixed(1)} s`);
      }),
    );
}

function wholeNumber(text: string): number {
  const number = Number(text.replaceAll(/[_,]/g, ''));
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('expected a whole number');
  return number;
}
