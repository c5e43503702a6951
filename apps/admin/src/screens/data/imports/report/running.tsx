import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Offered } from '../../../../parts/offered';
import { useFormat } from '../../../../format/use-format';
import { ConfirmedButton } from '../../../../parts/confirmed-button';
import { LongTask } from '../../../../parts/long-task';
import { CANCEL_IMPORT } from '../documents';
import { useRefusalText } from '../fault-words';
import type { FoundImport } from '../mapping-draft';
import { useSizes } from '../sizes';
import { useImportsWords } from '../words';
import { Figures } from './figures';

/** Less says nothing about the rest. */
const ENOUGH = 0.02;

/** A run under way: how far, how fast, how long still; it goes on when the page is left. */
export function Running({ found, onChanged }: { found: FoundImport; onChanged: () => void }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const sizes = useSizes();
  const [cancel, { error, loading }] = useMutation(CANCEL_IMPORT);
  const failure = useRefusalText(error);
  const { report, progress, startedAt } = found;
  // A run that goes on began at another time, and with rows.
  const [first] = useState({ at: Date.now(), read: report.read, progress });
  const seconds = report.tookMs / 1_000;
  const speed = seconds > 0.5 ? report.read / seconds : undefined;
  const moved = progress - first.progress;
  const watched = (Date.now() - first.at) / 1_000;
  const rest =
    moved > ENOUGH
      ? (watched / moved) * (1 - progress)
      : progress > ENOUGH && seconds > 0
        ? (seconds / progress) * (1 - progress)
        : undefined;
  const stop = async (): Promise<void> => {
    await cancel({ variables: { input: { id: found.id } }, errorPolicy: 'all' });
    onChanged();
  };
  return (
    <>
      <div className="imports-section">
        <LongTask
          title={say('running')}
          progress={progress}
          detail={
            <>
              <span className="figure">
                {[
                  say('rowsRead', { count: report.read }),
                  ...(speed === undefined ? [] : [say('rowsASecond', { count: Math.round(speed) })]),
                  ...(rest === undefined ? [] : [sizes.rest(rest)]),
                  ...(startedAt ? [say('since', { time: format.time(startedAt, true) })] : []),
                ].join(' · ')}
              </span>
              <br />
              {say('leaveRun')}
            </>
          }
          action={
            <Offered to={['cancelImport']}>
              <ConfirmedButton
                label={say('cancelRun')}
                question={say('cancelSure')}
                keep={say('goOn')}
                loading={loading}
                onConfirm={() => void stop()}
              />
            </Offered>
          }
        />
        {error && (
          <p role="alert" className="imports-fault-line">
            {failure}
          </p>
        )}
      </div>
      <Figures found={found} />
    </>
  );
}
