import type { Plan } from '@strata/rules';
import { Bitmap, union } from './bitmap.js';
import type { LeafQuestion, LeafSet } from './leaf.js';
import type { Questions } from './questions.js';

/** The set of every node of a plan, all within everyone, at one state of the engine. Bitmaps that nobody changes any more. */
export class Combination {
  private readonly sets = new Map<Plan, Bitmap>();
  readonly everyone: Bitmap;

  constructor(
    readonly plan: Plan,
    private readonly questions: Questions,
    private readonly leafOf: (question: LeafQuestion) => LeafSet,
    /** The only users that there are; absent: all. */
    within?: Bitmap,
  ) {
    const { members } = leafOf(questions.everyone);
    this.everyone = within ? Bitmap.and(members, within) : members.clone();
    this.combine(plan);
  }

  get members(): Bitmap {
    return this.of(this.plan);
  }

  of(plan: Plan): Bitmap {
    const set = this.sets.get(plan);
    if (!set) throw new Error(`no set at ${plan.path}`);
    return set;
  }

  /** A node is combined once, however often a segment is referred to. */
  private combine(plan: Plan): Bitmap {
    let set = this.sets.get(plan);
    if (!set) this.sets.set(plan, (set = this.combineNode(plan)));
    return set;
  }

  private combineNode(plan: Plan): Bitmap {
    switch (plan.node) {
      case 'everyone':
        return this.everyone;
      case 'all':
        return plan.children.map((child) => this.combine(child)).reduce((all, set) => Bitmap.and(all, set));
      case 'any':
        return union(plan.children.map((child) => this.combine(child)));
      case 'not':
        return Bitmap.andNot(this.everyone, this.combine(plan.child));
      case 'segment':
        return this.combine(plan.child);
      case 'value':
        return this.within(this.everyone, this.questions.value(plan));
      case 'tag':
        return union(
          this.questions.tag(plan).map(({ held, expired, others }) => {
            const holders = this.within(this.everyone, held);
            holders.andNotInPlace(this.leafOf(expired).members);
            return others.reduce((set, question) => this.within(set, question), holders);
          }),
        );
    }
  }

  private within(set: Bitmap, question: LeafQuestion): Bitmap {
    const leaf = this.leafOf(question);
    return leaf.complement ? Bitmap.andNot(set, leaf.members) : Bitmap.and(set, leaf.members);
  }
}
