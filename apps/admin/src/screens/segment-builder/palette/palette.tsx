import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { useNames } from '../../../i18n/names';
import { useComposition } from '../composition';
import { isGroup, rowOf } from '../tree';
import { flatten, insertAt, placeAfter } from '../tree-edit';
import { useBuilderWords } from '../words';
import { frequentOf, rememberUse } from './frequent';
import { itemsOf, paletteItems } from './items';
import type { PaletteItem } from './items';
import { paletteLines } from './lines';
import { onOpenPalette } from './open-palette';
import { Item } from './palette-item';
import './palette.css';

/** All that a rule can be made of: searched, dragged in, or added with Enter after the focused row. */
export function Palette({ onAdded }: { onAdded?: () => void }): ReactNode {
  const { definitions, coverage, tree, edit, focused } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const { eventName } = useNames();
  const seesSensitive = useMay()('PROFILE_SENSITIVE');
  const [text, setText] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string>();
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);

  const everyone = say('everyone');
  const sample = say('sample');
  /** Under a fifth a decimal tells items apart; above it is noise. Nothing until it has been counted. */
  const coverageOf = ({ covered, branch }: PaletteItem): string | undefined => {
    const count = covered && coverage.of(covered.of, covered.key);
    const { total } = coverage;
    if (count === undefined || total === undefined || total === 0 || (branch && count === 0)) return undefined;
    return count / total < 0.2 ? format.shareOfPeople(count, total, 1) : `${Math.round((count / total) * 100)}%`;
  };
  const items = useMemo(
    () =>
      paletteItems(
        definitions,
        {
          everyone,
          sample,
          reachable: (purpose) => say('reachableFor', { purpose }),
          eventName,
        },
        seesSensitive,
      ),
    [definitions, everyone, sample, say, eventName, seesSensitive],
  );
  const all = useMemo(() => Object.values(items).flat(), [items]);
  const frequent = useMemo(
    () =>
      frequentOf(
        all.filter(({ locked }) => !locked),
        definitions.segments,
      ),
    [all, definitions],
  );
  const used = useMemo(
    () => new Set(flatten(tree).flatMap((node) => (isGroup(node) ? [] : itemsOf(node.value)))),
    [tree],
  );

  useEffect(() => onOpenPalette(() => search.current?.focus({ cursor: 'all' })), []);

  const lines = paletteLines({ frequent, ...items }, text, closed);
  const walked = lines.filter((line) => line.kind !== 'rest');
  const current = walked.find(({ id }) => id === at) ?? walked.find(({ kind }) => kind === 'item');

  const add = (item: PaletteItem): void => {
    if (item.locked) return;
    const next = insertAt(tree, rowOf(item.condition), placeAfter(tree, focused));
    rememberUse(item.id);
    setText('');
    edit(next.tree, { focus: next.focus, say: say('announceAdded', { what: item.label }) });
    onAdded?.();
  };
  const fold = (id: string, open: boolean): void =>
    setClosed((before) => new Set(open ? [...before].filter((other) => other !== id) : [...before, id]));
  const goTo = (line: { id: string } | undefined): void => {
    if (!line) return;
    setAt(line.id);
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = walked.findIndex(({ id }) => id === current?.id);
    const foldId = current?.kind === 'section' ? current.section : current?.item.branch ? current.item.id : undefined;
    const acts: Record<string, () => void> = {
      ArrowDown: () => goTo(walked[index + 1]),
      ArrowUp: () => (index > 0 ? goTo(walked[index - 1]) : search.current?.focus()),
      ArrowLeft: () => foldId !== undefined && fold(foldId, false),
      ArrowRight: () => foldId !== undefined && fold(foldId, true),
      Enter: () =>
        current?.kind === 'item' ? add(current.item) : foldId !== undefined && fold(foldId, !current?.open),
      Home: () => goTo(walked[0]),
      End: () => goTo(walked.at(-1)),
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
          const [, first] = walked;
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            goTo(first);
          } else if (event.key === 'Enter' && text.trim() !== '' && first?.kind === 'item') {
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
                {line.section === lines[0]?.id && line.section !== 'others' && (
                  <span className="palette-coverage">{say('coverage')}</span>
                )}
              </div>
            );
          }
          if (line.kind === 'rest') {
            return (
              <p key={line.id} className="palette-rest">
                {say('paletteRest', { count: format.count(line.count) })}
              </p>
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
              <span className="palette-coverage figure">{coverageOf(item)}</span>
            </Item>
          );
        })}
      </div>
      {lines.length === 0 && <p className="palette-none">{say('nothingFound', { text: text.trim() })}</p>}
    </div>
  );
}
