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
    description: 'When time alone would first change the answer; null where it would not.',
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
