import type { Size } from './options.js';

/** One thing that was expected, and what came of it. */
export interface Finding {
  expected: string;
  measured: string;
  met: boolean;
}

export interface Fault {
  /** For `--only`. */
  name: string;
  /** What is done to the server. */
  done: string;
  run(stage: Stage): Promise<Finding[] | NotPossible>;
}

/** What a fault needs that this machine does not give, and how it would. */
export interface NotPossible {
  notPossible: string;
}

export interface Stage {
  size: Size;
  /** An empty folder of this fault's own, deleted afterwards. */
  folder: string;
  /** Whatever is to be undone when the fault is over, the last first. */
  later: (undo: () => Promise<unknown>) => void;
  log: (text: string) => void;
  /** What to tell of a process where something was not as expected. */
  witness: (tell: () => string) => void;
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export function within(what: string, measuredMs: number, barMs: number): Finding {
  return {
    expected: `${what} within ${seconds(barMs)}`,
    measured: Number.isFinite(measuredMs) ? seconds(measuredMs) : 'never',
    met: measuredMs <= barMs,
  };
}

export function that(expected: string, met: boolean, measured: string): Finding {
  return { expected, measured, met };
}
