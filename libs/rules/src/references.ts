import { childRules } from './path.js';
import type { Definitions, Rule } from './rule.js';
import { expandTags, tagLineage } from './tag-tree.js';

/** The names that a rule itself holds; those inside segments it refers to are not among them. */
export interface RuleReferences {
  attributes: Set<string>;
  tags: Set<string>;
  segments: Set<string>;
  events: Set<string>;
  purposes: Set<string>;
}

export function ruleReferences(rule: Rule): RuleReferences {
  const references: RuleReferences = {
    attributes: new Set(),
    tags: new Set(),
    segments: new Set(),
    events: new Set(),
    purposes: new Set(),
  };
  collect(rule, references);
  return references;
}

function collect(rule: Rule, references: RuleReferences): void {
  if ('attribute' in rule) references.attributes.add(rule.attribute.key);
  if ('tag' in rule) for (const key of rule.tag.in) references.tags.add(key);
  if ('reachable' in rule) references.purposes.add(rule.reachable.purpose);
  if ('segment' in rule) references.segments.add(rule.segment.key);
  if ('event' in rule) {
    const { name, sequence } = rule.event;
    for (const step of [{ name }, ...(sequence?.steps ?? []), sequence?.notFollowedBy]) {
      if (step?.name !== undefined) references.events.add(step.name);
    }
  }
  for (const child of childRules(rule, '')) collect(child.rule, references);
}

/**
 * To how many tags the conditions of a checked rule come together, with segments and all tags below written out: to how
 * many exactly up to `most`, beyond it the count ends.
 */
export function countTags(rule: Rule, { segments, tags }: Definitions, most: number): number {
  let count = 0;
  const rules: Rule[] = [rule];
  for (let next = rules.pop(); next && count <= most; next = rules.pop()) {
    if ('tag' in next) count += expandTags(next.tag.in, tags).length;
    const segment = 'segment' in next ? segments.get(next.segment.key) : undefined;
    if (segment) rules.push(segment.rule);
    for (const child of childRules(next, '')) rules.push(child.rule);
  }
  return count;
}

/** What comes of following the references of segments as far as they go. */
export type Reach = { conditions: number } | { cycle: string[] } | { unknown: string };

/**
 * Follows a segment's references: to how many conditions it comes when written out, or the way round a cycle, or the
 * first segment that does not exist. `edited` is the segment whose rule is being checked: reaching it is a cycle.
 */
export function segmentReach(key: string, segments: Definitions['segments'], edited?: string): Reach {
  const known = new Map<string, Reach>();
  const way: string[] = edited === undefined ? [] : [edited];

  function reach(from: string): Reach {
    if (way.includes(from)) return { cycle: [...way.slice(way.indexOf(from)), from] };
    const before = known.get(from);
    if (before) return before;
    way.push(from);
    const found = follow(from);
    way.pop();
    known.set(from, found);
    return found;
  }

  function follow(from: string): Reach {
    const rule = segments.get(from)?.rule;
    if (!rule) return { unknown: from };
    let conditions = 0;
    for (const leaf of leaves(rule)) {
      const found: Reach = 'segment' in leaf ? reach(leaf.segment.key) : { conditions: 1 };
      if (!('conditions' in found)) return found;
      conditions += found.conditions;
    }
    return { conditions };
  }

  return reach(key);
}

/** A segment, or a tag that a rule decides. */
export type Ruled = { segment: string } | { tag: string };

/**
 * The way by which whoever `edited` selects would hang on itself once it has this rule, through segments and through tags that
 * rules decide: its holders would be given and taken round and round.
 */
export function circleOf(rule: Rule, definitions: Definitions, edited: Ruled): string[] | undefined {
  const goal = nameOf(edited);
  const seen = new Set<string>();

  function way(from: Rule): string[] | undefined {
    // The tag may be about to be made, below one that the rule names.
    if ('tag' in edited && tagLineage(edited.tag).some((above) => ruleReferences(from).tags.has(above))) return [goal];
    for (const next of ruledBy(from, definitions)) {
      const name = nameOf(next);
      if (name === goal) return [name];
      if (seen.has(name)) continue;
      seen.add(name);
      const named = 'tag' in next ? definitions.tags.get(next.tag)?.rule : definitions.segments.get(next.segment)?.rule;
      const rest = named && way(named);
      if (rest) return [name, ...rest];
    }
    return undefined;
  }

  const found = way(rule);
  return found && [goal, ...found];
}

const nameOf = (ruled: Ruled): string => ('tag' in ruled ? `tag ${ruled.tag}` : `segment ${ruled.segment}`);

/** All that rules hang on: what they name, and what the segments and tags name that they name. */
export function reachedReferences(
  rules: readonly Rule[],
  definitions: Pick<Definitions, 'segments' | 'tags'>,
): RuleReferences {
  const reached = ruleReferences({ all: [] });
  const seen = new Set<string>();
  const pending = [...rules];
  for (let rule = pending.pop(); rule; rule = pending.pop()) {
    collect(rule, reached);
    for (const next of ruledBy(rule, definitions)) {
      if (seen.has(nameOf(next))) continue;
      seen.add(nameOf(next));
      const named = 'tag' in next ? definitions.tags.get(next.tag)?.rule : definitions.segments.get(next.segment)?.rule;
      if (named) pending.push(named);
    }
  }
  return reached;
}

/** What a rule names itself, with the tags below those that it names. */
function ruledBy(rule: Rule, { tags }: Pick<Definitions, 'tags'>): Ruled[] {
  const found = ruleReferences(rule);
  return [
    ...[...found.segments].map((segment) => ({ segment })),
    ...expandTags(found.tags, tags).map((tag) => ({ tag })),
  ];
}

function leaves(rule: Rule): Rule[] {
  const children = childRules(rule, '');
  return children.length === 0 ? [rule] : children.flatMap((child) => leaves(child.rule));
}
