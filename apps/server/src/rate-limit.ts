import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What a subject has left after it has spent some. */
export interface Spent {
  remaining: number;
  /** Absent where it may go on; else the seconds until it may again. */
  retryAfter?: number;
}

const MINUTE = 60;

/**
 * How much each subject may spend in a window of time, which begins with the first it spends. Counted in the memory of this
 * process: a restart forgets, and each further process counts for itself.
 */
export class RateLimit {
  /** One for each amount that some subject may spend. */
  private readonly limiters = new Map<number, RateLimiterMemory>();

  constructor(private readonly seconds: number = MINUTE) {}

  /** Spends `points` of `limit`. What is beyond it is not spent on anything, but counts: who goes on asking goes on waiting. */
  async spend(subject: string, points: number, limit: number): Promise<Spent> {
    try {
      const { remainingPoints } = await this.limiterOf(limit).consume(subject, points);
      return { remaining: remainingPoints };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { remaining: 0, retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
    }
  }

  private limiterOf(limit: number): RateLimiterMemory {
    let limiter = this.limiters.get(limit);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: limit, duration: this.seconds });
      this.limiters.set(limit, limiter);
    }
    return limiter;
  }
}
