import type { Rule, RuleForm } from '@strata/rules';
import { generateID } from 'react-querybuilder';

/** The three quantifiers are the query builder's combinators: `none` is `{ not: { any: […] } }`. */
export const QUANTIFIERS = ['all', 'any', 'none'] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];

export type GroupForm = 'all' | 'any' | 'not';
export type ConditionForm = Exclude<RuleForm, GroupForm>;
/** A rule that is one condition. */
export type Condition = Exclude<Rule, { all: Rule[] } | { any: Rule[] } | { not: Rule }>;

/** A row of the query builder's tree. It holds the condition as the server takes it, so nothing can be lost on the way. */
export interface Row {
  id: string;
  field: ConditionForm;
  operator: 'is';
  value: Condition;
  /** Switched off: in the draft, but not counted and never published. */
  muted?: boolean;
}

export interface Group {
  id: string;
  combinator: Quantifier;
  rules: Node[];
  muted?: boolean;
  /** The form it came in, to be written back so while it still fits. */
  cameAs?: 'condition' | 'not';
}

export type Node = Row | Group;

export const isGroup = (node: Node): node is Group => 'rules' in node;

const formOf = (condition: Condition): ConditionForm => Object.keys(condition)[0] as ConditionForm;

export function rowOf(condition: Condition): Row {
  return { id: generateID(), field: formOf(condition), operator: 'is', value: condition };
}

export function groupOf(combinator: Quantifier, rules: Node[], cameAs?: Group['cameAs']): Group {
  return { id: generateID(), combinator, rules, ...(cameAs ? { cameAs } : {}) };
}

function nodeOf(rule: Rule): Node {
  if ('all' in rule) return groupOf('all', rule.all.map(nodeOf));
  if ('any' in rule) return groupOf('any', rule.any.map(nodeOf));
  if ('not' in rule) {
    return 'any' in rule.not ? groupOf('none', rule.not.any.map(nodeOf)) : groupOf('none', [nodeOf(rule.not)], 'not');
  }
  return rowOf(rule);
}

/** The query builder's tree of a rule. Its root is always a group. */
export function treeFromRule(rule: Rule): Group {
  const node = nodeOf(rule);
  return isGroup(node) ? node : groupOf('all', [node], 'condition');
}

export interface WrittenRule {
  /** Absent where nothing is left to say: no row, or every row switched off. */
  rule?: Rule;
  /** The path of each node's rule by its id: `rule.all[0]`. A node that is left out has none. */
  paths: ReadonlyMap<string, string>;
}

type Part = 'everything' | 'on';

/** A group whose rows are all switched off is off itself; one without any row stays, for the check to find. */
const isOff = (node: Node): boolean =>
  node.muted === true || (isGroup(node) && node.rules.length > 0 && node.rules.every(isOff));

/** The rule of a tree: what is on, or everything for the draft. The inverse of `treeFromRule`. */
export function ruleFromTree(tree: Group, part: Part = 'on'): WrittenRule {
  const paths = new Map<string, string>();
  const write = (node: Node, path: string): Rule => {
    paths.set(node.id, path);
    if (!isGroup(node)) return node.value;
    const kept = node.rules.filter((child) => part === 'everything' || !isOff(child));
    const [only] = kept;
    const single = kept.length === 1 && only !== undefined;
    if (node.cameAs === 'condition' && single && !isGroup(only)) return write(only, path);
    if (node.combinator === 'none') {
      if (node.cameAs === 'not' && single && !(isGroup(only) && only.combinator === 'any')) {
        return { not: write(only, `${path}.not`) };
      }
      return { not: { any: kept.map((child, at) => write(child, `${path}.not.any[${at}]`)) } };
    }
    const children = kept.map((child, at) => write(child, `${path}.${node.combinator}[${at}]`));
    return node.combinator === 'all' ? { all: children } : { any: children };
  };
  if (tree.rules.length === 0 || (part === 'on' && isOff(tree))) return { paths };
  return { rule: write(tree, 'rule'), paths };
}

/** The draft as the server keeps it: the whole rule, and the paths in it of what is switched off. */
export interface DraftDocument {
  rule: Rule | null;
  off: string[];
}

export function draftFromTree(tree: Group): DraftDocument {
  const { rule, paths } = ruleFromTree(tree, 'everything');
  const off: string[] = [];
  const visit = (node: Node): void => {
    const path = paths.get(node.id);
    if (node.muted && path !== undefined) off.push(path);
    if (isGroup(node)) node.rules.forEach(visit);
  };
  visit(tree);
  return { rule: rule ?? null, off };
}

export function treeFromDraft(draft: DraftDocument): Group {
  if (!draft.rule) return groupOf('all', []);
  const tree = treeFromRule(draft.rule);
  const { paths } = ruleFromTree(tree, 'everything');
  const off = new Set(draft.off);
  const mark = (node: Node): Node => {
    const muted = off.has(paths.get(node.id) ?? '') ? { muted: true } : {};
    return isGroup(node) ? { ...node, ...muted, rules: node.rules.map(mark) } : { ...node, ...muted };
  };
  // The root and its only condition share a path; the root itself is never switched off.
  return { ...(mark(tree) as Group), muted: undefined };
}

/** Reads what the server kept; whatever else lies there is no draft of ours. */
export function readDraft(draft: unknown): DraftDocument | undefined {
  if (typeof draft !== 'object' || draft === null || !('rule' in draft) || !('off' in draft)) return undefined;
  const { rule, off } = draft;
  if (typeof rule !== 'object' || !Array.isArray(off)) return undefined;
  return { rule: rule as Rule | null, off: off.filter((path): path is string => typeof path === 'string') };
}
