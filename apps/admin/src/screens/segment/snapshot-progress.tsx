import { useQuery } from '@apollo/client/react';
import { App } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import { LongTask } from '../../parts/long-task';
import { SNAPSHOT } from './documents';
import { useSegmentWords } from './words';

const POLL = 300;

/** A snapshot under way, as the server says; it goes on when the page is left. */
export function SnapshotProgress({ id, name, onEnd }: { id: string; name: string; onEnd: () => void }): ReactNode {
  const say = useSegmentWords();
  const format = useFormat();
  const { message } = App.useApp();
  const { data } = useQuery(SNAPSHOT, { variables: { id }, pollInterval: POLL, fetchPolicy: 'network-only' });
  const snapshot = data?.segmentSnapshot;
  const state = snapshot?.state;

  useEffect(() => {
    if (state !== 'DONE' && state !== 'FAILED') return;
    if (state === 'DONE') void message.success(say('materialized', { count: format.people(snapshot?.count ?? 0) }));
    else void message.error(say('materializeFailed'));
    onEnd();
    // Once for each snapshot that ends, whatever else changes meanwhile.
  }, [state]);

  return <LongTask title={say('materializing', { name })} progress={snapshot?.progress ?? 0} />;
}
