import { ConfigError, readConfig } from './config.js';
import type { Config, LogLevel } from './config.js';
import { createLog } from './log.js';
import type { Log } from './log.js';
import { startWhenThere } from './starting.js';

/** `isPatient`: somebody else is to take over, and is given the time to notice. */
type Step = (isPatient: boolean) => Promise<void>;

/** Undoes what a start did, the last first, so that nothing loses what it stands on. */
export class Shutdown {
  private readonly steps: { name: string; run: Step }[] = [];
  private running: Promise<void> | undefined;

  /** Say it right after the start of the part, so that a start that fails halfway is undone too. */
  add(name: string, run: Step): void {
    this.steps.push({ name, run });
  }

  /** Runs each step once, however often it is called; a step that fails is logged and holds none of the others up. */
  run(log: Log, isPatient = false): Promise<void> {
    this.running ??= this.runAll(isPatient, (name, error) =>
      log.error({ err: error, step: name }, 'a part did not stop cleanly'),
    );
    return this.running;
  }

  /** The same, for tests: rejects with what failed. */
  async runStrictly(): Promise<void> {
    const failures: unknown[] = [];
    this.running ??= this.runAll(false, (_name, error) => failures.push(error));
    await this.running;
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
  }

  private async runAll(isPatient: boolean, onFailure: (name: string, error: unknown) => void): Promise<void> {
    for (const { name, run } of this.steps.reverse())
      await run(isPatient).catch((error: unknown) => onFailure(name, error));
  }
}

/** How long a stop waits for what is under way, behind the drain: an orchestrator kills after 30 s. */
const PATIENCE = 25_000;

/**
 * Runs `main` as a process: configuration checked first, then until SIGTERM or SIGINT, then everything undone in order; by
 * SIGTERM, which others than a person at a terminal send, with time for them to turn elsewhere. A start waits for its database.
 * A second signal, or a stop that takes too long, ends it at once; nothing acknowledged is lost by that.
 */
export async function runProcess(
  main: (config: Config, log: Log, shutdown: Shutdown) => Promise<void>,
  usualLogLevel: LogLevel = 'info',
): Promise<void> {
  let config: Config;
  try {
    config = readConfig(process.env, usualLogLevel);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const log = createLog(config.logLevel);
  let shutdown = new Shutdown();
  let sendLastTraces = (): Promise<void> => Promise.resolve();
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    const isPatient = signal === 'SIGTERM';
    setTimeout(
      () => {
        log.error('the stop took too long and is cut off');
        process.exit(1);
      },
      PATIENCE + (isPatient ? config.drainSeconds * 1000 : 0),
    ).unref();
    void shutdown
      .run(log, isPatient)
      .then(() => sendLastTraces())
      .then(() => process.exit());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    if (config.traces) {
      const { sendTraces } = await import('./tracing/open-telemetry.js');
      sendLastTraces = await sendTraces(config.traces, (err) => log.warn({ err }, 'traces could not be sent'));
    }
    await startWhenThere(async () => {
      shutdown = new Shutdown();
      await main(config, log, shutdown).catch(async (error: unknown) => {
        await shutdown.run(log);
        throw error;
      });
    }, log);
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, 'the start failed');
    await sendLastTraces();
    process.exitCode = 1;
  }
}
