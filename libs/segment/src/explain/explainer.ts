import type { EventReader, UserEvent } from '@strata/collect';
import type { Database } from '@strata/db';
import { isHeldSince } from '@strata/profile';
import { decayed, formatDate, planRule, weightQuestion } from '@strata/rules';
import type {
  Catalogue,
  Column,
  Definitions,
  Moment,
  Plan,
  PredicateType,
  Rule,
  TagLeaf,
  Value,
  ValueLeaf,
} from '@strata/rules';
import { evidenceOf } from './evidence.js';
import { columnsOf, facetOf, isHeld, leavesOf, matches } from './match.js';
import { turningPoint } from './turning-point.js';
import { UserValues } from './user-values.js';

const EVERYONE: Column = { kind: 'everyone' };

export interface NodeExplanation {
  path: string;
  matches: boolean;
  /** The deciding value; dates and instants as ISO text. */
  value?: unknown;
  /** What the condition asks for. */
  wanted?: unknown;
  evidence: () => Promise<UserEvent[]>;
}

export interface Explanation {
  matches: boolean;
  /** Milliseconds since 1970. */
  asOf: number;
  /** The first instant at which time alone changes the answer; null where none was found (`turningPoint` says how far it looks). */
  changesAt: () => Promise<number | null>;
  nodes: NodeExplanation[];
}

/**
 * Why a rule selects one user or not. Reads the same columns as the engine, restricted to the user, so what it says is what
 * the database holds at this moment. What nobody asks for is not worked out.
 */
export class RuleExplainer {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly events: EventReader,
    private readonly clock: () => number,
  ) {}

  /** What it reads of the user's values ends when `signal` aborts. */
  async explain(
    rule: Rule,
    definitions: Definitions,
    user: number,
    asOf = this.clock(),
    signal?: AbortSignal,
  ): Promise<Explanation> {
    const plan = planRule(rule, definitions);
    const moment: Moment = { asOf, timeZone: definitions.timeZone, past: asOf < this.clock() };
    const values = new UserValues(this.database, this.catalogue, user, signal);
    await values.load([EVERYONE, ...leavesOf(plan).flatMap(columnsOf)], [moment]);
    // Who was erased or merged, or is under restriction, is in no set at all, be it a complement.
    const isPresent = values.of(EVERYONE, moment) !== undefined;
    const nodes = this.nodes(plan, user, values, moment);
    return {
      matches: isPresent && matches(plan, values, moment),
      asOf,
      changesAt: async () => (isPresent ? turningPoint(plan, user, values, moment, this.events) : null),
      nodes: isPresent ? nodes : nodes.map((node) => ({ ...node, matches: false })),
    };
  }

  /** Nodes inside a referenced segment are not listed: they have no place in the rule. */
  private nodes(plan: Plan, user: number, values: UserValues, moment: Moment): NodeExplanation[] {
    const below = plan.node === 'all' || plan.node === 'any' ? plan.children : plan.node === 'not' ? [plan.child] : [];
    const node: NodeExplanation = {
      path: plan.path,
      matches: matches(plan, values, moment),
      ...decided(plan, values, moment),
      evidence: async () => (plan.node === 'value' ? evidenceOf(plan.column, user, moment, this.events) : []),
    };
    return [node, ...below.flatMap((child) => this.nodes(child, user, values, moment))];
  }
}

function decided(plan: Plan, values: UserValues, moment: Moment): { value?: unknown; wanted?: unknown } {
  switch (plan.node) {
    case 'value':
      return { value: shown(values.of(plan.column, moment), plan.column, plan.type), wanted: wantedOf(plan) };
    case 'tag': {
      const { tags, weight, assigned } = plan;
      const held = tags
        .filter((key) => isHeld(key, values, moment))
        .map((key) => assignment(key, plan, values, moment));
      return { value: held, wanted: { in: tags, weight, assigned } };
    }
    case 'segment':
      return { wanted: { key: plan.key } };
    case 'everyone':
    case 'all':
    case 'any':
    case 'not':
      return {};
  }
}

/** As it stands in the rule; of the parts of `reachable`, what stands behind it. */
function wantedOf({ column, predicate }: ValueLeaf): unknown {
  if (column.kind === 'held') return { is: column.predicate, heldFor: String(predicate.lte).slice(1) };
  if (column.kind === 'address') return { channel: column.channel };
  if (column.kind === 'consent') return { purpose: column.purpose, channel: column.channel, state: 'GRANTED' };
  return column.kind === 'suppression' ? { channel: column.channel, suppressed: false } : predicate;
}

function assignment(tag: string, leaf: TagLeaf, values: UserValues, moment: Moment): object {
  const instant = (facet: 'assigned' | 'expires'): string | undefined => {
    const value = values.of(facetOf(tag, facet), moment);
    return typeof value === 'number' ? new Date(value).toISOString() : undefined;
  };
  return {
    tag,
    weight: weightOf(tag, leaf, values, moment),
    assignedAt: instant('assigned'),
    expiresAt: instant('expires'),
  };
}

/** As of then, where it decays. */
function weightOf(tag: string, leaf: TagLeaf, values: UserValues, moment: Moment): unknown {
  const column = weightQuestion(leaf, tag)?.column;
  if (column?.facet !== 'spent') return values.of(facetOf(tag, 'weight'), moment);
  const spent = values.of(column, moment);
  return typeof spent === 'number' ? decayed(1, spent, column.halfLife, moment.asOf) : undefined;
}

/** A column's numbers as people write what they stand for. */
function shown(value: Value | undefined, column: Column, type: PredicateType): unknown {
  if (typeof value !== 'number') return value;
  if (column.kind === 'sequence' || column.kind === 'address') return true;
  if (column.kind === 'consent') {
    return { state: value > 0 ? 'GRANTED' : 'WITHDRAWN', at: new Date(Math.abs(value)).toISOString() };
  }
  if (column.kind === 'suppression') return { since: new Date(value).toISOString() };
  if (column.kind === 'held') return isHeldSince(value) ? new Date(value).toISOString() : undefined;
  if (type === 'DATE') return formatDate(value);
  if (type === 'DATETIME') return new Date(value).toISOString();
  return type === 'BOOLEAN' ? value === 1 : value;
}
