import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useFailureText } from '../../parts/failure';
import { DISMISS_DUPLICATE, MERGE_USERS } from './documents';
import type { Named } from './person';
import { fullNameOf } from './person';
import { UndoButton } from './undo-button';
import { usePeopleWords } from './words';

/** Long enough to read what was done and to take it back. */
const SECONDS_TO_UNDO = 10;

interface JudgementProps {
  keep: Named;
  gone: Named;
  onDone: () => void;
}

/** One person or two: a merge can be undone where it was done. */
export function Judgement({ keep, gone, onDone }: JudgementProps): ReactNode {
  const say = usePeopleWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [merge, merging] = useMutation(MERGE_USERS);
  const [dismiss, dismissing] = useMutation(DISMISS_DUPLICATE);
  const error = merging.error ?? dismissing.error;
  const failure = useFailureText(error);

  const done = async (told: ReactNode): Promise<void> => {
    message.open({ type: 'success', content: told, duration: SECONDS_TO_UNDO });
    onDone();
    await client.refetchQueries({ include: 'active' });
  };
  const onMerge = async (): Promise<void> => {
    dismissing.reset();
    const input = { keep: { id: keep.id }, merge: { id: gone.id } };
    const { data } = await merge({ variables: { input }, errorPolicy: 'all' });
    const made = data?.mergeUsers.merges.find(({ mergedId }) => mergedId === gone.id);
    if (!made) return;
    await done(
      <span className="people-done">
        {say('merged')} <UndoButton merge={made} name={fullNameOf(gone)} />
      </span>,
    );
  };
  const onDismiss = async (): Promise<void> => {
    merging.reset();
    const { data } = await dismiss({ variables: { input: { one: keep.id, other: gone.id } }, errorPolicy: 'all' });
    if (data?.dismissDuplicate) await done(say('dismissed'));
  };
  return (
    <>
      {error && <Alert type="error" title={failure} showIcon className="people-refused" />}
      <div className="people-actions">
        <Button type="primary" loading={merging.loading} onClick={() => void onMerge()}>
          {say('mergeInto', { name: fullNameOf(keep) })}
        </Button>
        <Button loading={dismissing.loading} onClick={() => void onDismiss()}>
          {say('notSame')}
        </Button>
      </div>
    </>
  );
}
