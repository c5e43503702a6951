import { cpus, totalmem } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Result } from './measure.js';
import { ms, times } from './measure.js';
import type { RuleTiming } from './measures/rules.js';
import { SIZES } from './options.js';
import type { Size } from './options.js';
import { median, percentile } from './statistics.js';

const PAGE = fileURLToPath(new URL('../../../../docs/performance.md', import.meta.url));

export interface Machine {
  processors: string;
  memory: string;
  node: string;
  postgres: string;
  at: string;
}

export function machine(postgres: string): Machine {
  return {
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    node: process.version,
    postgres,
    at: new Date().toISOString(),
  };
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

export function summaryTable(results: readonly Result[]): string {
  const rows = results.map(({ what, measured, bar, met }) => row([what, measured, bar, met ? '✓' : '**short**']));
  return [row(['what', 'measured', 'at least', '']), row(['---', '---', '---', '---']), ...rows].join('\n');
}

/** One line a rule: the slowest group is as easily seen as the worst rule. */
export function ruleTable(timings: readonly RuleTiming[]): string {
  const rows = timings.map(({ group, name, count, warm, sql, ratio }) =>
    row([
      group,
      name,
      count.toLocaleString('en'),
      ms(median(warm)),
      ms(percentile(warm, 0.95)),
      ms(median(sql)),
      times(ratio),
    ]),
  );
  const head = ['group', 'rule', 'users', 'preview p50', 'p95', 'SQL', 'faster'];
  return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

/** Replaces the part of docs/performance.md that holds this size's results. */
export function writePage(size: Size, found: Machine, results: readonly Result[]): void {
  const timings = results.find(({ details }) => isTimings(details))?.details as RuleTiming[] | undefined;
  const { users, events } = SIZES[size];
  const text = [
    `<!-- bench ${size} -->`,
    `## ${size}: ${users.toLocaleString('en')} users, ${events.toLocaleString('en')} events`,
    '',
    `${found.at.slice(0, 10)}, ${found.processors}, ${found.memory}, Node ${found.node}, PostgreSQL ${found.postgres}.`,
    '',
    summaryTable(results),
    '',
    ...(timings
      ? ['Each rule, warm, over HTTP, and the same count by hand-written SQL:', '', ruleTable(timings), '']
      : []),
    `<!-- /bench ${size} -->`,
  ].join('\n');
  const page = readFileSync(PAGE, 'utf8');
  const place = new RegExp(`<!-- bench ${size} -->[^]*<!-- /bench ${size} -->`);
  writeFileSync(PAGE, place.test(page) ? page.replace(place, () => text) : `${page.trimEnd()}\n\n${text}\n`);
}

function isTimings(details: unknown): details is RuleTiming[] {
  return Array.isArray(details) && typeof details[0] === 'object' && details[0] !== null && 'warm' in details[0];
}
