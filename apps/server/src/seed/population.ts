import { live } from './activity.js';
import type { SeedEvent } from './activity.js';
import { Calendar } from './calendar.js';
import { drawConsents } from './consents.js';
import type { SeedConsent, SeedSuppression } from './consents.js';
import { campaigns } from './goods.js';
import { remember } from './past.js';
import type { SeedPast } from './past.js';
import { paint } from './portrait.js';
import type { Portrait } from './portrait.js';
import { drawShopper, shopperRandom } from './shopper.js';
import type { Shopper } from './shopper.js';

export interface SeedOptions {
  users: number;
  events: number;
  /** Same arguments, same data. */
  seed: number;
  /** The instant at which the data ends, in milliseconds. */
  now: number;
  /** Whether attributes and tags get a past, so that trends over them have one: some ten rows a user more. */
  past?: boolean;
}

export interface Member {
  shopper: Shopper;
  portrait: Portrait;
  events: SeedEvent[];
  consents: SeedConsent[];
  suppressions: SeedSuppression[];
  past?: SeedPast;
}

/** Every user with all that they are and did, one at a time: exactly `users` users with exactly `events` events. */
export function* population({ users, events, seed, now, past }: SeedOptions): Generator<Member> {
  const calendar = new Calendar(now);
  const writings = campaigns(now, Calendar.lastDoubleEleven(now));
  // Who someone is comes from their own stream, so drawing them twice costs less than keeping ten million.
  const draw = (number: number) => {
    const random = shopperRandom(seed, number);
    return { random, shopper: drawShopper(random, number, calendar) };
  };
  let total = 0;
  for (let number = 1; number <= users; number += 1) total += draw(number).shopper.weight;
  let running = 0;
  let given = 0;
  for (let number = 1; number <= users; number += 1) {
    const { random, shopper } = draw(number);
    running += shopper.weight;
    const share = number === users ? events : Math.floor((events * running) / total);
    const lived = live(random, shopper, calendar, writings, share - given);
    given = share;
    const portrait = paint(random, shopper, lived, now);
    const before = past ? { past: remember(portrait, shopper, lived, now) } : {};
    yield { shopper, portrait, events: lived, ...drawConsents(shopper, now), ...before };
  }
}
