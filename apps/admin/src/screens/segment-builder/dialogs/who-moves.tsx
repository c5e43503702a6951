import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../format/use-format';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import type { Moves } from '../live/versus';
import { useBuilderWords } from '../words';
import './who-moves.css';

/** How many of those who would enter, and of those who would leave, are named. */
export const MOVES_SAMPLE = 10;

interface WhoMovesProps {
  moves: Moves | undefined;
  error: unknown;
  onRetry: () => void;
}

/** Who would enter and leave, with some of each. */
export function WhoMoves({ moves, error, onRetry }: WhoMovesProps): ReactNode {
  const say = useBuilderWords();
  if (moves) return <Moved moves={moves} />;
  if (error !== undefined) return <Failure title={say('movesFailed')} error={error} onRetry={onRetry} />;
  return <Skeleton rows={6} />;
}

function Moved({ moves }: { moves: Moves }): ReactNode {
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
          <dd>{format.people(moves.before)}</dd>
        </div>
        <div>
          <dt>{say('movesAfter')}</dt>
          <dd>
            {format.people(moves.after)} <small>{format.delta(moves.after - moves.before)}</small>
          </dd>
        </div>
      </dl>
      {moves.entered === 0 && moves.left === 0 && <p>{say('movesSame')}</p>}
      {sides.map(
        ({ word, count, people }) =>
          count > 0 && (
            <section key={word}>
              <h2>{say(word, { count: format.people(count) })}</h2>
              <ul>
                {people?.map((person) => (
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
