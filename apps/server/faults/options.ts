import { parseArgs } from 'node:util';

export const SIZES = {
  none: { users: 0, events: 0 },
  S: { users: 100_000, events: 2_000_000 },
  M: { users: 1_000_000, events: 20_000_000 },
} as const;
export type Size = keyof typeof SIZES;

export interface Options {
  size: Size;
  /** Names of faults; all when absent. */
  only: string[] | undefined;
}

export const HELP = `npm run test:faults [-- --only kill,postgres] [--size none|S|M]

Does to the built server what happens to servers, for real, and asks it over HTTP what came of it.
--size: the population of the fault \`kill\` (S 100k users and 2M events, M 1M and 20M, made by \`strata seed\` on the first run and kept in
STRATA_DATA_DIR/population-SIZE); the other faults begin with an empty database. Default: none.
`;

/** Nothing where the arguments are not understood. */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'none' },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const size = Object.keys(SIZES).find((known): known is Size => known.toLowerCase() === values.size.toLowerCase());
  if (values.help || !size) return undefined;
  return { size, only: values.only?.split(',') };
}
