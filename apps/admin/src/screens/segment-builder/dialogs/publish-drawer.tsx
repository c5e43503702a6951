import { useMutation } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { errorCode } from '../../../api/client';
import { useFormat } from '../../../format/use-format';
import { useFailureText } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { useComposition } from '../composition';
import { useMoves } from '../live/versus';
import type { Moves } from '../live/versus';
import type { DraftKeeper } from '../draft-keeper';
import { asInput } from '../preview';
import { PUBLISH } from '../segment';
import { useBuilderWords } from '../words';

const SAMPLE = 10;

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
  const moves = useMoves(published.rule, SAMPLE);
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
      {moves.data ? <WhoMoves moves={moves.data} /> : <Skeleton rows={6} />}
    </Drawer>
  );
}

function WhoMoves({ moves }: { moves: Moves }): ReactNode {
  const say = useBuilderWords();
  const format = useFormat();
  const sides = [
    { word: 'movesEnter', count: moves.entered, people: moves.enteredSample },
    { word: 'movesLeave', count: moves.left, people: moves.leftSample },
  ] as const;
  return (
    <div className="moves">
      <dl className="moves-total figure">
        <div>
          <dt>{say('movesBefore')}</dt>
          <dd>{format.count(moves.before)}</dd>
        </div>
        <div>
          <dt>{say('movesAfter')}</dt>
          <dd>
            {format.count(moves.after)} <small>{format.delta(moves.after - moves.before)}</small>
          </dd>
        </div>
      </dl>
      {moves.entered === 0 && moves.left === 0 && <p>{say('movesSame')}</p>}
      {sides.map(
        ({ word, count, people }) =>
          count > 0 && (
            <section key={word}>
              <h2>{say(word, { count: format.count(count) })}</h2>
              <ul>
                {people.map((person) => (
                  <li key={person.id}>
                    <Link to={`/users/${person.id}`}>{person.name ?? person.externalId ?? person.id}</Link>
                    <span>{person.externalId}</span>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
