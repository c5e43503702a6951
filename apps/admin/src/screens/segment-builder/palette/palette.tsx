import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useNames } from '../../../i18n/names';
import { makeDraggable } from '../canvas/drag';
import { useComposition } from '../composition';
import { ConditionIcon } from '../sentence/condition-icon';
import { isGroup, rowOf } from '../tree';
import { flatten, insertAt, placeAfter } from '../tree-edit';
import { useBuilderWords } from '../words';
import { frequentOf, rememberUse } from './frequent';
import { itemsOf, paletteItems } from './items';
import type { PaletteItem, Section } from './items';
import { onOpenPalette } from './open-palette';
import './palette.css';

const SECTIONS = ['frequent', 'attributes', 'tags', 'events', 'segments', 'others'] as const satisfies Section[];

type Line =
  | { kind: 'section'; id: string; section: Section; size: number; open: boolean }
  | { kind: 'item'; id: string; item: PaletteItem; open: boolean };

/** All that a rule can be made of: searched, dragged in, or added with Enter after the focused row. */
export function Palette({ onAdded }: { onAdded?: () => void }): ReactNode {
  const { definitions, tree, edit, focused } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const { eventName } = useNames();
  const [text, setText] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string>();
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);

  const everyone = say('everyone');
  const sample = say('sample');
  // Under a fifth a decimal tells items apart; above it is noise.
  const coverage = (count: number): string =>
    count / definitions.total < 0.2
      ? format.share(count, definitions.total, 1)
      : `${Math.round((count / definitions.total) * 100)}%`;
  const items = useMemo(
    () => paletteItems(definitions, { everyone, sample, eventName }),
    [definitions, everyone, sample, eventName],
  );
  const all = useMemo(() => Object.values(items).flat(), [items]);
  const frequent = useMemo(() => frequentOf(all), [all]);
  const used = useMemo(
    () => new Set(flatten(tree).flatMap((node) => (isGroup(node) ? [] : itemsOf(node.value)))),
    [tree],
  );

  useEffect(() => onOpenPalette(() => search.current?.focus({ cursor: 'all' })), []);

  const wanted = text.trim().toLowerCase();
  const lines = SECTIONS.flatMap((section): Line[] => {
    const members = section === 'frequent' ? (wanted === '' ? frequent : []) : items[section];
    const matching = members.filter(
      ({ label, id }) => wanted === '' || label.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted),
    );
    if (matching.length === 0) return [];
    const open = wanted !== '' || !closed.has(section);
    const visible = matching.filter(({ parent }) => wanted !== '' || !hidden(parent, items.tags, closed));
    return [
      { kind: 'section', id: section, section, size: matching.length, open },
      ...(open
        ? visible.map((item): Line => ({ kind: 'item', id: `${section} ${item.id}`, item, open: !closed.has(item.id) }))
        : []),
    ];
  });
  const current = lines.find(({ id }) => id === at) ?? lines.find(({ kind }) => kind === 'item');

  const add = (item: PaletteItem): void => {
    const next = insertAt(tree, rowOf(item.condition), placeAfter(tree, focused));
    rememberUse(item.id);
    setText('');
    edit(next.tree, { focus: next.focus, say: say('announceAdded', { what: item.label }) });
    onAdded?.();
  };
  const fold = (id: string, open: boolean): void =>
    setClosed((before) => new Set(open ? [...before].filter((other) => other !== id) : [...before, id]));
  const goTo = (line: Line | undefined): void => {
    if (!line) return;
    setAt(line.id);
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = lines.findIndex(({ id }) => id === current?.id);
    const foldId = current?.kind === 'section' ? current.section : current?.item.branch ? current.item.id : undefined;
    const acts: Record<string, () => void> = {
      ArrowDown: () => goTo(lines[index + 1]),
      ArrowUp: () => (index > 0 ? goTo(lines[index - 1]) : search.current?.focus()),
      ArrowLeft: () => foldId !== undefined && fold(foldId, false),
      ArrowRight: () => foldId !== undefined && fold(foldId, true),
      Enter: () =>
        current?.kind === 'item' ? add(current.item) : foldId !== undefined && fold(foldId, !current?.open),
      Home: () => goTo(lines[0]),
      End: () => goTo(lines.at(-1)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div className="palette">
      <Input
        ref={search}
        prefix={<SearchOutlined />}
        suffix={<kbd>/</kbd>}
        placeholder={say('search', { count: all.length })}
        aria-label={say('search', { count: all.length })}
        value={text}
        allowClear={text !== ''}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const [, first] = lines;
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            goTo(first);
          } else if (event.key === 'Enter' && wanted !== '' && first?.kind === 'item') {
            event.preventDefault();
            add(first.item);
          } else if (event.key === 'Escape') setText('');
        }}
      />
      <div ref={list} role="tree" aria-label={say('paletteLabel')} className="palette-list" onKeyDown={onKeyDown}>
        {lines.map((line) => {
          const common = {
            'data-line': line.id,
            role: 'treeitem',
            tabIndex: line.id === current?.id ? 0 : -1,
            onFocus: () => setAt(line.id),
          };
          if (line.kind === 'section') {
            return (
              <div
                key={line.id}
                {...common}
                aria-level={1}
                aria-expanded={line.open}
                className="palette-section"
                onClick={() => fold(line.section, !line.open)}
              >
                {line.open ? <CaretDownOutlined /> : <CaretRightOutlined />}
                <strong>{say(line.section)}</strong>
                <span className="figure">{line.size}</span>
                {line.section === lines[0]?.id && <span className="palette-coverage">{say('coverage')}</span>}
              </div>
            );
          }
          const { item } = line;
          return (
            <Item
              key={line.id}
              item={item}
              used={used.has(item.id)}
              common={common}
              open={line.open}
              onAdd={() => add(item)}
              onFold={() => fold(item.id, !line.open)}
            >
              {item.coverage !== undefined && !(item.branch && item.coverage === 0) && (
                <span className="palette-coverage figure">{coverage(item.coverage)}</span>
              )}
            </Item>
          );
        })}
      </div>
      {lines.length === 0 && <p className="palette-none">{say('nothingFound', { text: text.trim() })}</p>}
    </div>
  );
}

/** Whether a tag lies below one that is folded. */
function hidden(parent: string | undefined, tags: readonly PaletteItem[], closed: ReadonlySet<string>): boolean {
  if (parent === undefined) return false;
  return closed.has(parent) || hidden(tags.find(({ id }) => id === parent)?.parent, tags, closed);
}

interface ItemProps {
  item: PaletteItem;
  used: boolean;
  open: boolean;
  common: object;
  onAdd: () => void;
  onFold: () => void;
  children: ReactNode;
}

function Item({ item, used, open, common, onAdd, onFold, children }: ItemProps): ReactNode {
  const say = useBuilderWords();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    return makeDraggable(
      node,
      undefined,
      () => ({ from: 'palette', condition: item.condition }),
      () => item.label,
      () => rememberUse(item.id),
    );
  }, [item]);
  return (
    <div
      ref={element}
      {...common}
      aria-level={item.depth + 2}
      aria-expanded={item.branch ? open : undefined}
      className="palette-item"
      style={{ paddingLeft: 6 + item.depth * 20 }}
      onDoubleClick={onAdd}
      data-palette={item.id}
    >
      {item.branch ? (
        <button type="button" tabIndex={-1} aria-hidden="true" className="palette-fold" onClick={onFold}>
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
      ) : (
        <ConditionIcon form={item.form} />
      )}
      <span className="palette-label">{item.label}</span>
      {used && <i className="palette-used" title={say('inUse')} />}
      {item.stale && <i className="palette-stale" title={say('stale')} />}
      {used && <span className="visually-hidden">{say('inUse')}</span>}
      {item.stale && <span className="visually-hidden">{say('stale')}</span>}
      {children}
    </div>
  );
}
