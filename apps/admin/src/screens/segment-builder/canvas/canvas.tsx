import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { QueryBuilderDnD } from '@react-querybuilder/dnd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { QueryBuilder } from 'react-querybuilder';
import type { Path } from 'react-querybuilder';
import { useComposition } from '../composition';
import { QUANTIFIERS, rowOf } from '../tree';
import type { Group } from '../tree';
import { insertAt, moveTo, nodeAt, pathOf } from '../tree-edit';
import type { Edited } from '../tree-edit';
import { useBuilderWords } from '../words';
import { dndAdapter, draggedOf, makeDropPlace, placeOf } from './drag';
import type { Dragged } from './drag';
import { DropMark } from './drop-mark';
import { changesPlace, destinationOf } from './drop-target';
import { EmptyCanvas } from './empty-canvas';
import { GroupRow } from './group-row';
import { useTreegridKeys } from './keys';
import { RuleRow } from './rule-row';
import './canvas.css';

const CONTROLS = { rule: RuleRow, ruleGroup: GroupRow };
const COMBINATORS = QUANTIFIERS.map((name) => ({ name, label: name }));
const FIELDS = ['everyone', 'attribute', 'tag', 'event', 'segment', 'sample', 'reachable'].map((name) => ({
  name,
  label: name,
}));
const OPERATORS = [{ name: 'is', label: 'is' }];

interface Drop {
  dragged: Dragged;
  to: Path;
  /** Where the mark is drawn, from the canvas's top. */
  top: number;
}

/** The tree after a drop. */
function dropped(tree: Group, dragged: Dragged, to: Path): Edited {
  if (dragged.from === 'palette') return insertAt(tree, rowOf(dragged.condition), to);
  const from = pathOf(tree, dragged.id);
  return { tree: from ? moveTo(tree, from, to) : tree, focus: dragged.id };
}

/** The query builder itself: its tree and its drag and drop, drawn as a treegrid of sentences with one column of counts. */
export function Canvas(): ReactNode {
  const { tree, edit } = useComposition();
  const say = useBuilderWords();
  const element = useRef<HTMLDivElement>(null);
  const [drop, setDrop] = useState<Drop>();
  const onKeyDown = useTreegridKeys();
  const latest = useRef(tree);
  latest.current = tree;

  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return;
    return makeDropPlace(canvas, () => ({ on: 'end', path: [] }));
  }, []);

  useEffect(() => {
    const targetOf = (
      data: Record<string | symbol, unknown>,
      target: { element: Element; data: Record<string | symbol, unknown> } | undefined,
      y: number,
    ): Drop | undefined => {
      const dragged = draggedOf(data);
      const place = target && placeOf(target.data);
      const canvas = element.current;
      if (!dragged || !place || !canvas) return undefined;
      const box = target.element.getBoundingClientRect();
      const upper = y < box.top + box.height / 2;
      const to = destinationOf(place, upper, latest.current);
      if (!changesPlace(dragged, to, latest.current)) return undefined;
      const lastRow = canvas.querySelector('.group-root > .group-children > .add-line')?.getBoundingClientRect().top;
      const edge =
        target.element === canvas ? (lastRow ?? box.top) : place.on !== 'end' && !upper ? box.bottom : box.top;
      return { dragged, to, top: edge - canvas.getBoundingClientRect().top + canvas.scrollTop };
    };
    return monitorForElements({
      canMonitor: ({ source }) => draggedOf(source.data) !== undefined,
      onDrag: ({ source, location: { current } }) => {
        const next = targetOf(source.data, current.dropTargets[0], current.input.clientY);
        setDrop((last) => (last?.top === next?.top && last?.to.join() === next?.to.join() ? last : next));
      },
      onDrop: ({ source, location: { current } }) => {
        const target = targetOf(source.data, current.dropTargets[0], current.input.clientY);
        setDrop(undefined);
        if (!target) return;
        const next = dropped(latest.current, target.dragged, target.to);
        const at = pathOf(next.tree, next.focus) ?? target.to;
        edit(next.tree, {
          focus: next.focus,
          say: say('announceMoved', { level: at.length, at: (at.at(-1) ?? 0) + 1 }),
        });
      },
    });
  }, [edit, say]);

  return (
    <div ref={element} className="canvas" data-canvas>
      <div onKeyDown={onKeyDown}>
        <QueryBuilderDnD dnd={dndAdapter} controlElements={CONTROLS} enableMountQueryChange={false}>
          <QueryBuilder
            query={tree}
            onQueryChange={(next) => edit(next)}
            fields={FIELDS}
            operators={OPERATORS}
            combinators={COMBINATORS}
          />
        </QueryBuilderDnD>
      </div>
      {tree.rules.length === 0 && <EmptyCanvas />}
      {drop && (
        <DropMark
          to={drop.to}
          top={drop.top}
          after={dropped(tree, drop.dragged, drop.to).tree}
          place={placeName(tree, drop.to)}
        />
      )}
    </div>
  );
}

/** Which place in its group it will have, from 1. */
function placeName(tree: Group, to: Path): number {
  return nodeAt(tree, to.slice(0, -1)) ? (to.at(-1) ?? 0) + 1 : 1;
}
