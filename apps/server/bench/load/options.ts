import { parseArgs } from 'node:util';
import { SIZES } from '../options.js';
import type { Size } from '../options.js';

export interface LoadOptions {
  size: Size;
  minutes: number;
  /** A second, each. */
  lookups: number;
  previews: number;
  events: number;
}

export const HELP = `npm run load [-- --size S|M] [--minutes 30] [--lookups 100] [--previews 5] [--events 1000]

Asks the built server, a process of its own on a population kept in STRATA_DATA_DIR/population-SIZE (made by \`strata seed\` on the first
run), at a constant rate whatever its answers take: profile look-ups, previews and events a second, and a snapshot a minute.
Ends with 1 where a bar is missed. Each run adds its events to the population.
`;

/** Nothing where the arguments are not understood. */
export function readLoadOptions(args: string[]): LoadOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'M' },
      minutes: { type: 'string', default: '30' },
      lookups: { type: 'string', default: '100' },
      previews: { type: 'string', default: '5' },
      events: { type: 'string', default: '1000' },
      help: { type: 'boolean', default: false },
    },
  });
  const size = Object.keys(SIZES).find((known): known is Size => known === values.size.toUpperCase());
  if (values.help || !size) return undefined;
  const [minutes, lookups, previews, events] = [values.minutes, values.lookups, values.previews, values.events].map(
    Number,
  ) as [number, number, number, number];
  return { size, minutes, lookups, previews, events };
}
