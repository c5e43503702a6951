import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { UserEvent } from '@strata/collect';
import type { Explanation, NodeExplanation } from '@strata/segment';
import { UserEventObject } from '../event/event.type.js';
import { EXPLAINED } from '../costs.js';
import { DateTimeScalar } from '../scalars.js';
import { RuleExplanation, RuleNodeExplanation } from './rule.type.js';

@Resolver(() => RuleExplanation)
export class ExplanationResolver {
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    complexity: EXPLAINED,
    description:
      'When time alone would first change the answer. Looked at are the first 1,200 instants at which a value, or one of the newest 100 events of each name, comes to a bound of the rule, and of calendar windows and anniversaries the days of the next year; null: it changes at none of them. With more events, or conditions that only meet years ahead, it may change all the same.',
  })
  async changesAt(@Root() explanation: Explanation): Promise<Date | null> {
    const at = await explanation.changesAt();
    return at === null ? null : new Date(at);
  }
}

@Resolver(() => RuleNodeExplanation)
export class NodeExplanationResolver {
  @FieldResolver(() => [UserEventObject], {
    complexity: EXPLAINED,
    description: 'The events behind the value, the newest first, at most ten.',
  })
  evidence(@Root() node: NodeExplanation): Promise<UserEvent[]> {
    return node.evidence();
  }
}
