import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { Refusal } from '@strata/db';
import { ConfigError } from '../config.js';
import { VERSION } from '../version.js';
import { addBackup } from './backup.command.js';
import { addAudit } from './audit.command.js';
import { addBench } from './bench.command.js';
import { addDatabase } from './database.command.js';
import { addErasures } from './erasures.command.js';
import { addImport } from './import.command.js';
import { addMember } from './member.command.js';
import { addPreview } from './preview.command.js';
import { addSecrets } from './secrets.command.js';
import { addSeed } from './seed.command.js';
import { addSegment } from './segment.command.js';

/** Of a command: done, refused or failed, called in a way that means nothing. */
export const EXIT = { DONE: 0, FAILED: 1, USAGE: 2 } as const;

/** All commands. */
export function strataProgram(): Command {
  const program = new Command('strata')
    .description(
      'Segments of users, from the command line. Uses DATABASE_URL, or the embedded PostgreSQL of STRATA_DATA_DIR.',
    )
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(strata help COMMAND tells more)');
  for (const add of [
    addImport,
    addAudit,
    addPreview,
    addSegment,
    addSeed,
    addErasures,
    addBackup,
    addSecrets,
    addMember,
    addDatabase,
    addBench,
  ])
    add(program);
  for (const command of program.commands) for (const below of [command, ...command.commands]) below.exitOverride();
  return program;
}

/** Runs one command line and answers its exit code. Errors go to standard error as `CODE: message`. */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await strataProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.DONE);
  } catch (error) {
    return tell(error);
  }
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
  if (error instanceof Refusal) process.stderr.write(`${error.code}: ${error.message}\n`);
  else if (error instanceof ConfigError) process.stderr.write(`INVALID_CONFIG: ${error.message}\n`);
  else process.stderr.write(`INTERNAL: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.FAILED;
}
