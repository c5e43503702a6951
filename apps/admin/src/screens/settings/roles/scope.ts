import type { SegmentInfo } from '../../../api/known-segments';

/** How a scope is chosen. `kept`: the rule that the role has already. */
export interface ScopeChoice {
  by: 'all' | 'segment' | 'copy' | 'kept';
  segment?: string;
}

const segmentOf = (scope: unknown): string | undefined => (scope as { segment?: { key: string } } | null)?.segment?.key;

/** How the scope of a role was chosen. */
export function choiceOf(scope: unknown): ScopeChoice {
  if (scope == null) return { by: 'all' };
  const segment = segmentOf(scope);
  return segment === undefined ? { by: 'kept' } : { by: 'segment', segment };
}

/** The rule of a choice; null: all users; undefined: not chosen yet, and so no scope at all. */
export function scopeOf(
  { by, segment }: ScopeChoice,
  kept: unknown,
  segments: readonly Pick<SegmentInfo, 'key' | 'rule'>[],
): object | null | undefined {
  if (by === 'all') return null;
  if (by === 'kept') return kept as object;
  if (segment === undefined) return undefined;
  if (by === 'segment') return { segment: { key: segment } };
  return segments.find(({ key }) => key === segment)?.rule as object | undefined;
}
