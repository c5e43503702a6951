import { freshness, userSet } from '@strata/audience';
import type { Audience } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { normalizeText } from '@strata/rules';
import type { Definitions } from '@strata/rules';
import { planTag, rulings } from './tag-plan.js';
import { ruledTags, tagRules } from './tag-rules.js';
import type { TagService } from './tag.service.js';

export const REFRESH = 'tag.refresh';
export const REFRESH_ALL = 'tag.refresh_all';

declare module '@strata/jobs' {
  interface JobMap {
    [REFRESH]: { key: string };
    [REFRESH_ALL]: Record<string, never>;
  }
}

/** Keeps the holders of tags as their rules say. Whoever was given the tag by other means keeps it. */
export class TagRefresh {
  constructor(
    private readonly database: Database,
    private readonly audience: Audience,
    private readonly tags: TagService,
    private readonly definitions: () => Promise<Definitions>,
  ) {}

  /**
   * Asks for a refresh soon; many askings before it begins are one. It begins when the one under way has ended, so that no
   * older reading of the rule is written over a newer one.
   */
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
  async refresh(key: string, signal?: AbortSignal): Promise<number> {
    const ruling = rulings(await ruledTags(this.database)).get(normalizeText(key));
    // One that has no rule any more is taken from those whom its rule gave it to.
    if (!ruling) return this.tags.follow(key, userSet([]));
    const definitions = await this.definitions();
    const planned = planTag(ruling, definitions);
    if (planned.faults) {
      throw new Refusal('RULE_INVALID', `the rule of tag "${key}" is no longer valid`, { faults: planned.faults });
    }
    // Of all that was committed until now: whoever asked may have seen a move that this process's engine has not.
    const minFreshness = await this.database.transaction(freshness);
    const { members } = await this.audience.evaluate(planned.plan, { signal, minFreshness });
    return this.tags.follow(key, members);
  }
}
