import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import type { RuleInput } from '../../../graphql/graphql';
import { useFailureText } from '../../../parts/failure';
import { COMPARE } from '../live/documents';
import { RESTORE } from '../segment';
import { useBuilderWords } from '../words';
import { MOVES_SAMPLE, WhoMoves } from './who-moves';

interface RestoreDrawerProps {
  segmentKey: string;
  /** The rule that is live now. */
  now: unknown;
  version: number;
  /** The rule of the version to be restored. */
  rule: unknown;
  /** What must happen around the publication: the builder's draft is kept first. */
  around?: (publish: () => Promise<boolean>) => Promise<void>;
  onClose: () => void;
  onRestored: () => void;
}

/** Who would enter and leave if an earlier version came back, before it does. */
export default function RestoreDrawer(props: RestoreDrawerProps): ReactNode {
  const { segmentKey, now, version, rule, around, onClose, onRestored } = props;
  const say = useBuilderWords();
  const may = useMay();
  const { data, error, refetch } = useQuery(COMPARE, {
    variables: {
      before: now as RuleInput,
      after: rule as RuleInput,
      sample: MOVES_SAMPLE,
      mayUsers: may('PROFILE_READ'),
    },
    fetchPolicy: 'no-cache',
  });
  const [restore, restoring] = useMutation(RESTORE);
  const [busy, setBusy] = useState(false);
  const failure = useFailureText(restoring.error);
  const send = async (): Promise<boolean> => {
    const answer = await restore({ variables: { input: { key: segmentKey, version } }, errorPolicy: 'all' });
    if (!answer.error) onRestored();
    return !answer.error;
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    await (around ? around(send) : send());
    setBusy(false);
  };
  return (
    <Drawer
      open
      title={say('restoreTitle', { version })}
      onClose={onClose}
      size={440}
      footer={
        <div className="publish">
          {restoring.error && (
            <p role="alert" className="publish-failure">
              {failure}
            </p>
          )}
          <div className="publish-actions">
            <Button onClick={onClose}>{say('cancel')}</Button>
            <Button type="primary" loading={busy} disabled={!data} onClick={() => void submit()}>
              {say('restore')}
            </Button>
          </div>
        </div>
      }
    >
      <p className="moves-note">{say('restoreWhat')}</p>
      <WhoMoves moves={data?.compareRules} error={error} onRetry={() => void refetch()} />
    </Drawer>
  );
}
