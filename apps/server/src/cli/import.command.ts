import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { ENCODINGS, FORMATS } from '@strata/collect';
import type {
  DiskAnswer,
  DiskWatch,
  Encoding,
  FileExamination,
  ImportKind,
  ImportReport,
  Oddity,
  OddityKind,
  TextFormat,
} from '@strata/collect';
import type { App } from '../composition.js';
import { USUAL_SOURCE } from '../imports.js';
import { count, print, printJson } from './output.js';
import { rate, startProgress } from './progress.js';
import type { Progress } from './progress.js';
import { withApp } from './with-app.js';
import type { Running } from './with-app.js';

interface ImportFlags {
  map: string[];
  missing: string[];
  name?: string;
  format?: TextFormat;
  delimiter?: string;
  header?: boolean;
  encoding?: Encoding;
  sheet?: string;
  rejected?: string;
  json?: boolean;
  source: string;
}

const HELP = `
TARGET is      externalId, identities.KIND, occurredAt, name, messageId, properties.KEY    of events
               externalId, identities.KIND, attributes.KEY, tags                          of users
COLUMN is      a number (1 the first), a name of the header, or a key of the JSON object
FORMAT is      text, number, number(,) for 1.234,56, boolean, json, list(;), iso, unix, unixms, or a date pattern such as
               yyyy-MM-dd HH:mm:ss; attributes are read by their declared type, times without a zone in the workspace's

A header that names the targets, and JSON in the API's own shape, need no --map.

  strata import events orders.csv.gz --name order_completed \\
    --map externalId=1 --map occurredAt=2:yyyyMMdd --map properties.amount=4:number
  strata import users members.xlsx --map externalId=会员号 --map attributes.city=城市 --map identities.PHONE=手机

It is an import like those of the app, which shows it (Data > Imports) and can end or undo it. Rows that cannot be taken
go to FILE.rejected.csv as they were, with line and reason. The file's content is what is remembered: a second run changes
nothing, and a run that was killed goes on where it was.`;

export function addImport(program: Command): void {
  program
    .command('import')
    .description('import users or events from CSV, TSV, XLSX, NDJSON or blank-separated text, packed by gzip or not')
    .addArgument(new Argument('<kind>').choices(['users', 'events']))
    .argument('<file>')
    .option('--map <TARGET=COLUMN[:FORMAT]>', 'where a value comes from; give it once for each', collect, [])
    .option('--name <name>', 'the name of every event of the file')
    .option('--missing <text>', 'a text that stands for no value, such as NA; give it once for each', collect, [])
    .addOption(new Option('--format <format>', 'told by the content when absent').choices(FORMATS))
    .option('--delimiter <text>', 'of CSV, where it is none of , ; | or a tab')
    .option('--header', 'the first line names the columns (so unless all columns go by number)')
    .option('--no-header', 'the first line is a row')
    .addOption(new Option('--encoding <encoding>', 'told by the content when absent').choices(ENCODINGS))
    .option('--sheet <name>', 'of a workbook; the first when absent')
    .option('--source <key>', 'the source of the values: its settings of cleaning and its rank count', USUAL_SOURCE)
    .option('--rejected <path>', 'where rejected rows go; FILE.rejected.csv when absent')
    .option('--json', 'the summary as JSON')
    .addHelpText('after', HELP)
    .action((kind: ImportKind, path: string, flags: ImportFlags) =>
      withApp('import', (app, { tell }) => run(app, kind, path, flags, tell)),
    );
}

const collect = (value: string, before: string[]) => [...before, value];

async function run(app: App, kind: ImportKind, path: string, flags: ImportFlags, tell: Running['tell']): Promise<void> {
  const { map: maps, missing, name, source, json, rejected, ...given } = flags;
  const { format, delimiter, header, encoding, sheet } = given;
  const started = Date.now();
  const watch = new Watched();
  try {
    const answer = await app.diskImports.import(
      path,
      { kind, maps, missing, name, settings: { format, delimiter, header, encoding, sheet }, source },
      watch,
      new AbortController().signal,
    );
    const rejectedFile = await writeRejected(app, answer, rejected ?? `${path}.rejected.csv`);
    watch.stop();
    const summary = summaryOf(path, answer, rejectedFile, Date.now() - started);
    tell({
      objectId: summary.import,
      details: { rows: summary.rows, accepted: summary.accepted, rejected: summary.rejected },
    });
    if (json) printJson(summary);
    else say(kind, summary);
    // Nothing at all was taken: a wrong mapping, more likely than a wrong file.
    if (summary.rows > 0 && summary.rejected === summary.rows) process.exitCode = 1;
  } finally {
    watch.stop();
  }
}

/** Beside the file, so that it can be mended. What was written after an earlier run stands. */
async function writeRejected(app: App, { import: found, before }: DiskAnswer, path: string): Promise<string | null> {
  if (before || found.report.rejected === 0) return null;
  await pipeline(app.imports.rejectedRows(found), createWriteStream(path));
  return path;
}

type Summary = ReturnType<typeof summaryOf>;

function summaryOf(file: string, answer: DiskAnswer, rejectedFile: string | null, tookMs: number) {
  const { import: found, before, resumedAt } = answer;
  const { read, repairedBy, ...counts } = found.report;
  return {
    file,
    import: found.id,
    contentHash: found.contentHash,
    encoding: found.examination?.encoding,
    /** By an earlier run: this one changed nothing. */
    alreadyImported: before,
    /** The first row that this run stored. */
    resumedAt: resumedAt + 1,
    rows: read,
    ...counts,
    repaired: repairedBy,
    rejectedFile,
    tookMs,
  };
}

class Watched implements DiskWatch {
  private progress: Progress | undefined;
  private details = rate('rows');
  private before = 0;

  found({ format, encoding }: FileExamination, bytes: number, resumedAt: number): void {
    const kind = format === 'xlsx' ? format : `${format}, ${encoding}`;
    process.stderr.write(
      `${kind}, ${count(bytes)} bytes${resumedAt > 0 ? `, going on after row ${count(resumedAt)}` : ''}\n`,
    );
    this.progress = startProgress('importing', 1);
    this.details = rate('rows');
    this.before = resumedAt;
  }

  moved({ read, rejected }: ImportReport, progress: number): void {
    const refused = rejected > 0 ? `, ${count(rejected)} rejected` : '';
    this.progress?.update(progress, this.details(read - this.before) + refused);
  }

  stop(): void {
    this.progress?.stop();
    this.progress = undefined;
  }
}

const ODD: Readonly<Record<OddityKind, string>> = {
  EMPTY: 'empty',
  NEGATIVE: 'negative',
  ZERO: 'zero',
  NUMBER: 'a plain number',
  SEPARATED: 'digits with signs between',
  PREFIXED: 'with a prefix',
  SUFFIXED: 'digits, then letters',
  WORDS: 'without digits',
  OTHER: 'written another way',
};

const told = ({ kind, prefix, count: times, line }: Oddity): string =>
  `${count(times)} ${prefix === null ? ODD[kind] : `beginning with ${prefix}`} (line ${line})`;

function say(kind: ImportKind, summary: Summary): void {
  const { rows, accepted, duplicates, repeated, rejected, repaired, rejectedFile, alreadyImported, tookMs } = summary;
  if (alreadyImported)
    print(
      `This file was imported before with this mapping (import ${summary.import}): nothing changed. What it gave then:`,
    );
  print(
    `${count(rows)} rows: ${count(accepted)} ${kind} accepted, ${count(duplicates)} duplicates, ${count(rejected)} rejected`,
  );
  if (kind === 'users')
    print(
      `${count(summary.created)} new, ${count(summary.updated)} updated, ${count(summary.unchanged)} unchanged, ` +
        `${count(summary.sameUser)} of the same user again; ${count(summary.merged)} users merged`,
    );
  if (repeated > 0)
    print(`${count(repeated)} rows are exact repeats of an earlier one, and were treated like any other`);
  for (const column of new Set(summary.oddities.map((odd) => odd.column)))
    print(
      `Column ${column}: ${summary.oddities
        .filter((odd) => odd.column === column)
        .map(told)
        .join(', ')}`,
    );
  const repairs = Object.entries(repaired).map(([rule, times]) => `${rule} ${count(times)}`);
  if (repairs.length > 0) print(`Repaired: ${repairs.join(', ')}`);
  if (rejectedFile) print(`Rejected rows, with line and reason: ${rejectedFile}`);
  if (!alreadyImported) print(`Import ${summary.import} took ${(tookMs / 1000).toFixed(1)} s.`);
}
