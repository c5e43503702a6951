import { findPath, getParentPath, getPathOfID, insert, move, remove, update } from 'react-querybuilder';
import type { Path } from 'react-querybuilder';
import { groupOf, isGroup } from './tree';
import type { Condition, Group, Node, Quantifier, Row } from './tree';

/** Changes of the tree, each by the query builder's own tools, each giving a new tree; the same one where it cannot be done. */

export const pathOf = (tree: Group, id: string): Path | undefined => getPathOfID(id, tree) ?? undefined;
export const nodeAt = (tree: Group, path: Path): Node | undefined => (findPath(path, tree) as Node | null) ?? undefined;

const groupAt = (tree: Group, path: Path): Group | undefined => {
  const node = nodeAt(tree, path);
  return node && isGroup(node) ? node : undefined;
};

/** Rows and group heads from top to bottom. */
export function flatten(tree: Group): Node[] {
  return [tree, ...tree.rules.flatMap((child) => (isGroup(child) ? flatten(child) : [child]))];
}

export const setCondition = (tree: Group, id: string, condition: Condition): Group =>
  update(tree, 'value', condition, id);

export const setQuantifier = (tree: Group, id: string, quantifier: Quantifier): Group =>
  update(tree, 'combinator', quantifier, id);

/** After the row, inside the group, or at the end where nothing is focused. */
export function placeAfter(tree: Group, id: string | undefined): Path {
  const path = id === undefined ? undefined : pathOf(tree, id);
  const node = path && nodeAt(tree, path);
  if (!path || !node) return [tree.rules.length];
  if (isGroup(node)) return [...path, node.rules.length];
  return [...getParentPath(path), (path.at(-1) ?? 0) + 1];
}

const holds = (outer: Path, inner: Path): boolean => outer.every((step, at) => inner[at] === step);

/** Moves a node before what now stands at `to`. A group cannot move into itself. */
export function moveTo(tree: Group, from: Path, to: Path): Group {
  const intoItself = to.length > from.length && holds(from, to);
  return from.length === 0 || intoItself ? tree : move(tree, from, to);
}

export type Direction = 'up' | 'down' | 'out' | 'in';

/** Where a node goes in one step: past a sibling, out of its group to stand before or after it, into the group beside it. */
export function stepTarget(tree: Group, path: Path, direction: Direction): Path | undefined {
  const at = path.at(-1);
  if (at === undefined) return undefined;
  const parent = getParentPath(path);
  const siblings = groupAt(tree, parent)?.rules ?? [];
  const sibling = (index: number): Path => [...parent, index];
  switch (direction) {
    case 'up':
      return at > 0 ? sibling(at - 1) : parent.length > 0 ? parent : undefined;
    case 'down':
      if (at < siblings.length - 1) return sibling(at + 2);
      return parent.length > 0 ? [...getParentPath(parent), (parent.at(-1) ?? 0) + 1] : undefined;
    case 'out':
      return parent.length > 0 ? [...getParentPath(parent), (parent.at(-1) ?? 0) + 1] : undefined;
    case 'in': {
      const before = siblings[at - 1];
      if (before && isGroup(before)) return [...sibling(at - 1), before.rules.length];
      const after = siblings[at + 1];
      return after && isGroup(after) ? [...sibling(at + 1), 0] : undefined;
    }
  }
}

export function step(tree: Group, id: string, direction: Direction): Group {
  const path = pathOf(tree, id);
  const target = path && stepTarget(tree, path, direction);
  return path && target ? moveTo(tree, path, target) : tree;
}

/** What an edit gives, and the row that holds the focus afterwards. */
export interface Edited {
  tree: Group;
  focus: string;
}

/** Inserting gives ids of its own to what it inserts, so the new row is found by its place. */
export function insertAt(tree: Group, node: Node, path: Path): Edited {
  const inserted = insert(tree, node as Group, path);
  return { tree: inserted, focus: nodeAt(inserted, path)?.id ?? tree.id };
}

/** The copy stands right after the original. */
export function copy(tree: Group, id: string): Edited {
  const path = pathOf(tree, id);
  const node = path && nodeAt(tree, path);
  if (!path || !node || path.length === 0) return { tree, focus: id };
  return insertAt(tree, node, [...getParentPath(path), (path.at(-1) ?? 0) + 1]);
}

export const toggle = (tree: Group, id: string): Group => {
  const path = pathOf(tree, id);
  const node = path && nodeAt(tree, path);
  return path && node && path.length > 0 ? update(tree, 'muted', !node.muted, path) : tree;
};

/** Removing the last condition of the root leaves an empty canvas, which selects nobody. */
export const drop = (tree: Group, id: string): Group => {
  const path = pathOf(tree, id);
  return path && path.length > 0 ? remove(tree, path) : tree;
};

/** Wraps a node in a group of its own, in place. */
export function wrap(tree: Group, id: string): Edited {
  const path = pathOf(tree, id);
  const node = path && nodeAt(tree, path);
  if (!path || !node || path.length === 0) return { tree, focus: id };
  const parent = groupAt(tree, getParentPath(path));
  const wrapped = insert(tree, groupOf(parent?.combinator === 'any' ? 'all' : 'any', [node]), path, { replace: true });
  return { tree: wrapped, focus: nodeAt(wrapped, [...path, 0])?.id ?? id };
}

/** Rows that are on, for the size of the rule in the foot. */
export function sizeOf(tree: Group): { conditions: number; levels: number } {
  const conditions = flatten(tree).filter((node): node is Row => !isGroup(node) && !node.muted).length;
  const depth = (node: Node): number => (isGroup(node) ? 1 + Math.max(0, ...node.rules.map(depth)) : 0);
  return { conditions, levels: depth(tree) };
}
