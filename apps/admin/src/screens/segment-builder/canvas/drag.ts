import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import type { DndAdapter } from '@react-querybuilder/dnd';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Path } from 'react-querybuilder';
import type { Condition } from '../tree';

/** What is in the hand: a row of the canvas by its id, or a condition from the palette. */
export type Dragged = { from: 'canvas'; id: string } | { from: 'palette'; condition: Condition };

/** What lies under the hand. `end` is the place after the last child of a group. */
export interface DropPlace {
  on: 'row' | 'head' | 'end';
  path: Path;
}

const DRAGGED = Symbol('dragged');
const PLACE = Symbol('place');

export function draggedOf(data: Record<string | symbol, unknown>): Dragged | undefined {
  return data[DRAGGED] as Dragged | undefined;
}

export function placeOf(data: Record<string | symbol, unknown>): DropPlace | undefined {
  return data[PLACE] as DropPlace | undefined;
}

/** The lifted copy: the row's sentence on a raised card. */
function liftedCopy(text: string) {
  return ({ container }: { container: HTMLElement }): void => {
    const card = document.createElement('div');
    card.className = 'lifted';
    card.textContent = text;
    container.append(card);
  };
}

export function makeDraggable(
  element: HTMLElement,
  dragHandle: HTMLElement | undefined,
  dragged: () => Dragged,
  text: () => string,
  onDragging: (dragging: boolean) => void,
): () => void {
  return draggable({
    element,
    dragHandle,
    getInitialData: () => ({ [DRAGGED]: dragged() }),
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      setCustomNativeDragPreview({ nativeSetDragImage, render: liftedCopy(text()) }),
    onDragStart: () => onDragging(true),
    onDrop: () => onDragging(false),
  });
}

export function makeDropPlace(element: HTMLElement, place: () => DropPlace): () => void {
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => draggedOf(source.data) !== undefined,
    getData: () => ({ [PLACE]: place() }),
  });
}

const sentenceText = (element: HTMLElement): string =>
  (element.querySelector('[data-sentence]') ?? element).textContent?.trim() ?? '';

interface NodeDnd {
  path: Path;
  id: string;
  on: 'row' | 'head';
  disabled: boolean;
}

function useNodeDnd({ path, id, on, disabled }: NodeDnd): {
  element: RefObject<HTMLDivElement | null>;
  handle: RefObject<HTMLSpanElement | null>;
  isDragging: boolean;
} {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const [isDragging, setDragging] = useState(false);
  const place = path.join('.');
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const target = makeDropPlace(node, () => ({ on, path: place === '' ? [] : place.split('.').map(Number) }));
    if (disabled || !handle.current) return target;
    const source = makeDraggable(
      node,
      handle.current,
      () => ({ from: 'canvas', id }),
      () => sentenceText(node),
      setDragging,
    );
    return combine(target, source);
  }, [place, id, on, disabled]);
  return { element, handle, isDragging };
}

const UNUSED = { isOver: false, dropMonitorId: '', dragMonitorId: '' };

/**
 * The query builder's drag and drop over pragmatic-drag-and-drop. Its own adapter drops after a row alone and knows no
 * palette; this one only says what is dragged and what lies under it, and `Canvas` decides the place, shows it and moves.
 */
export const dndAdapter: DndAdapter = {
  DndProvider: ({ children }) => children,
  useRuleDnD: ({ path, rule, disabled }) => {
    const { element, handle, isDragging } = useNodeDnd({ path, id: rule.id ?? '', on: 'row', disabled });
    return { ...UNUSED, isDragging, dndRef: element, dragRef: handle };
  },
  useRuleGroupDnD: ({ path, ruleGroup, disabled }) => {
    const root = path.length === 0;
    const { element, handle, isDragging } = useNodeDnd({
      path,
      id: ruleGroup.id ?? '',
      on: 'head',
      disabled: disabled || root,
    });
    return { ...UNUSED, isDragging, previewRef: element, dragRef: handle, dropRef: null };
  },
  useInlineCombinatorDnD: () => ({ isOver: false, dropMonitorId: null, dropRef: null }),
};
