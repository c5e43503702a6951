import type { Path } from 'react-querybuilder';
import { getParentPath } from 'react-querybuilder';
import type { Group } from '../tree';
import { isGroup } from '../tree';
import { nodeAt, pathOf } from '../tree-edit';
import type { DropPlace, Dragged } from './drag';

/** Where something dropped here would stand: before the upper half of a row, after the lower, first in a group below its head. */
export function destinationOf({ on, path }: DropPlace, upperHalf: boolean, tree: Group): Path {
  if (on === 'end') {
    const group = nodeAt(tree, path);
    return [...path, group && isGroup(group) ? group.rules.length : 0];
  }
  if (on === 'head') return upperHalf && path.length > 0 ? path : [...path, 0];
  return upperHalf ? path : [...getParentPath(path), (path.at(-1) ?? 0) + 1];
}

const same = (a: Path, b: Path): boolean => a.length === b.length && a.every((step, at) => step === b[at]);

/** Whether dropping it there changes anything: not beside itself, and never into itself. */
export function changesPlace(dragged: Dragged, to: Path, tree: Group): boolean {
  if (dragged.from === 'palette') return true;
  const from = pathOf(tree, dragged.id);
  if (!from) return false;
  const intoItself = to.length > from.length && from.every((step, at) => to[at] === step);
  const after = [...getParentPath(from), (from.at(-1) ?? 0) + 1];
  return !intoItself && !same(to, from) && !same(to, after);
}
