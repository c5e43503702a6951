import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { ImportState } from '../../../graphql/graphql';
import { Bar } from '../../../parts/bar';
import { useImportsWords } from './words';

/** The server is at work on it. */
export const isMoving = (state: ImportState): boolean =>
  state === 'UPLOADING' || state === 'EXAMINING' || state === 'RUNNING' || state === 'UNDOING';

const TONES: Record<ImportState, 'live' | 'done' | 'warn' | 'fault' | 'rest'> = {
  UPLOADING: 'live',
  EXAMINING: 'live',
  READY: 'warn',
  RUNNING: 'live',
  DONE: 'done',
  CANCELLED: 'warn',
  FAILED: 'fault',
  UNDOING: 'live',
  UNDONE: 'rest',
  DISCARDED: 'rest',
};

interface StateProps {
  state: ImportState;
  sameAs?: string | null | undefined;
  /** 0 to 1, shown while rows are imported or bytes received. */
  progress?: number;
}

/** Where an import stands: a dot, its word, and how far where it moves. */
export function State({ state, sameAs, progress }: StateProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const moves = progress !== undefined && (state === 'RUNNING' || state === 'UPLOADING');
  return (
    <span className={`imports-state imports-${TONES[state]}`}>
      <span className="imports-dot" aria-hidden="true" />
      <span>{say(state === 'DONE' && sameAs ? 'SAME' : state)}</span>
      {moves && (
        <>
          <Bar share={progress} className="imports-state-bar" />
          <span className="figure">{format.share(progress, 1, 1)}</span>
        </>
      )}
    </span>
  );
}
