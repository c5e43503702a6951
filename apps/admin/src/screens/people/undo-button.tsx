import { useApolloClient, useMutation } from '@apollo/client/react';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { useFailureText } from '../../parts/failure';
import { UNDO_MERGE } from './documents';
import { usePeopleWords } from './words';

interface UndoButtonProps {
  merge: { id: string; undoableUntil?: string | null; undoneAt?: string | null };
  name: string;
}

/** Undoes a merge, after a question; or says why that cannot be done. */
export function UndoButton({ merge, name }: UndoButtonProps): ReactNode {
  const say = usePeopleWords();
  const format = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [undo, { loading, error }] = useMutation(UNDO_MERGE);
  const undoes = useMayDo()('undoMerge');
  const failure = useFailureText(error);
  if (merge.undoneAt)
    return (
      <span className="people-note figure" title={format.exact(merge.undoneAt)}>
        {say('undone', { day: format.day(merge.undoneAt) })}
      </span>
    );
  if (!undoes) return null;
  if (!merge.undoableUntil) return <span className="people-note">{say('over')}</span>;
  const onUndo = async (): Promise<void> => {
    const { data } = await undo({ variables: { input: { id: merge.id } }, errorPolicy: 'all' });
    if (!data?.undoMerge) return;
    void message.success(say('undoDone'));
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <span className="people-undo">
      <ConfirmedButton
        label={say('undo')}
        question={say('undoTitle')}
        text={<div className="people-question">{say('undoText')}</div>}
        size="small"
        loading={loading}
        aria-label={say('undoMerge', { name })}
        onConfirm={() => void onUndo()}
      />
      {error && <span role="alert">{failure}</span>}
    </span>
  );
}
