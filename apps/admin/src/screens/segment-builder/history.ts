import { useCallback, useReducer } from 'react';

/** Edits of one kind on one control within this time are one step of undo: dragging a slider is one move. */
const MERGE_WITHIN = 1_000;
const STEPS_KEPT = 200;

interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  last?: { kind: string; at: number };
}

type Action<T> = { do: 'edit'; next: T; kind?: string; at: number } | { do: 'undo' } | { do: 'redo' };

export function reduceHistory<T>(history: History<T>, action: Action<T>): History<T> {
  const { past, present, future, last } = history;
  switch (action.do) {
    case 'edit': {
      if (action.next === present) return history;
      const merge = action.kind !== undefined && action.kind === last?.kind && action.at - last.at < MERGE_WITHIN;
      return {
        past: merge ? past : [...past, present].slice(-STEPS_KEPT),
        present: action.next,
        future: [],
        last: action.kind === undefined ? undefined : { kind: action.kind, at: action.at },
      };
    }
    case 'undo': {
      const before = past.at(-1);
      return before === undefined
        ? history
        : { past: past.slice(0, -1), present: before, future: [present, ...future] };
    }
    case 'redo': {
      const [next, ...rest] = future;
      return next === undefined ? history : { past: [...past, present], present: next, future: rest };
    }
  }
}

export interface HistoryControls<T> {
  present: T;
  /** `kind` names edits that become one step with those just before. */
  edit: (next: T, kind?: string) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
}

export function useHistory<T extends object>(initial: T): HistoryControls<T> {
  const [history, dispatch] = useReducer(reduceHistory<T>, { past: [], present: initial, future: [] });
  return {
    present: history.present,
    edit: useCallback((next: T, kind?: string) => dispatch({ do: 'edit', next, kind, at: Date.now() }), []),
    undo: useCallback(() => dispatch({ do: 'undo' }), []),
    redo: useCallback(() => dispatch({ do: 'redo' }), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
