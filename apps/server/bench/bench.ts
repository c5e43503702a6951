import { writeFileSync } from 'node:fs';
import type { Bench, Result } from './measure.js';
import { MEASURES } from './measures/index.js';
import { HELP, readOptions } from './options.js';
import type { Options } from './options.js';
import { openPopulation } from './population.js';
import { machine, summaryTable, writePage } from './report.js';
import { FIXED_CASES, randomCases } from './rules/index.js';

const options = readOptions(process.argv.slice(2));
if (options) await run(options);
else process.stdout.write(HELP);

async function run(options: Options): Promise<void> {
  const population = await openPopulation(options.size);
  const { database } = population;
  const log = (text: string) => void process.stderr.write(`${text}\n`);
  const cases = [...FIXED_CASES, ...randomCases(options.random, 20_261_122)];
  const bench: Bench = { options, population, database, cases, log };
  try {
    const results: Result[] = [];
    for (const measure of MEASURES) {
      if (options.only && !options.only.includes(measure.name)) continue;
      log(`— ${measure.name}`);
      results.push(...(await measure.run(bench)));
    }
    const [version] = await database.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
    const found = machine(version?.version ?? 'unknown');
    process.stdout.write(`${summaryTable(results)}\n`);
    if (options.json)
      writeFileSync(options.json, JSON.stringify({ size: options.size, machine: found, results }, null, 1));
    if (options.write) writePage(options.size, found, results);
    if (results.some(({ met }) => !met)) process.exitCode = 3;
  } finally {
    await population.close();
  }
}
