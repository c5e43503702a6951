import type { Rule } from '@strata/rules';
import type { BuilderDefinitions } from '../definitions';
import { rangeOf } from '../sentence/predicate-editor';
import { isGroup } from '../tree';
import type { Group, Row } from '../tree';
import { flatten } from '../tree-edit';

export interface BreakdownChoice {
  id: string;
  label: string;
  attribute?: string;
  tagUnder?: string;
}

const DIVIDES = new Set(['TEXT', 'NUMBER', 'BOOLEAN', 'TEXT_LIST']);

/** What an audience may be divided by: attributes that divide it, and the tags below each root of the tree. */
export function breakdownChoices(definitions: BuilderDefinitions): BreakdownChoice[] {
  return [
    ...definitions.attributes
      .filter(
        ({ type, sensitive, options }) =>
          DIVIDES.has(type) && !sensitive && (type !== 'TEXT' || (options?.length ?? 0) > 0),
      )
      .map(({ key, name }) => ({ id: `attribute ${key}`, label: name, attribute: key })),
    ...definitions.tags
      .filter(({ key }) => definitions.tags.some((other) => other.key.startsWith(`${key}/`)))
      .map(({ key, name }) => ({ id: `tag ${key}`, label: name, tagUnder: key })),
  ];
}

/** The one row, directly under the root, that bounds a number attribute: its range can be dragged in the chart. */
export function conditionOn(tree: Group, attribute: string): Row | undefined {
  if (tree.combinator !== 'all') return undefined;
  const rows = tree.rules.filter(
    (node): node is Row =>
      !isGroup(node) && !node.muted && 'attribute' in node.value && node.value.attribute.key === attribute,
  );
  const [row] = rows;
  if (!row || rows.length > 1 || !('attribute' in row.value)) return undefined;
  const { low, high } = rangeOf(row.value.attribute.is);
  return low === undefined && high === undefined ? undefined : row;
}

/** The rule without its own bounds on an attribute: everyone, where nothing else is left. */
export function withoutBounds(rule: Rule, attribute: string): Rule {
  const bounds = (child: Rule): boolean => 'attribute' in child && child.attribute.key === attribute;
  const rest = 'all' in rule ? rule.all.filter((child) => !bounds(child)) : bounds(rule) ? [] : [rule];
  return rest.length > 0 ? { all: rest } : { everyone: true };
}

/** What the two charts show until somebody chooses: a number and a text, of the rule where it has them. */
export function firstChoices(definitions: BuilderDefinitions, tree: Group): [string | undefined, string | undefined] {
  const used = flatten(tree).flatMap((node) =>
    !isGroup(node) && 'attribute' in node.value ? [node.value.attribute.key] : [],
  );
  const first = (types: string[]): string | undefined => {
    const offered = breakdownChoices(definitions).flatMap(({ attribute }) => attribute ?? []);
    const suited = offered.filter((key) => types.includes(definitions.attribute(key)?.type ?? ''));
    const key =
      used.find((known) => suited.includes(known)) ??
      suited.find((known) => ['age', 'city'].includes(known)) ??
      suited[0];
    return key === undefined ? undefined : `attribute ${key}`;
  };
  return [first(['NUMBER']), first(['TEXT', 'BOOLEAN'])];
}
