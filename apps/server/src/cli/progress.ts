import { SingleBar } from 'cli-progress';
import { count } from './output.js';

export interface Progress {
  update(done: number, details: string): void;
  stop(): void;
}

const SECONDS_BETWEEN_LINES = 5;

/** A bar on a terminal, a line every five seconds elsewhere; on standard error, so that the answer stays clean. */
export function startProgress(what: string, total: number): Progress {
  return process.stderr.isTTY ? barOf(what, total) : linesOf(what, total);
}

function barOf(what: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}%  {details}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { details: '' });
  return { update: (done, details) => bar.update(done, { details }), stop: () => bar.stop() };
}

function linesOf(what: string, total: number): Progress {
  let told = Date.now();
  return {
    update(done, details) {
      if (Date.now() - told < SECONDS_BETWEEN_LINES * 1000) return;
      told = Date.now();
      process.stderr.write(`${what} ${Math.floor((100 * done) / total)}%  ${details}\n`);
    },
    stop: () => undefined,
  };
}

/** Counts since the progress began: "1,200,000 rows, 31,000 a second". */
export function rate(unit: string): (done: number) => string {
  const started = Date.now();
  return (done) =>
    `${count(done)} ${unit}, ${count(Math.round((done * 1000) / Math.max(1, Date.now() - started)))} a second`;
}
