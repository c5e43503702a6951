import type { UserSet } from '@strata/audience';
import { userSet } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import type { Difference, FollowedKind, Moved } from '@strata/movement';
import type { Definitions, Plan } from '@strata/rules';
import { sameOr } from '@strata/movement';
import { planTag, rulings } from './tag-plan.js';
import { ruledTags } from './tag-rules.js';
import type { TagService } from './tag.service.js';

/** Dynamic tags: held by those whom their rules select. Whoever was given one by other means keeps it. */
export class FollowedTags implements FollowedKind {
  readonly name = 'tag';
  private known: { definitions: Definitions; plans: ReadonlyMap<string, Plan | undefined> } | undefined;

  constructor(
    private readonly queryable: Queryable,
    private readonly tags: TagService,
    private readonly definitions: () => Promise<Definitions>,
  ) {}

  /** A rule that is no longer valid has no plan: its holders stay, and the tag grows stale where it has a time to live. */
  async plans(): Promise<ReadonlyMap<string, Plan | undefined>> {
    const definitions = await this.definitions();
    if (this.known?.definitions === definitions) return this.known.plans;
    const plans = new Map<string, Plan | undefined>();
    for (const [key, ruling] of rulings(await ruledTags(this.queryable)))
      plans.set(key, sameOr(this.known?.plans.get(key), planTag(ruling, definitions).plan));
    this.known = { definitions, plans };
    return plans;
  }

  async leftovers(): Promise<string[]> {
    const rows = await this.queryable.query<{ key: string }>('SELECT key FROM tags WHERE rule_ended');
    return rows.map(({ key }) => key);
  }

  settle(transaction: Transaction, key: string, members: UserSet, now: number): Promise<Moved[]> {
    return this.tags.settleWithin(transaction, key, members, now);
  }

  apply(transaction: Transaction, differences: readonly Difference[], now: number): Promise<Moved[]> {
    return this.tags.applyWithin(transaction, differences, now);
  }

  async end(transaction: Transaction, key: string, now: number): Promise<Moved[]> {
    const moved = await this.tags.settleWithin(transaction, key, userSet([]), now);
    await transaction.query('UPDATE tags SET rule_ended = false WHERE key = $1 AND rule IS NULL', [key]);
    return moved;
  }
}
