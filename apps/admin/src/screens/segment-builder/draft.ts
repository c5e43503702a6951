import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useConnectionLost } from '../../api/connection';
import { SAVE_DRAFT } from './segment';
import { draftFromTree, readDraft } from './tree';
import type { DraftDocument, Group } from './tree';

const REST = 800;

const storageKey = (segment: string | undefined): string => `strata.draft.${segment ?? ''}`;

/** The draft that this machine kept because the server could not: newer than the server's, by its being there. */
export function localDraft(segment: string | undefined): DraftDocument | undefined {
  try {
    return readDraft(JSON.parse(localStorage.getItem(storageKey(segment)) ?? 'null'));
  } catch {
    return undefined;
  }
}

export const dropLocalDraft = (segment: string | undefined): void => localStorage.removeItem(storageKey(segment));

export type DraftState = { state: 'clean' } | { state: 'keeping' } | { state: 'kept'; at: number } | { state: 'here' };

/**
 * Keeps the draft on the server as it changes, and on this machine until the server has it. A segment that does not exist
 * yet has its draft on this machine alone.
 */
export function useDraft(
  segment: string | undefined,
  tree: Group,
  /** Nothing differs from the published rule: there is no draft to keep. */
  clean: boolean,
  keptAt: string | null | undefined,
): DraftState {
  const client = useApolloClient();
  const lost = useConnectionLost();
  const [state, setState] = useState<DraftState>(
    keptAt ? { state: 'kept', at: Date.parse(keptAt) } : { state: 'clean' },
  );
  const first = useRef(tree);

  useEffect(() => {
    if (tree === first.current) return;
    let over = false;
    const draft = clean ? null : draftFromTree(tree);
    localStorage.setItem(storageKey(segment), JSON.stringify(draft));
    if (segment === undefined) {
      setState({ state: 'kept', at: Date.now() });
      return;
    }
    setState({ state: 'keeping' });
    const keep = async (): Promise<void> => {
      try {
        await client.mutate({ mutation: SAVE_DRAFT, variables: { input: { key: segment, draft } } });
        if (over) return;
        dropLocalDraft(segment);
        setState({ state: 'kept', at: Date.now() });
      } catch {
        if (!over) setState({ state: 'here' });
      }
    };
    const timer = setTimeout(() => void keep(), REST);
    return () => {
      over = true;
      clearTimeout(timer);
    };
    // `lost` turning to null keeps again what could not be kept.
  }, [client, segment, tree, clean, lost]);

  return state;
}

/** How many conditions differ from the published rule; at least one where anything does. */
export function changesOf(published: DraftDocument['rule'], tree: Group): number {
  const now = draftFromTree(tree);
  if (JSON.stringify(published) === JSON.stringify(now.rule) && now.off.length === 0) return 0;
  const left = leaves(published);
  const added = leaves(now.rule).filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return Math.max(added.length, left.length, now.off.length, 1);
}

function leaves(rule: DraftDocument['rule']): string[] {
  if (!rule) return [];
  if ('all' in rule) return rule.all.flatMap(leaves);
  if ('any' in rule) return rule.any.flatMap(leaves);
  if ('not' in rule) return leaves(rule.not);
  return [JSON.stringify(rule)];
}
