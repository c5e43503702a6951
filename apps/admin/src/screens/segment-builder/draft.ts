import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useConnectionLost } from '../../api/connection';
import { DraftKeeper } from './draft-keeper';
import type { Draft } from './draft-keeper';
import { SAVE_DRAFT } from './segment';
import type { Segment } from './segment';
import { draftFromTree, readDraft } from './tree';
import type { DraftDocument, Group } from './tree';

const storageKey = (segment: string | undefined): string => `strata.draft.${segment ?? ''}`;

/**
 * The draft that this machine kept because the server could not: newer than the server's, by its being there. Null where
 * the draft was discarded; undefined where the server has all.
 */
export function localDraft(segment: string | undefined): Draft | undefined {
  try {
    const text = localStorage.getItem(storageKey(segment));
    return text === null ? undefined : text === 'null' ? null : readDraft(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export const keepLocalDraft = (segment: string | undefined, draft: Draft): void =>
  localStorage.setItem(storageKey(segment), JSON.stringify(draft));

export const dropLocalDraft = (segment: string | undefined): void => localStorage.removeItem(storageKey(segment));

/** One for each segment as long as the page lives: leaving the builder and coming back must not make two that overtake each other. */
const keepers = new Map<string, DraftKeeper>();

function keeperOf(client: ApolloClient, segment: string | undefined): DraftKeeper {
  // A segment that does not exist yet has its draft on this machine alone.
  if (segment === undefined) {
    return new DraftKeeper(() => Promise.resolve(), {
      write: (draft) => keepLocalDraft(undefined, draft),
      drop: () => undefined,
    });
  }
  const known = keepers.get(segment);
  if (known) return known;
  const made = new DraftKeeper(
    (draft) => client.mutate({ mutation: SAVE_DRAFT, variables: { input: { key: segment, draft } } }),
    { write: (draft) => keepLocalDraft(segment, draft), drop: () => dropLocalDraft(segment) },
  );
  keepers.set(segment, made);
  return made;
}

/** Keeps the draft on the server as it changes, and on this machine until the server has it. */
export function useDraft(segment: Segment | undefined, tree: Group, clean: boolean): DraftKeeper {
  const client = useApolloClient();
  const lost = useConnectionLost();
  const [keeper] = useState(() => {
    const made = keeperOf(client, segment?.key);
    const onlyHere = segment !== undefined && localDraft(segment.key) !== undefined;
    const held = segment === undefined || segment.draftAt ? draftFromTree(tree) : null;
    made.begin(onlyHere ? undefined : held, segment?.draftAt);
    return made;
  });
  useEffect(() => keeper.keep(clean ? null : draftFromTree(tree)), [keeper, tree, clean]);
  // What could not be kept is kept once the server answers again, and what waits when the builder is left at once.
  useEffect(() => {
    if (lost === null) void keeper.flush();
  }, [keeper, lost]);
  useEffect(() => () => void keeper.flush(), [keeper]);
  useSyncExternalStore(keeper.subscribe, keeper.state);
  return keeper;
}

/** How many conditions differ from the published rule; at least one where anything does. */
export function changesOf(published: DraftDocument['rule'], tree: Group): number {
  const now = draftFromTree(tree);
  if (textOf(published) === textOf(now.rule) && now.off.length === 0) return 0;
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
  return [textOf(rule)];
}

/** As JSON with its keys in order: the server gives them back in another one than they were written in. */
const textOf = (rule: unknown): string =>
  JSON.stringify(rule, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
