import { DAY } from './calendar.js';
import { Random } from './random.js';
import type { Shopper } from './shopper.js';

export interface SeedConsent {
  purpose: 'MARKETING';
  channel: '' | 'SMS' | 'EMAIL';
  state: 'GRANTED' | 'WITHDRAWN';
  source: string;
  /** Milliseconds. */
  at: number;
}

export interface SeedSuppression {
  channel: 'SMS' | 'EMAIL';
  reason: string;
  at: number;
}

/** Apart from the stream of who someone is, so that the shop is the same shop. */
const STREAM_SEED = 0x5eed;

/** What a shopper said when signing up and since, and what came back from their addresses. */
export function drawConsents(
  shopper: Shopper,
  now: number,
): { consents: SeedConsent[]; suppressions: SeedSuppression[] } {
  const random = new Random(STREAM_SEED, shopper.number);
  const { signedUp, optIn, email } = shopper;
  const later = (): number => Math.min(now, Math.floor(signedUp + DAY + random.next() * (now - signedUp)));
  const said = (
    state: SeedConsent['state'],
    channel: SeedConsent['channel'],
    source: string,
    at: number,
  ): SeedConsent => {
    return { purpose: 'MARKETING', channel, state, source, at };
  };
  const consents: SeedConsent[] = [];
  if (optIn) consents.push(said('GRANTED', '', 'App', signedUp));
  else if (random.chance(0.6)) consents.push(said('WITHDRAWN', '', 'App', signedUp));
  if (optIn && random.chance(0.11)) consents.push(said('WITHDRAWN', 'SMS', '短信回 T', later()));
  if (optIn && email && random.chance(0.08))
    consents.push(said('WITHDRAWN', 'EMAIL', 'one_click_unsubscribe', later()));
  if (optIn && random.chance(0.03)) consents.push(said('WITHDRAWN', '', 'preference_page', later()));
  const suppressions: SeedSuppression[] = [];
  if (email && random.chance(0.02)) suppressions.push({ channel: 'EMAIL', reason: '邮箱不存在，退信', at: later() });
  if (random.chance(0.004)) suppressions.push({ channel: 'SMS', reason: '号码停机', at: later() });
  return { consents, suppressions };
}
