import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { ENCODINGS, FORMATS, importFile } from '@strata/collect';
import type { Encoding, ImportKind, ImportProgress, ImportSummary, TextFormat } from '@strata/collect';
import { doorsOf } from './import/doors.js';
import { count, print, printJson } from './output.js';
import { rate, startProgress } from './progress.js';
import type { Progress } from './progress.js';
import { withApp } from './with-app.js';

interface ImportFlags {
  map: string[];
  name?: string;
  format?: TextFormat;
  delimiter?: string;
  header?: boolean;
  encoding?: Encoding;
  rejected?: string;
  json?: boolean;
  source?: string;
}

const HELP = `
TARGET is      externalId, occurredAt, name, messageId, properties.KEY       of events
               externalId, attributes.KEY, identities.KIND, tags             of users
COLUMN is      a number (1 the first), a name of the header, or a key of the JSON object
FORMAT is      text, number, boolean, json, list(;), iso, unix, unixms, or a date pattern such as yyyy-MM-dd HH:mm:ss;
               attributes are read by their declared type, times without a zone in the workspace's

A header that names the targets, and JSON in the API's own shape, need no --map.

  strata import events orders.txt --name order_completed \\
    --map externalId=1 --map occurredAt=2:yyyyMMdd --map properties.amount=4:number
  strata import users members.csv --map externalId=会员号 --map attributes.city=城市 --map identities.PHONE=手机

Rows that cannot be taken go to FILE.rejected.csv with line and reason. The file's content is what is remembered: a second
run changes nothing, and a run that was killed goes on where it was.`;

export function addImport(program: Command): void {
  program
    .command('import')
    .description('import users or events from CSV, TSV, NDJSON or blank-separated text')
    .addArgument(new Argument('<kind>').choices(['users', 'events']))
    .argument('<file>')
    .option('--map <TARGET=COLUMN[:FORMAT]>', 'where a value comes from; give it once for each', collect, [])
    .option('--name <name>', 'the name of every event of the file')
    .addOption(new Option('--format <format>', 'told by the content when absent').choices(FORMATS))
    .option('--delimiter <text>', 'of CSV, where it is none of , ; | or a tab')
    .option('--header', 'the first line names the columns (so unless all columns go by number)')
    .option('--no-header', 'the first line is a row')
    .addOption(new Option('--encoding <encoding>', 'told by the content when absent').choices(ENCODINGS))
    .option('--source <key>', 'whose settings of cleaning and whose rank count; the file is its own source when absent')
    .option('--rejected <path>', 'where rejected rows go; FILE.rejected.csv when absent')
    .option('--json', 'the summary as JSON')
    .addHelpText('after', HELP)
    .action((kind: ImportKind, path: string, flags: ImportFlags) =>
      withApp(async (app) => {
        const { map: maps, json, source, ...options } = flags;
        const progress = new Watched();
        try {
          const summary = await importFile(
            await doorsOf(app, path, source),
            { kind, path, maps, ...options },
            progress,
          );
          progress.stop();
          if (json) printJson(summary);
          else tell(kind, summary);
          // Nothing at all was taken: a wrong mapping, more likely than a wrong file.
          if (summary.rows > 0 && summary.rejected === summary.rows) process.exitCode = 1;
        } finally {
          progress.stop();
        }
      }),
    );
}

const collect = (value: string, before: string[]) => [...before, value];

class Watched implements ImportProgress {
  private progress: Progress | undefined;
  private details = rate('rows');
  private before = 0;

  found({ encoding, format, bytes, resumedAt }: Parameters<ImportProgress['found']>[0]): void {
    process.stderr.write(
      `${format}, ${encoding}, ${count(bytes)} bytes${resumedAt > 0 ? `, going on after row ${count(resumedAt)}` : ''}\n`,
    );
    this.progress = startProgress('importing', bytes);
    this.details = rate('rows');
    this.before = resumedAt;
  }

  moved(bytes: number, { rows, rejected }: Parameters<ImportProgress['moved']>[1]): void {
    const refused = rejected > 0 ? `, ${count(rejected)} rejected` : '';
    this.progress?.update(bytes, this.details(rows - this.before) + refused);
  }

  stop(): void {
    this.progress?.stop();
    this.progress = undefined;
  }
}

function tell(kind: ImportKind, summary: ImportSummary): void {
  const { rows, accepted, duplicates, rejected, repaired, rejectedFile, alreadyImported, tookMs } = summary;
  if (alreadyImported) print('This file was imported before with this mapping: nothing changed. What it gave then:');
  print(
    `${count(rows)} rows: ${count(accepted)} ${kind} accepted, ${count(duplicates)} duplicates, ${count(rejected)} rejected`,
  );
  const repairs = Object.entries(repaired).map(([rule, times]) => `${rule} ${count(times)}`);
  if (repairs.length > 0) print(`Repaired: ${repairs.join(', ')}`);
  if (rejectedFile) print(`Rejected rows, with line and reason: ${rejectedFile}`);
  if (!alreadyImported) print(`Took ${(tookMs / 1000).toFixed(1)} s.`);
}
