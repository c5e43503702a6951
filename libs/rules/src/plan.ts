import type { Column, EventColumn, Plan, ValueLeaf } from './column.js';
import { halfLifeOf } from './decay.js';
import { childRules, keyPath, ROOT_PATH, ruleForm } from './path.js';
import { measureName, measurePredicate, measureProperty, measureType } from './predicate-type.js';
import type {
  AttributeCondition,
  Definitions,
  EventCondition,
  Predicate,
  ReachableCondition,
  Rule,
  SampleCondition,
  TagCondition,
} from './rule.js';
import { expandTags } from './tag-tree.js';

/**
 * Looks up every name of a checked rule. A segment referred to twice is planned once and shared, so that a plan stays as
 * small as its segments together.
 */
export function planRule(rule: Rule, definitions: Definitions): Plan {
  const segments = new Map<string, Plan>();
  const planning = new Set<string>();

  function plan(rule: Rule, path: string): Plan {
    if ('everyone' in rule && rule.everyone) return { node: 'everyone', path };
    if ('attribute' in rule && rule.attribute) return planAttribute(rule.attribute, path, definitions);
    if ('tag' in rule && rule.tag) return planTag(rule.tag, path, definitions);
    if ('event' in rule && rule.event) return planEvent(rule.event, path);
    if ('sample' in rule && rule.sample) return planSample(rule.sample, path);
    if ('reachable' in rule && rule.reachable) return planReachable(rule.reachable, path, definitions);
    if ('segment' in rule && rule.segment) return planSegment(rule.segment.key, path);
    const form = ruleForm(rule);
    const children = childRules(rule, path).map((child) => plan(child.rule, child.path));
    const [only] = children;
    if (only === undefined) throw new Error(`no conditions at ${path}`);
    if (form === 'not') return { node: 'not', path, child: only };
    if (form === 'all' || form === 'any') return { node: form, path, children };
    throw new Error(`unknown form ${form} at ${path}`);
  }

  function planSegment(key: string, path: string): Plan {
    const child = segments.get(key);
    if (child) return { node: 'segment', path, key, child };
    const segment = definitions.segments.get(key);
    if (!segment) throw new Error(`unknown segment ${key} at ${path}`);
    if (planning.has(key)) throw new Error(`segment ${key} refers to itself at ${path}`);
    planning.add(key);
    const planned = plan(segment.rule, `segment(${key})`);
    planning.delete(key);
    segments.set(key, planned);
    return { node: 'segment', path, key, child: planned };
  }

  return plan(rule, ROOT_PATH);
}

function planAttribute({ key, is, heldFor }: AttributeCondition, path: string, { attributes }: Definitions): Plan {
  const definition = attributes.get(key);
  if (!definition) throw new Error(`unknown attribute ${key} at ${path}`);
  const { type, keptBy } = definition;
  if (heldFor === undefined) {
    const column: Column = { kind: 'attribute', key, type, ...(keptBy !== undefined && { keptBy }) };
    return { node: 'value', path, column, type, predicate: is };
  }
  const column: Column = { kind: 'held', key, type, predicate: is };
  return { node: 'value', path, column, type: 'DATETIME', predicate: { lte: `-${heldFor}` } };
}

function planTag({ in: keys, weight, assigned }: TagCondition, path: string, { tags }: Definitions): Plan {
  const expanded = expandTags(keys, tags);
  if (expanded.length === 0) throw new Error(`unknown tags at ${path}`);
  const halfLives = expanded.flatMap((key): [string, number][] => {
    const { halfLife } = tags.get(key) ?? {};
    return weight && halfLife !== undefined ? [[key, halfLifeOf(halfLife)]] : [];
  });
  return {
    node: 'tag',
    path,
    tags: expanded,
    ...(weight && { weight }),
    ...(assigned && { assigned }),
    ...(halfLives.length > 0 && { halfLives: Object.fromEntries(halfLives) }),
  };
}

function planEvent(condition: EventCondition, path: string): Plan {
  const { name, where, during, sequence } = condition;
  if (sequence) {
    const column: Column = { kind: 'sequence', sequence, ...(during && { during }) };
    return { node: 'value', path, column, type: 'ANY', predicate: { exists: true } };
  }
  if (name === undefined) throw new Error(`an event without a name at ${keyPath(path, 'event')}`);
  const predicate = measurePredicate(condition);
  const type = measureType(condition.measure, predicate);
  const measure = { [measureName(condition.measure)]: measureProperty(condition.measure) ?? true };
  const column: EventColumn = { kind: 'event', name, where: where ?? [], ...(during && { during }), measure, type };
  return { node: 'value', path, column, type, predicate };
}

function planSample({ salt, from, to }: SampleCondition, path: string): Plan {
  return { node: 'value', path, column: { kind: 'sample', salt }, type: 'NUMBER', predicate: { gte: from, lt: to } };
}

/**
 * Three columns, each with a place of its own (`rule.all[0].reachable.consent`): each is kept by its own news, is counted by
 * itself, and an explanation names the one that fails.
 */
function planReachable({ channel, purpose }: ReachableCondition, path: string, { birthDates = [] }: Definitions): Plan {
  const part = (name: string, column: Column, predicate: Predicate): ValueLeaf => {
    return { node: 'value', path: keyPath(keyPath(path, 'reachable'), name), column, type: 'NUMBER', predicate };
  };
  const consent: Column = { kind: 'consent', purpose, channel, ...(birthDates.length > 0 && { birthDates }) };
  return {
    node: 'all',
    path,
    children: [
      part('address', { kind: 'address', channel }, { exists: true }),
      part('consent', consent, { gt: 0 }),
      part('suppression', { kind: 'suppression', channel }, { exists: false }),
    ],
  };
}
