import { useCallback } from 'react';
import type { KeyboardEvent } from 'react';
import { getParentPath } from 'react-querybuilder';
import type { Path } from 'react-querybuilder';
import { useComposition } from '../composition';
import { isGroup } from '../tree';
import type { Group } from '../tree';
import { copy, drop, flatten, nodeAt, pathOf, step, toggle, wrap } from '../tree-edit';
import type { Direction } from '../tree-edit';
import { useBuilderWords } from '../words';

const MOVES: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' };

const FIRST_CONTROL = '.row-words button:not([disabled]), .row-words input:not([disabled])';

/** Who has the focus once the row at `path` is gone: the one that took its place, the one before, else the group. */
function heir(tree: Group, path: Path): string {
  const at = path.at(-1) ?? 0;
  const parent = getParentPath(path);
  return (nodeAt(tree, path) ?? nodeAt(tree, [...parent, at - 1]) ?? nodeAt(tree, parent) ?? tree).id;
}

/** The keys of the treegrid. Plain arrows and letters act on the row alone, never while a control in it has the focus. */
export function useTreegridKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const { tree, edit, focus: setFocused } = useComposition();
  const say = useBuilderWords();
  return useCallback(
    (event) => {
      const target = event.target as HTMLElement;
      const row = target.closest<HTMLElement>('[data-row]');
      const id = row?.dataset['row'];
      if (!row || id === undefined) return;
      const path = pathOf(tree, id);
      if (!path) return;
      const rows = flatten(tree);
      const go = (to: string | undefined): void => {
        if (to === undefined) return;
        setFocused(to);
        document.getElementById(`row-${to}`)?.focus();
      };
      const neighbour = (by: number): string | undefined => rows[rows.findIndex((node) => node.id === id) + by]?.id;
      const command = event.ctrlKey || event.metaKey;
      const onRow = target === row;
      const handled = (): boolean => {
        const direction = event.altKey ? MOVES[event.key] : undefined;
        if (direction) {
          const next = step(tree, id, direction);
          const at = pathOf(next, id);
          edit(next, { focus: id, say: at && say('announceMoved', { level: at.length, at: (at.at(-1) ?? 0) + 1 }) });
          return true;
        }
        if (command && event.key.toLowerCase() === 'g') {
          const next = wrap(tree, id);
          edit(next.tree, { focus: next.focus });
          return true;
        }
        if (command && event.key.toLowerCase() === 'd') {
          const next = copy(tree, id);
          edit(next.tree, { focus: next.focus });
          return true;
        }
        if (event.key === 'Escape' && !onRow) {
          go(id);
          return true;
        }
        if (!onRow || command || event.altKey) return false;
        switch (event.key) {
          case 'ArrowDown':
            go(neighbour(1));
            return true;
          case 'ArrowUp':
            go(neighbour(-1));
            return true;
          case 'ArrowLeft':
            go(nodeAt(tree, getParentPath(path))?.id);
            return true;
          case 'ArrowRight': {
            const node = nodeAt(tree, path);
            go(node && isGroup(node) ? node.rules[0]?.id : undefined);
            return true;
          }
          case 'Home':
            go(rows[0]?.id);
            return true;
          case 'End':
            go(rows.at(-1)?.id);
            return true;
          case 'Enter':
            row.querySelector<HTMLElement>(FIRST_CONTROL)?.focus();
            return true;
          case ' ': {
            const off = nodeAt(tree, path)?.muted !== true;
            edit(toggle(tree, id), { say: say(off ? 'announceOff' : 'announceOn') });
            return true;
          }
          case 'Delete':
          case 'Backspace':
            edit(drop(tree, id), { focus: heir(drop(tree, id), path), say: say('announceRemoved') });
            return true;
          default:
            return false;
        }
      };
      if (handled()) event.preventDefault();
    },
    [tree, edit, setFocused, say],
  );
}
