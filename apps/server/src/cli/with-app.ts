import { hostname, userInfo } from 'node:os';
import { AuditTrail, commandActor } from '@strata/access';
import type { Actor, AuditOutcome, DeedEnd } from '@strata/access';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { writtenDown } from '../audit/deed.js';
import { AUTHORIZATION } from '../composition.js';
import type { App } from '../composition.js';
import { readConfig } from '../config.js';
import type { Config } from '../config.js';
import { createLog } from '../log.js';
import type { Log } from '../log.js';
import { connect, openApp, openStore } from '../open.js';
import type { Program, Store } from '../open.js';
import { Shutdown } from '../process.js';
import { COMMANDS } from './commands.js';
import type { CommandName } from './commands.js';

/** What of a command its entry in the audit trail tells, beside who ran it where. */
export interface Told {
  /** The key or id of what it was done to; never what somebody is called by. */
  objectId?: string;
  details?: Readonly<Record<string, unknown>>;
}

/** What a command is given beside what it opens. */
export interface Running {
  readonly shutdown: Shutdown;
  readonly actor: Actor;
  /** For the entry. */
  readonly tell: (told: Told) => void;
}

/**
 * Opens what the configuration names for one command, and closes it again however the command ends. An embedded PostgreSQL
 * that another process runs is joined and left running; logs are silent, because standard output is the answer. What it does
 * is written down as at every other door; `objectId` where it is known before.
 */
export const withApp = <T>(
  command: CommandName,
  run: (app: App, running: Running) => Promise<T>,
  objectId?: string,
): Promise<T> =>
  opened(openApp, async (app, shutdown) => {
    const actor = authorized(command);
    const told: { all: Told } = { all: {} };
    // What only reads is no entry here, as at the other doors.
    if (!AUTHORIZATION.rules.audits[COMMANDS[command]]) return run(app, { shutdown, actor, tell: () => undefined });
    const running = { shutdown, actor, tell: (more: Told) => void (told.all = { ...told.all, ...more }) };
    return writtenDown(
      app,
      actor,
      { operation: COMMANDS[command], objectId },
      () => run(app, running),
      () => told.all,
    );
  });

/** The same for commands that need the database and its secrets alone, whatever state they are in. They answer how many. */
export const withStore = (command: CommandName, run: (store: Store) => Promise<number>): Promise<void> =>
  opened(openStore, async (store) => {
    const endOf = (count: number): DeedEnd => ({ details: { count } });
    await new AuditTrail(store.database).around(authorized(command), deedOf(command), () => run(store), endOf);
  });

/**
 * The same for commands that take the database as it is, and change no schema. They are written down when they have ended: a backup is
 * needed most where nothing can be written any more, and a copy has no entry of its own making. What cannot be written down is told.
 */
export const withDatabase = (
  command: CommandName,
  run: (database: Database) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> =>
  opened(connect, async (database) => {
    const actor = authorized(command);
    const note = async (outcome: AuditOutcome, code: string, details = {}): Promise<void> => {
      const trail = new AuditTrail(database);
      await trail.note(actor, { ...deedOf(command), details }, outcome, code).catch(() => {
        // Of what was not done, an empty database need not know.
        if (outcome !== 'DONE') return;
        process.stderr.write('NOT_AUDITED: the audit trail of this database cannot be written\n');
      });
    };
    try {
      await note('DONE', '', await run(database));
    } catch (error) {
      if (error instanceof Refusal) await note('REFUSED', error.code);
      else await note('FAILED', '');
      throw error;
    }
  });

/** Who runs a command: whoever is at the machine. Throws FORBIDDEN for what no operation was declared. */
export function authorized(command: CommandName): Actor {
  const actor = commandActor(command);
  AUTHORIZATION.authorize(actor, COMMANDS[command]);
  return { ...actor, name: userName() ?? command, address: hostname() };
}

function deedOf(command: CommandName): { operation: string; object: string } {
  const operation = COMMANDS[command];
  const rule = AUTHORIZATION.rules.audits[operation];
  return { operation, object: rule && 'object' in rule ? rule.object : '' };
}

/** A container may run as a number that has no name. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

async function opened<Opened, T>(
  open: (name: Program, config: Config, log: Log, shutdown: Shutdown) => Promise<Opened>,
  run: (opened: Opened, shutdown: Shutdown) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog('silent');
  const shutdown = new Shutdown();
  try {
    return await run(await open('cli', config, log, shutdown), shutdown);
  } finally {
    await shutdown.run(log);
  }
}
