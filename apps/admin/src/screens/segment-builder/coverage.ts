import { useMemo } from 'react';
import { useAttributeCoverage, useEventCoverage, useTagCoverage } from '../../api/coverage';
import { useSegmentCounts } from '../../api/known-segments';

/** Whom everything that a rule can be made of says something about. Each comes in when it is counted; until then it is undefined. */
export interface BuilderCoverage {
  total?: number;
  of: (kind: 'attributes' | 'tags' | 'events' | 'segments', key: string) => number | undefined;
}

/** `counted`: the number has come, and the engine may be asked for those of all segments. */
export function useBuilderCoverage(counted: boolean): BuilderCoverage {
  const attributes = useAttributeCoverage();
  const tags = useTagCoverage();
  const events = useEventCoverage();
  const segments = useSegmentCounts(counted);
  return useMemo(() => {
    const counted = { attributes, tags, events };
    return {
      total: (attributes ?? tags ?? events)?.total,
      of: (kind, key) => (kind === 'segments' ? segments.get(key) : counted[kind]?.of(key)),
    };
  }, [attributes, tags, events, segments]);
}
