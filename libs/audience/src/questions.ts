import type {
  Catalogue,
  Column,
  Moment,
  Plan,
  Predicate,
  PredicateType,
  TagLeaf,
  Test,
  ValueLeaf,
} from '@strata/rules';
import { columnKey, predicateMoves, resolveTest, sourceOf, weightQuestion } from '@strata/rules';
import type { LeafQuestion } from './leaf.js';

/** One tag of a tag leaf: held, not expired, and with such a weight, assigned at such a time. */
export interface TagQuestions {
  held: LeafQuestion;
  expired: LeafQuestion;
  others: LeafQuestion[];
}

const EVERYONE: Column = { kind: 'everyone' };

/** Everything that plans ask of columns, each question once. */
export class Questions {
  private readonly asked = new Map<string, LeafQuestion>();
  private readonly values = new Map<ValueLeaf, LeafQuestion>();
  private readonly tags = new Map<TagLeaf, TagQuestions[]>();
  readonly everyone: LeafQuestion;

  constructor(
    private readonly catalogue: Catalogue,
    ...plans: readonly Plan[]
  ) {
    this.everyone = this.askPresent(EVERYONE);
    for (const plan of plans) this.visit(plan);
  }

  get all(): LeafQuestion[] {
    return [...this.asked.values()];
  }

  value(leaf: ValueLeaf): LeafQuestion {
    return this.values.get(leaf)!;
  }

  tag(leaf: TagLeaf): readonly TagQuestions[] {
    return this.tags.get(leaf)!;
  }

  askPresent(column: Column): LeafQuestion {
    return this.ask(column, 'present', false, () => ({ test: 'present' }));
  }

  private visit(plan: Plan): void {
    switch (plan.node) {
      case 'everyone':
        return;
      case 'all':
      case 'any':
        plan.children.forEach((child) => this.visit(child));
        return;
      case 'not':
      case 'segment':
        this.visit(plan.child);
        return;
      case 'value':
        this.values.set(plan, this.askPredicate(plan.column, plan.predicate, plan.type));
        return;
      case 'tag':
        this.tags.set(
          plan,
          plan.tags.map((key) => this.askTag(key, plan)),
        );
    }
  }

  private askTag(key: string, tag: TagLeaf): TagQuestions {
    const weight = weightQuestion(tag, key);
    const facet = (name: 'held' | 'assigned' | 'expires'): Column => ({ kind: 'tag', key, facet: name });
    return {
      held: this.askPresent(facet('held')),
      expired: this.ask(facet('expires'), 'expired', true, ({ asOf }) => ({ test: 'range', to: asOf })),
      others: [
        ...(weight ? [this.ask(weight.column, `weight ${JSON.stringify(tag.weight)}`, weight.moves, weight.test)] : []),
        ...(tag.assigned ? [this.askPredicate(facet('assigned'), tag.assigned, 'DATETIME')] : []),
      ],
    };
  }

  private askPredicate(column: Column, predicate: Predicate, type: PredicateType): LeafQuestion {
    const testKey = `${type} ${JSON.stringify(predicate)}`;
    return this.ask(column, testKey, predicateMoves(predicate, type), (moment) => resolveTest(predicate, type, moment));
  }

  private ask(column: Column, testKey: string, moves: boolean, resolve: (moment: Moment) => Test): LeafQuestion {
    const key = columnKey(column);
    const name = `${key} ${testKey}`;
    const missing = sourceOf(this.catalogue, column).missing(column);
    const question = this.asked.get(name) ?? { column, columnKey: key, testKey, missing, moves, resolve };
    this.asked.set(name, question);
    return question;
  }
}
