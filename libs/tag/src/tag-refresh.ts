import type { Audience } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { addDuration, checkRule, durationOf, planRule } from '@strata/rules';
import type { Definitions } from '@strata/rules';
import { BY_RULE } from './tag-assignments.js';
import { tagRules } from './tag-rules.js';
import type { TagReader } from './tag-reader.js';
import type { Tag } from './tag.entity.js';
import type { TagService } from './tag.service.js';

export const REFRESH = 'tag.refresh';
export const REFRESH_ALL = 'tag.refresh_all';

declare module '@strata/jobs' {
  interface JobMap {
    [REFRESH]: { key: string };
    [REFRESH_ALL]: Record<string, never>;
  }
}

interface Holder {
  userId: number;
  source: string;
  expiresAt: Date | null;
}

/** Keeps the holders of tags as their rules say. Whoever was given the tag by other means keeps it. */
export class TagRefresh {
  constructor(
    private readonly database: Database,
    private readonly audience: Audience,
    private readonly reader: TagReader,
    private readonly tags: TagService,
    private readonly definitions: () => Promise<Definitions>,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Asks for a refresh soon; many askings before it begins are one. */
  async request(key: string): Promise<void> {
    await enqueue(this.database, REFRESH, { key }, { key: `${REFRESH} ${key}` });
  }

  /** Asks for a refresh of every tag that has a rule. */
  async requestAll(): Promise<void> {
    for (const { key } of await tagRules(this.database)) await this.request(key);
  }

  /**
   * Gives the tag to those whom its rule selects now, and takes it from those whom it selected before. A rule that is no
   * longer valid changes nothing: the holders stay, and the tag grows stale where it has a time to live.
   */
  async refresh(key: string, signal?: AbortSignal): Promise<void> {
    const tag = await this.reader.byKey(key);
    if (!tag?.rule) return;
    const definitions = await this.definitions();
    const checked = checkRule(tag.rule, definitions);
    if (checked.faults) {
      throw new Refusal('RULE_INVALID', `the rule of tag "${key}" is no longer valid`, { faults: checked.faults });
    }
    const { members } = await this.audience.evaluate(planRule(checked.rule, definitions), { signal });
    const holders = await this.holders(tag);
    const settled = new Set(holders.filter((holder) => this.isSettled(holder, tag)).map(({ userId }) => userId));
    const entering = [...members].filter((userId) => !settled.has(userId));
    const leaving = holders.filter(({ userId, source }) => source === BY_RULE && !members.has(userId));
    await this.tags.follow(key, { entering, leaving: leaving.map(({ userId }) => userId) });
  }

  private holders({ id }: Tag): Promise<Holder[]> {
    return this.database.query<Holder>(
      `SELECT user_id AS "userId", source, expires_at AS "expiresAt" FROM tag_assignments
       WHERE tag_id = $1 AND (expires_at IS NULL OR expires_at > $2)`,
      [id, new Date(this.clock())],
    );
  }

  /** Not to be assigned again. One by rule is, once half its time is over: not at each refresh, which would write them all. */
  private isSettled({ source, expiresAt }: Holder, { ttl }: Tag): boolean {
    if (source !== BY_RULE) return true;
    if (expiresAt === null || ttl === null) return expiresAt === ttl;
    const now = this.clock();
    const life = addDuration(now, durationOf(ttl), 1, 'UTC') - now;
    return expiresAt.getTime() - now > life / 2;
  }
}
