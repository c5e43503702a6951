import { checkRule, lintRule } from '@strata/rules';
import type { Fault, Rule } from '@strata/rules';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useBuilderCoverage } from './coverage';
import type { BuilderCoverage } from './coverage';
import type { BuilderDefinitions } from './definitions';
import { useHistory } from './history';
import { asInput, usePreview } from './preview';
import type { Latest, Preview } from './preview';
import { isGroup, ruleFromTree } from './tree';
import type { Group, WrittenRule } from './tree';
import { flatten } from './tree-edit';
import { useLanguage } from '../../i18n/language';

type NodeCount = Preview['nodes'][number];

export interface Warning {
  code: string;
  message: string;
}

interface EditOptions {
  /** Names edits that are one step of undo with those just before. */
  kind?: string;
  /** The row that gets the keyboard's focus. */
  focus?: string;
  /** What a screen reader hears. */
  say?: string;
}

/** The rule being composed: its tree, what is wrong with it, and how many people each part of it holds. */
export interface Composition {
  definitions: BuilderDefinitions;
  /** Whom each thing that a rule can be made of covers; comes in later than all else. */
  coverage: BuilderCoverage;
  segmentKey?: string;
  tree: Group;
  edit: (next: Group, options?: EditOptions) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  written: WrittenRule;
  /** The rule that may be asked about: on, and without a fault. */
  sound?: Rule;
  faults: ReadonlyMap<string, Fault[]>;
  faultCount: number;
  warnings: ReadonlyMap<string, Warning[]>;
  warningCount: number;
  preview: Latest<Preview>;
  counts: ReadonlyMap<string, NodeCount>;
  /** The row with the keyboard's focus. */
  focused?: string;
  focus: (id: string | undefined) => void;
  announcement: string;
  announce: (text: string) => void;
}

const Context = createContext<Composition | undefined>(undefined);

export function useComposition(): Composition {
  const composition = useContext(Context);
  if (!composition) throw new Error('useComposition is used outside of CompositionProvider');
  return composition;
}

/** Hands what is said of paths to the nodes that bear them: to the deepest node on the way. */
function byNode<T extends { path: string }>(items: readonly T[], written: WrittenRule): Map<string, T[]> {
  const nodes = new Map([...written.paths].map(([id, path]) => [path, id]));
  const found = new Map<string, T[]>();
  for (const item of items) {
    let path = item.path;
    while (path !== '' && !nodes.has(path)) path = path.replace(/(\.\w+|\[\d+\]|^\w+)$/, '');
    const id = nodes.get(path);
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), item]);
  }
  return found;
}

export const rowElementId = (id: string): string => `row-${id}`;

/** Focus follows an edit once React has drawn it. */
const focusRow = (id: string): void =>
  void requestAnimationFrame(() => document.getElementById(rowElementId(id))?.focus());

interface ProviderProps {
  definitions: BuilderDefinitions;
  segmentKey?: string;
  initial: Group;
  children: ReactNode;
}

export function CompositionProvider({ definitions, segmentKey, initial, children }: ProviderProps): ReactNode {
  const { present: tree, edit: record, undo, redo, canUndo, canRedo } = useHistory(initial);
  const { language } = useLanguage();
  const [focused, setFocused] = useState<string>();
  const [announcement, setAnnouncement] = useState('');

  const written = useMemo(() => ruleFromTree(tree), [tree]);
  const check = useMemo(() => {
    if (!written.rule) return { faults: [] as Fault[], warnings: [] };
    const checked = checkRule(written.rule, definitions.forRules, { segment: segmentKey });
    return checked.faults
      ? { faults: checked.faults, warnings: [] }
      : { faults: [], warnings: lintRule(written.rule, definitions.forRules, { locale: language }) };
  }, [written, definitions, segmentKey, language]);
  const sound = check.faults.length === 0 ? written.rule : undefined;
  const soundText = sound && JSON.stringify(sound);
  // The same rule under new row ids is the same question.
  const variables = useMemo(
    () => (soundText === undefined ? undefined : { rule: asInput(JSON.parse(soundText) as Rule) }),
    [soundText],
  );
  const preview = usePreview(variables);
  const counted = variables === undefined || preview.data !== undefined || preview.error !== undefined;
  const coverage = useBuilderCoverage(counted);

  const counts = useMemo(() => {
    const nodes = new Map(preview.data?.nodes.map((node) => [node.path, node]));
    const pathsOfAnswer = preview.of === variables ? written.paths : undefined;
    return { nodes, pathsOfAnswer };
  }, [preview.data, preview.of, variables, written]);
  // While a newer answer is on its way each row keeps its own last figure, wherever it has moved to.
  const kept = useRef<Map<string, NodeCount>>(new Map());
  const byId = useMemo(() => {
    if (!counts.pathsOfAnswer) return kept.current;
    const found = new Map<string, NodeCount>();
    for (const node of flatten(tree)) {
      const path = counts.pathsOfAnswer.get(node.id);
      // A group that excludes tells how many it takes out: the count of what is inside its `not`.
      const inside =
        path !== undefined && isGroup(node) && node.combinator === 'none' && node !== tree ? `${path}.not` : path;
      const outer = counts.nodes.get(path ?? '');
      const own = counts.nodes.get(inside ?? '');
      if (outer && own) found.set(node.id, { ...outer, count: own.count });
    }
    kept.current = found;
    return found;
  }, [counts, tree]);

  const focus = useCallback((id: string | undefined) => {
    setFocused(id);
    if (id !== undefined) focusRow(id);
  }, []);
  const edit = useCallback(
    (next: Group, { kind, focus: to, say }: EditOptions = {}) => {
      record(next, kind);
      if (to !== undefined) focus(to);
      if (say !== undefined) setAnnouncement(say);
    },
    [record, focus],
  );

  const value = useMemo<Composition>(() => {
    const warnings = [...check.warnings, ...(preview.of === variables ? (preview.data?.warnings ?? []) : [])];
    const distinct = [...new Map(warnings.map((warning) => [`${warning.code} ${warning.path}`, warning])).values()];
    return {
      definitions,
      coverage,
      segmentKey,
      tree,
      edit,
      undo,
      redo,
      canUndo,
      canRedo,
      written,
      sound,
      faults: byNode(check.faults, written),
      faultCount: check.faults.length,
      warnings: byNode(distinct, written),
      warningCount: distinct.length,
      preview,
      counts: byId,
      focused,
      focus: setFocused,
      announcement,
      announce: setAnnouncement,
    };
  }, [
    definitions,
    coverage,
    segmentKey,
    tree,
    edit,
    undo,
    redo,
    canUndo,
    canRedo,
    written,
    sound,
    check,
    variables,
    preview,
    byId,
    focused,
    announcement,
  ]);
  return <Context value={value}>{children}</Context>;
}
