import { GraphQLError } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Actor, Authorization } from '@strata/access';
import { Refusal } from '@strata/db';
import type { Caller } from '../caller.js';
import type { RateLimit } from '../rate-limit.js';
import { accessFault } from './authorization.js';
import { MOST_COST, operationSize, sizeFault } from './operation-cost.js';

/** What one request may spend on average: twice a look-up of a profile. */
const COST_OF_A_REQUEST = 10;

/** What an operation costs, as every answer tells it in `extensions.cost`. */
export interface OperationCost {
  requested: number;
  /** What one operation may cost. */
  limit: number;
  /** What the caller may still spend in this minute; absent for one without a limit. */
  remaining?: number;
}

export interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** Who asks: what they may see, and what is counted for them. */
interface Asking {
  readonly actor: Actor;
  readonly caller: Caller;
}

/** Judges validated operations before anything of them runs: by what the actor may see, by what they ask for and by what the caller has left. */
export class Admission {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly authorization: Authorization,
    private readonly budgets: RateLimit,
    /** What somebody tried and may not. */
    private readonly onDenied: (actor: Actor, operation: string) => void = () => undefined,
  ) {}

  /** What the operation costs, taken off the caller's budget; throws a `GraphQLError` where it may not run. */
  async admit({ actor, caller }: Asking, { document, operation, variables }: Operation): Promise<OperationCost> {
    const refusedTo = accessFault(this.schema, this.authorization, actor, document, operation, variables);
    if (refusedTo) {
      this.onDenied(actor, String(refusedTo.path?.[0] ?? ''));
      throw refusedTo;
    }
    const size = operationSize(this.schema, document, operation, variables);
    if (size.introspection && !caller.authenticated) {
      throw refused(new Refusal('UNAUTHENTICATED', 'Who asks for the schema has to say who they are.'), 401);
    }
    const fault = sizeFault(size);
    if (fault) throw fault;
    const cost: OperationCost = { requested: size.cost, limit: MOST_COST };
    if (caller.ratePerMinute === undefined) return cost;
    const budget = caller.ratePerMinute * COST_OF_A_REQUEST;
    const { remaining, retryAfter } = await this.budgets.spend(caller.subject, size.cost, budget);
    if (retryAfter !== undefined) {
      const message = `This costs ${size.cost}, and of the ${budget} that you may spend in a minute less is left.`;
      throw refused(new Refusal('RATE_LIMITED', message, { retryAfter }), 429);
    }
    return { ...cost, remaining };
  }
}

function refused(refusal: Refusal, status: number): GraphQLError {
  return new GraphQLError(refusal.message, { originalError: refusal, extensions: { http: { status } } });
}
