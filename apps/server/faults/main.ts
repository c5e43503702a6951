import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault, Finding, NotPossible, Stage } from './fault.js';
import { FAULTS } from './faults/index.js';
import { HELP, readOptions } from './options.js';
import type { Options } from './options.js';

const options = readOptions(process.argv.slice(2));
if (options) await run(options);
else process.stdout.write(HELP);

async function run({ size, only }: Options): Promise<void> {
  const unknown = only?.filter((name) => !FAULTS.some((fault) => fault.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`no such fault: ${unknown.join(', ')}`);
  const outcomes: Record<Outcome, string[]> = { survived: [], 'not survived': [], 'not possible here': [] };
  for (const fault of FAULTS) {
    if (only && !only.includes(fault.name)) continue;
    outcomes[await survive(fault, size)].push(fault.name);
  }
  const told = Object.entries(outcomes).filter(([, names]) => names.length > 0);
  process.stdout.write(
    `\n${told.map(([outcome, names]) => `${names.length} ${outcome}: ${names.join(', ')}`).join('\n')}\n`,
  );
  process.exitCode = outcomes['not survived'].length === 0 ? 0 : 1;
}

/** What a machine does not let us do is neither survived nor not. */
type Outcome = 'survived' | 'not survived' | 'not possible here';

async function survive(fault: Fault, size: Options['size']): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-faults-'));
  const undo: (() => Promise<unknown>)[] = [];
  const log = (text: string): void => void process.stderr.write(`  … ${text}\n`);
  const witnesses: (() => string)[] = [];
  const stage: Stage = {
    size,
    folder,
    later: (one) => void undo.unshift(one),
    log,
    witness: (tell) => void witnesses.push(tell),
  };
  const begun = performance.now();
  process.stdout.write(`\n${fault.name}: ${fault.done}\n`);
  const found = await fault.run(stage).catch((error: unknown) => [broken(error)]);
  if (Array.isArray(found) && found.some(({ met }) => !met)) for (const tell of witnesses) log(tell());
  for (const one of undo) await one().catch((error: unknown) => log(`not cleaned up: ${String(error)}`));
  rmSync(folder, { recursive: true, force: true });
  return report(found, (performance.now() - begun) / 1000);
}

function broken(error: unknown): Finding {
  return {
    expected: 'the fault can be done',
    measured: error instanceof Error ? (error.stack ?? '') : String(error),
    met: false,
  };
}

function report(found: readonly Finding[] | NotPossible, took: number): Outcome {
  if ('notPossible' in found) {
    process.stdout.write(`  –  not possible here: ${found.notPossible}\n`);
    return 'not possible here';
  }
  for (const { expected, measured, met } of found) {
    process.stdout.write(`  ${met ? 'passed' : 'FAILED'}  ${expected}: ${measured}\n`);
  }
  process.stdout.write(`  (${took.toFixed(0)} s)\n`);
  return found.every(({ met }) => met) ? 'survived' : 'not survived';
}
