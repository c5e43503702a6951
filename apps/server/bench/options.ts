import { parseArgs } from 'node:util';

export const SIZES = {
  S: { users: 100_000, events: 2_000_000 },
  M: { users: 1_000_000, events: 20_000_000 },
  L: { users: 10_000_000, events: 100_000_000 },
} as const;
export type Size = keyof typeof SIZES;

export interface Options {
  size: Size;
  /** Names of measures; all when absent. */
  only: string[] | undefined;
  /** Enter the results into docs/performance.md. */
  write: boolean;
  /** Where the full results go as JSON. */
  json: string | undefined;
  /** Random rules beside the forty. */
  random: number;
}

export const HELP = `strata bench [--size S|M|L] [--only rules,cold,…] [--random 20] [--json FILE] [--write]

Generates a population (S 100k users and 2M events, M 1M and 20M, L 10M and 100M), once for each size, and measures Strata over
HTTP against hand-written SQL on the same PostgreSQL. --write enters the tables into docs/performance.md.
DATABASE_URL: an empty database to use; else an embedded PostgreSQL in STRATA_DATA_DIR/bench-SIZE.
`;

export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'S' },
      only: { type: 'string' },
      random: { type: 'string', default: '20' },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const size = Object.keys(SIZES).find((known): known is Size => known === values.size.toUpperCase());
  if (values.help || !size) return undefined;
  const { write, json } = values;
  return { size, only: values.only?.split(','), write, json, random: Number(values.random) };
}
