import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Bar } from '../../../parts/bar';
import { useComposition } from '../composition';
import { useBuilderWords } from '../words';

interface FiguresProps {
  id: string;
  muted: boolean;
  /** In a group that excludes: what it takes out of everyone. */
  excluded: boolean;
  strong?: boolean;
  /** The whole rule's count; it has nothing to be without. */
  root?: boolean;
}

/** The right-hand columns of every row: share of all users, count; on hover and focus what the rule would be without it. */
export function Figures({ id, muted, excluded, strong, root }: FiguresProps): ReactNode {
  const { counts, faults, preview } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const node = counts.get(id);
  const total = preview.data?.total ?? 0;
  const known = node !== undefined && !muted && !faults.has(id);
  const stale = preview.pending || preview.error !== undefined;
  const figure = !known ? '—' : excluded && node.count > 0 ? format.count(-node.count) : format.people(node.count);
  const without = known && !root && node.without !== null && node.without !== undefined ? node.without : undefined;
  const tone = stale ? 'stale' : excluded ? 'excluded' : 'accent';
  return (
    <>
      <div role="gridcell" className="row-share">
        {without !== undefined && (
          <span className="row-without figure">
            {say('without')} <strong>{format.people(without)}</strong>{' '}
            <em>{format.delta(without - (preview.data?.count ?? 0))}</em>
          </span>
        )}
        <Bar className="row-bar" share={known && total > 0 ? node.count / total : 0} tone={tone} />
      </div>
      <div
        role="gridcell"
        className={[
          'row-count figure',
          strong && 'row-count-strong',
          excluded && known && 'row-count-excluded',
          stale && 'row-count-stale',
        ]
          .filter(Boolean)
          .join(' ')}
      >
        {figure}
      </div>
    </>
  );
}
