import type { Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { errorCode } from '../../../api/client';
import { useMay } from '../../../api/viewer';
import { Failure } from '../../../parts/failure';
import { useComposition } from '../composition';
import { useBuilderWords } from '../words';
import { Breakdown } from './breakdown';
import { Count } from './count';
import { Narrowing } from './narrowing';
import { Sample } from './sample';
import { Versus } from './versus';
import { Zero } from './zero';
import './live.css';

const RETRY_AFTER = 5;

interface LivePanelProps {
  published?: { rule: Rule; version: number };
  onWhoMoves: () => void;
}

/** The right side: the count, and everything that explains it. */
export function LivePanel({ published, onWhoMoves }: LivePanelProps): ReactNode {
  const { preview, sound, written } = useComposition();
  const say = useBuilderWords();
  const may = useMay();
  // All of it hangs on the one question that was refused: it is said once.
  const isRefused = errorCode(preview.error) === 'FORBIDDEN';
  const zero = preview.data?.count === 0 && !preview.pending;
  return (
    <div className="live">
      <Count />
      {preview.error !== undefined && (
        <Failure title={say('countFailed')} error={preview.error} onRetry={preview.retry} retryAfter={RETRY_AFTER} />
      )}
      {published && !isRefused && <Versus published={published.rule} version={published.version} onOpen={onWhoMoves} />}
      <Zero />
      {/* While something is wrong, what was last known stays, dimmed as the count is. */}
      {written.rule && !zero && !isRefused && (
        <div className={sound && preview.error === undefined ? 'live-rest' : 'live-rest live-old'}>
          <Narrowing />
          <Breakdown at={0} />
          <Breakdown at={1} />
          {may('PROFILE_READ') && <Sample />}
        </div>
      )}
    </div>
  );
}
