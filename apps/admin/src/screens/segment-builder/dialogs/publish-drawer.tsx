import { useMutation } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { errorCode } from '../../../api/client';
import { useFailureText } from '../../../parts/failure';
import { useComposition } from '../composition';
import { useMoves } from '../live/versus';
import type { DraftKeeper } from '../draft-keeper';
import { asInput } from '../preview';
import { PUBLISH } from '../segment';
import { useBuilderWords } from '../words';
import { MOVES_SAMPLE, WhoMoves } from './who-moves';

interface PublishDrawerProps {
  segmentKey: string;
  name: string;
  published: { rule: Rule; version: number };
  /** Only to look at who moves, or to publish. */
  publish: boolean;
  drafts: DraftKeeper;
  onClose: () => void;
  onPublished: () => void;
}

/** Who would enter and leave, with ten of each, before anything is published. */
export default function PublishDrawer(props: PublishDrawerProps): ReactNode {
  const { segmentKey, name, published, publish, drafts, onClose, onPublished } = props;
  const { sound } = useComposition();
  const say = useBuilderWords();
  const moves = useMoves(published.rule, MOVES_SAMPLE);
  const [note, setNote] = useState('');
  const [send, sending] = useMutation(PUBLISH);
  const failure = useFailureText(sending.error);
  const conflict = errorCode(sending.error) === 'VERSION_CONFLICT';
  const [publishing, setPublishing] = useState(false);
  const submit = async (): Promise<void> => {
    if (!sound || publishing) return;
    setPublishing(true);
    const input = { key: segmentKey, name, rule: asInput(sound), note, ifVersion: published.version };
    await drafts.publishing(async () => {
      const { error } = await send({ variables: { input }, errorPolicy: 'all' });
      if (!error) onPublished();
      return !error;
    });
    setPublishing(false);
  };
  return (
    <Drawer
      open
      title={publish ? say('publishTitle', { version: published.version + 1 }) : say('movesTitle')}
      onClose={onClose}
      size={440}
      footer={
        publish && (
          <div className="publish">
            <Input
              value={note}
              placeholder={say('note')}
              aria-label={say('note')}
              onChange={(event) => setNote(event.target.value)}
            />
            {sending.error && (
              <p role="alert" className="note note-fault">
                {conflict ? say('conflict', { version: published.version + 1 }) : failure}
              </p>
            )}
            <div className="publish-actions">
              <Button onClick={onClose}>{say('cancel')}</Button>
              <Button type="primary" loading={publishing} disabled={!sound} onClick={() => void submit()}>
                {say('publishNow')}
              </Button>
            </div>
          </div>
        )
      }
    >
      <WhoMoves moves={moves.data} error={moves.error} onRetry={moves.retry} />
    </Drawer>
  );
}
