import { ArgsType, Field, Int } from 'type-graphql';
import type { EvaluateOptions } from '@strata/audience';
import { Refusal } from '@strata/db';
import { DAY, dayOf, dayStart } from '@strata/rules';
import type { Plan } from '@strata/rules';
import type { Context } from '../context.js';
import { planInScope } from '../scope.js';
import type { TrendPoint } from './rule.type.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const MOST_POINTS = 100;
const MOST_DAYS = 3_650;

const USUAL_DAYS = 90;

/** The arguments of every trend. */
@ArgsType()
export class TrendArguments {
  @Field(() => Int, { description: 'How many instants, 2 to 100.' })
  points: number;

  @Field(() => Int, { nullable: true, description: 'Over how many days up to now, at most 3,650. Absent: 90.' })
  days?: number | null;
}

/** How many a plan selects at past instants, the last of which is the one asked about, or the engine's now. */
export async function trendOf(
  context: Context,
  asked: Plan,
  timeZone: string,
  { points, days }: TrendArguments,
  options: EvaluateOptions,
): Promise<TrendPoint[]> {
  const { app } = context;
  const plan = await planInScope(asked, context);
  const instants = trendInstants(points, days ?? USUAL_DAYS, options.asOf ?? Date.now(), timeZone);
  if (options.asOf !== undefined) return app.audience.trend(plan, instants, options);
  // Now as the engine has it: any other instant's windows would have to be loaded.
  const { asOf: at, members } = await app.audience.evaluate(plan, options);
  const past = instants.slice(0, -1).filter((instant) => instant < at);
  return [...(await app.audience.trend(plan, past, options)), { at, count: members.size }];
}

/**
 * Instants over the days before `now`, which is the last of them. The others are evenly spaced, and begin a day of the zone
 * (an hour, a minute, where they are closer), so that whoever asks again asks for the same ones and they need not be found anew.
 */
export function trendInstants(points: number, days: number, now: number, timeZone: string): number[] {
  if (points < 2 || points > MOST_POINTS) {
    throw new Refusal('INVALID_INPUT', `points: expected 2 to ${MOST_POINTS}, got ${points}`);
  }
  if (days < 1 || days > MOST_DAYS) throw new Refusal('INVALID_INPUT', `days: expected 1 to ${MOST_DAYS}, got ${days}`);
  const step = (days * DAY) / (points - 1);
  return Array.from({ length: points }, (_, index) => {
    const at = Math.round(now - step * (points - 1 - index));
    return at === now ? now : beginning(at, step, timeZone);
  });
}

function beginning(instant: number, step: number, timeZone: string): number {
  if (step >= DAY) return dayStart(dayOf(instant, timeZone), timeZone);
  const grain = step >= HOUR ? HOUR : MINUTE;
  return Math.floor(instant / grain) * grain;
}
