import type { Database } from '@strata/db';
import type { Options } from './options.js';
import type { Population } from './population.js';
import type { RuleCase } from './rules/index.js';

/** One line of the table. */
export interface Result {
  what: string;
  measured: string;
  /** What it should be at least, in words. */
  bar: string;
  met: boolean;
  /** Everything behind it, for the JSON. */
  details?: unknown;
}

export interface Bench {
  options: Options;
  population: Population;
  database: Database;
  cases: readonly RuleCase[];
  log: (text: string) => void;
}

export interface Measure {
  name: string;
  run(bench: Bench): Promise<Result[]>;
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const times = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ×`;
export const number = (value: number) => Math.round(value).toLocaleString('en');
