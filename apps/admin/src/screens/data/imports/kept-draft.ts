import { useCallback, useState } from 'react';
import { draftOfGuess, draftOfMapping } from './mapping-draft';
import type { FoundExamination, FoundImport, MappingDraft } from './mapping-draft';

const KEY = 'strata.import.';

/** Columns make a draft fit: a file that is read in another way has others, and is guessed anew. */
const signature = ({ columns, guess }: FoundExamination): string =>
  JSON.stringify([guess.kind, columns.map(({ name }) => name)]);

function stored(id: string, examination: FoundExamination): MappingDraft | undefined {
  try {
    const text = localStorage.getItem(KEY + id);
    const kept = text === null ? undefined : (JSON.parse(text) as { of: string; draft: MappingDraft });
    return kept?.of === signature(examination) ? kept.draft : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(KEY + id);
  } catch {
    // Then nothing was kept.
  }
}

/** The mapping that is being made for an import, as it was when the page was left. It holds names of columns, and no values. */
export function useKeptDraft(
  found: FoundImport,
  examination: FoundExamination,
): [draft: MappingDraft, set: (next: MappingDraft) => void] {
  const of = signature(examination);
  const first = (): MappingDraft => {
    const guessed = draftOfGuess(examination.guess);
    const begun = found.mapping ? draftOfMapping(found.mapping, guessed) : undefined;
    return stored(found.id, examination) ?? begun ?? guessed;
  };
  const [held, hold] = useState(() => ({ of, draft: first() }));
  let current = held;
  if (held.of !== of) {
    current = { of, draft: first() };
    hold(current);
  }
  const set = useCallback(
    (draft: MappingDraft) => {
      hold({ of, draft });
      try {
        localStorage.setItem(KEY + found.id, JSON.stringify({ of, draft }));
      } catch {
        // Without storage it lives as long as the page.
      }
    },
    [found.id, of],
  );
  return [current.draft, set];
}
