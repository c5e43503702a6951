import type { Column, Plan } from '../column.js';
import { childRules, itemPath, keyPath, ROOT_PATH } from '../path.js';
import { columnHasHistory, isKept } from '../column-key.js';
import { planRule } from '../plan.js';
import { expandTags } from '../tag-tree.js';
import { measureName, measureProperty, measureType, MEASURES, propertyType } from '../predicate-type.js';
import type { Definitions, EventCondition, Predicate, PropertyFilter, Rule, RuleForm } from '../rule.js';
import type { PredicateType } from '../column.js';
import { resolveTest } from '../resolve-test.js';
import { missingMatches } from '../test-value.js';
import { truths } from './truth.js';
import { WARNING_TEXTS } from './warning.js';
import type { Locale, RuleWarning, WarningCode } from './warning.js';

export interface LintOptions {
  /** The instant that the rule is asked for, and the present one, in milliseconds. Absent: now. */
  asOf?: number;
  now?: number;
  locale?: Locale;
}

/** What may surprise about a checked rule. Stops nothing; a rule without warnings gives an empty list. */
export function lintRule(rule: Rule, definitions: Definitions, options: LintOptions = {}): RuleWarning[] {
  const warnings: RuleWarning[] = [];
  const warn: Warn = (code, path, detail = '') => {
    warnings.push({ code, path, message: WARNING_TEXTS[code][options.locale ?? 'en'](detail) });
  };
  const plan = planRule(rule, definitions);
  lintTruth(plan, warn);
  lintNode(rule, ROOT_PATH, definitions, warn);
  const { asOf = Infinity, now = -Infinity } = options;
  const { historySince = -Infinity } = definitions;
  const asks = (what: (column: Column) => boolean): boolean => asksFor(plan, what);
  // Addresses and what models keep have no history at all: they are taken as they are now.
  const hasNone = (column: Column): boolean => column.kind === 'address' || isKept(column);
  if ((asOf < historySince && asks(columnHasHistory)) || (asOf < now && asks(hasNone)))
    warn('HISTORY_NOT_KEPT', ROOT_PATH);
  return warnings;
}

type Warn = (code: WarningCode, path: string, detail?: string) => void;
type Linter = (rule: Rule, path: string, definitions: Definitions, warn: Warn) => void;

const LINTERS: Record<RuleForm, Linter | undefined> = {
  everyone: undefined,
  all: undefined,
  any: lintAny,
  not: undefined,
  attribute: lintAttribute,
  tag: lintTag,
  event: (rule, path, definitions, warn) => {
    if ('event' in rule) lintEvent(rule.event, keyPath(path, 'event'), definitions, warn);
  },
  segment: undefined,
  sample: undefined,
  reachable: undefined,
};

function lintNode(rule: Rule, path: string, definitions: Definitions, warn: Warn): void {
  for (const form of Object.keys(rule) as RuleForm[]) LINTERS[form]?.(rule, path, definitions, warn);
  for (const child of childRules(rule, path)) lintNode(child.rule, child.path, definitions, warn);
}

/** The innermost nodes that are constant, and the whole rule. A plain `everyone` was meant. */
function lintTruth(plan: Plan, warn: Warn): void {
  const known = truths(plan);
  const visit = (node: Plan): boolean => {
    if (node.node === 'everyone') return false;
    const inner = childrenOf(node).map(visit).includes(true);
    const truth = known.get(node);
    if (truth && (!inner || node === plan)) warn(truth === 'always' ? 'ALWAYS_TRUE' : 'NEVER_TRUE', node.path);
    return inner || truth !== undefined;
  };
  visit(plan);
}

function childrenOf(plan: Plan): Plan[] {
  if (plan.node === 'all' || plan.node === 'any') return plan.children;
  return plan.node === 'not' ? [plan.child] : [];
}

/** Whether it asks for such a column, in segments too. */
function asksFor(plan: Plan, what: (column: Column) => boolean): boolean {
  if (plan.node === 'value') return what(plan.column);
  if (plan.node === 'tag') return plan.tags.some((key) => what({ kind: 'tag', key, facet: 'held' }));
  const below = plan.node === 'segment' ? [plan.child] : childrenOf(plan);
  return below.some((child) => asksFor(child, what));
}

/** The accident in which a long OR swallows the do-not-contact list. */
function lintAny(rule: Rule, path: string, _definitions: Definitions, warn: Warn): void {
  if (!('any' in rule) || rule.any.length < 2) return;
  for (const child of childRules(rule, path)) if ('not' in child.rule) warn('EXCLUSION_IN_ANY', child.path);
}

function lintAttribute(rule: Rule, path: string, { attributes }: Definitions, warn: Warn): void {
  if (!('attribute' in rule)) return;
  const { key, is } = rule.attribute;
  const definition = attributes.get(key);
  if (!definition) return;
  lintUnknown(is, definition.type, `${path}.attribute.is`, definition.name ?? key, warn);
}

function lintTag(rule: Rule, path: string, { tags }: Definitions, warn: Warn): void {
  if (!('tag' in rule)) return;
  rule.tag.in.forEach((key, i) => {
    const stale = expandTags([key], tags).filter((tag) => tags.get(tag)?.stale === true);
    const names = stale.map((tag) => tags.get(tag)?.name ?? tag);
    if (names.length > 0) warn('STALE_TAG', itemPath(`${path}.tag.in`, i), names.slice(0, 5).join(', '));
  });
  if (rule.tag.weight) lintUnknown(rule.tag.weight, 'NUMBER', `${path}.tag.weight`, 'weight', warn);
}

function lintEvent(event: EventCondition, path: string, { eventNames }: Definitions, warn: Warn): void {
  const { sequence, where, measure, is } = event;
  const lintStep = (step: { name?: string; where?: PropertyFilter[] }, at: string): void => {
    if (step.name !== undefined && eventNames?.has(step.name) === false) warn('UNKNOWN_EVENT', `${at}.name`, step.name);
    step.where?.forEach((filter, i) => {
      lintUnknown(filter.is, propertyType(filter.is), `${itemPath(`${at}.where`, i)}.is`, filter.property, warn);
    });
  };
  lintStep({ name: event.name, where }, path);
  sequence?.steps.forEach((step, i) => lintStep(step, itemPath(`${path}.sequence.steps`, i)));
  if (sequence?.notFollowedBy) lintStep(sequence.notFollowedBy, `${path}.sequence.notFollowedBy`);
  if (!is) return;
  const name = measureName(measure);
  if (MEASURES[name].missing === 0) {
    if (is.exists !== undefined) warn('EXISTS_ALWAYS', `${path}.is.exists`, name);
    return;
  }
  lintUnknown(is, measureType(measure, is), `${path}.is`, measureProperty(measure) ?? name, warn);
}

/** `ne` and `notIn` hold for those of whom nothing is known. */
function lintUnknown(is: Predicate, type: PredicateType, path: string, name: string, warn: Warn): void {
  const operator = is.ne !== undefined ? 'ne' : is.notIn !== undefined ? 'notIn' : undefined;
  if (operator === undefined || is.exists !== undefined) return;
  if (missingMatches(resolveTest(is, type, { asOf: 0, timeZone: 'UTC' })))
    warn('NE_TAKES_UNKNOWN', `${path}.${operator}`, name);
}
