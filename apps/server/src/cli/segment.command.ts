import { Option } from 'commander';
import type { Command } from 'commander';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { commandActor } from '@strata/access';
import { freshness } from '@strata/audience';
import { Refusal } from '@strata/db';
import { SEES_ALL } from '@strata/profile';
import { describeRuleAsText } from '@strata/rules';
import type { Rule } from '@strata/rules';
import { EXPORT_FORMATS } from '@strata/segment';
import type { ExportFormat, Segment } from '@strata/segment';
import type { App } from '../composition.js';
import { count, print, printJson, printTable, readJson } from './output.js';
import type { CommandName } from './commands.js';
import { withApp } from './with-app.js';

const MOST_LISTED = 1000;

export function addSegment(program: Command): void {
  const segment = program.command('segment').description('saved rules: list, create, show, publish, materialize, …');
  segment
    .command('list')
    .description('segments with their counts, the last changed first')
    .option('--archived', 'the archived ones instead')
    .option('--json', 'as JSON')
    .action((flags: { archived?: boolean; json?: boolean }) => withEngine('segment list', (app) => list(app, flags)));
  segment
    .command('show')
    .argument('<key>')
    .description('one segment: its rule in words and as JSON, its count now')
    .option('--json', 'as JSON')
    .action((key: string, flags: { json?: boolean }) =>
      withEngine('segment show', (app) => show(app, key, flags.json), key),
    );
  segment
    .command('create')
    .argument('<key>')
    .argument('<rule>', 'a file with the rule as JSON, or - for standard input')
    .requiredOption('--name <name>')
    .option('--description <text>')
    .description('save a rule as version 1 of a new segment')
    .action((key: string, path: string, flags: { name: string; description?: string }) =>
      withApp(
        'segment create',
        async (app) => {
          const created = await app.segments.service.create({ key, rule: (await readJson(path)) as Rule, ...flags });
          print(`${created.key} version ${created.version}`);
        },
        key,
      ),
    );
  segment
    .command('publish')
    .argument('<key>')
    .argument('<rule>', 'a file with the new rule as JSON, or - for standard input')
    .option('--note <text>', 'why, kept with the version')
    .description('publish a new version')
    .action((key: string, path: string, { note }: { note?: string }) =>
      withApp(
        'segment publish',
        async (app) => {
          const published = await app.segments.service.publish(commandActor('segment publish'), {
            key,
            rule: (await readJson(path)) as Rule,
            note,
          });
          print(`${published.key} version ${published.version}`);
        },
        key,
      ),
    );
  segment
    .command('materialize')
    .argument('<key>')
    .description('keep the members as they are now, for partners to page through')
    .option('--json', 'as JSON')
    .action((key: string, flags: { json?: boolean }) =>
      withEngine('segment materialize', (app) => materialize(app, key, flags.json), key),
    );
  segment
    .command('members')
    .argument('<key>')
    .option('--first <number>', 'how many', '20')
    .description('external ids of the members, one a line')
    .action((key: string, flags: { first: string }) =>
      withEngine('segment members', (app) => members(app, key, Number(flags.first)), key),
    );
  segment
    .command('export')
    .argument('<key>')
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).default('csv'))
    .option('--attributes <keys>', 'separated by commas; all that are not sensitive when absent')
    .option('--out <path>', 'a file; standard output when absent')
    .description('all members with their attributes and tags')
    .action((key: string, flags: ExportFlags) =>
      withEngine('segment export', (app) => exportMembers(app, key, flags), key),
    );
  segment
    .command('archive')
    .argument('<key>')
    .description('take a segment out of use; refused while rules refer to it')
    .action((key: string) => withApp('segment archive', (app) => archive(app, key), key));
}

interface ExportFlags {
  format: ExportFormat;
  attributes?: string;
  out?: string;
}

const withEngine = (command: CommandName, run: (app: App) => Promise<void>, key?: string) =>
  withApp(
    command,
    async (app, { shutdown }) => {
      await app.audience.start();
      shutdown.add('engine', () => app.audience.stop());
      await run(app);
    },
    key,
  );

async function list(app: App, flags: { archived?: boolean; json?: boolean }): Promise<void> {
  const segments = await app.segments.queries.list({ archived: flags.archived }, MOST_LISTED);
  const rows = [];
  for (const segment of segments) {
    const { members, total } = await app.segments.members.live(segment);
    const { key, name, version, updatedAt } = segment;
    rows.push({ key, name, version, count: members.size, total, updatedAt });
  }
  if (flags.json) return void printJson(rows);
  printTable(rows.map(({ key, name, version, count: size }) => [key, name, `v${version}`, size]));
}

async function show(app: App, key: string, json: boolean | undefined): Promise<void> {
  const segment = await app.segments.service.get(key);
  const { rules: definitions } = await app.definitions.current();
  const locale = (await app.workspace.get()).locale === 'en' ? 'en' : 'zh';
  const { members, total, asOf } = await app.segments.members.live(segment);
  const { name, description, version, archivedAt, published } = segment;
  const sentence = describeRuleAsText(published.rule, definitions, locale);
  const answer = {
    key,
    name,
    description,
    version,
    archivedAt,
    count: members.size,
    total,
    asOf: new Date(asOf),
    sentence,
  };
  if (json) return void printJson({ ...answer, rule: published.rule });
  print(`${key}  ${name}  v${version}${archivedAt ? '  archived' : ''}`);
  if (description) print(description);
  print(`${count(members.size)} users of ${count(total)}, as of ${answer.asOf.toISOString()}`);
  print(sentence);
  print(JSON.stringify(published.rule, null, 2));
}

/**
 * Does the work of its own job here, and of no other, so that it is done whether or not a worker runs elsewhere. The job
 * finds the snapshot finished; of a worker that begins beside this, the first to finish makes it.
 */
async function materialize(app: App, key: string, json: boolean | undefined): Promise<void> {
  const { snapshots } = app.segments;
  const { id } = await snapshots.materialize(key);
  try {
    await snapshots.run(id, await app.database.transaction(freshness));
  } catch (error) {
    await snapshots.fail(id, error instanceof Refusal ? error.message : 'The members could not be found.');
    throw error;
  }
  const snapshot = await snapshots.find(id);
  if (snapshot?.state !== 'DONE') throw new Refusal('SNAPSHOT_FAILED', snapshot?.error ?? 'the snapshot is gone');
  if (json) return void printJson(snapshot);
  const { count: size, entered, left } = snapshot;
  const moved = entered === null ? '' : `, ${count(entered)} entered and ${count(left ?? 0)} left since the last one`;
  print(`snapshot ${id}: ${count(size ?? 0)} members${moved}`);
}

async function members(app: App, key: string, first: number): Promise<void> {
  if (!Number.isSafeInteger(first) || first < 1) throw new Refusal('PAGE_SIZE', '--first: expected a number from 1 on');
  const segment = await app.segments.service.get(key);
  const held = (await served(app, segment)).members;
  for (let left = first, after: number | undefined; left > 0;) {
    const page = held.page(Math.min(left, 1000), after);
    if (page.length === 0) return;
    for (const user of await app.profiles.byIds(page)) print(user.externalId ?? String(user.id));
    left -= page.length;
    after = page.at(-1);
  }
}

async function served(app: App, segment: Segment) {
  const found = (await app.segments.members.served([segment])).get(segment.key);
  if (!found) throw new Error(`no members of ${segment.key}`);
  return found;
}

async function exportMembers(app: App, key: string, { format, attributes, out }: ExportFlags): Promise<void> {
  const segment = await app.segments.service.get(key);
  const rows = await app.segments.export.open(segment, SEES_ALL, {
    format,
    attributes: attributes?.split(','),
    byteOrderMark: format === 'csv' && out !== undefined,
  });
  await pipeline(rows, out === undefined ? process.stdout : createWriteStream(out), { end: out !== undefined });
}

async function archive(app: App, key: string): Promise<void> {
  const outcome = await app.segments.service.archive(key);
  if ('dependents' in outcome) {
    const names = outcome.dependents.map(({ kind, key: by }) => `${kind.toLowerCase()} ${by}`).join(', ');
    throw new Refusal('SEGMENT_IN_USE', `${key} is used by ${names}`);
  }
  print(`${key} is archived`);
}
