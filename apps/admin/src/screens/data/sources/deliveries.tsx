import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { WebhookDeliveriesQuery } from '../../../graphql/graphql';
import { useFaultWords } from '../imports/fault-words';
import { useSourceWords } from './words';
import './sources.css';

type Delivery = WebhookDeliveriesQuery['webhook']['deliveries'][number];

/** What lately came, what became of it, and its body while that is kept. */
export function Deliveries({ of }: { of: readonly Delivery[] }): ReactNode {
  const say = useSourceWords();
  const format = useFormat();
  const { reason } = useFaultWords();
  if (of.length === 0) return <p className="data-quiet">{say('noDeliveries')}</p>;
  return (
    <ul className="deliveries" aria-label={say('deliveries')}>
      {of.map(({ id, receivedAt, answer, fault, body }) => (
        <li key={id}>
          <span className="figure data-time">{format.dateTime(receivedAt)}</span>
          <span>
            {answer && say('taken', { count: answer.accepted + answer.duplicates })}
            {!answer && (
              <span className="data-problem" title={fault ?? undefined}>
                {say(
                  fault === 'PAUSED' ? 'refusedPaused' : fault === 'NO_MAPPING' ? 'refusedNoMapping' : 'refusedItems',
                )}
              </span>
            )}
            {answer && answer.rejected.length > 0 && (
              <span className="data-problem">
                {' '}
                · {say('rejected', { count: answer.rejected.length })}
                {say('colon')}
                {format.list([...new Set(answer.rejected.map(({ code }) => reason(code)))])}
              </span>
            )}
          </span>
          {body !== null && body !== undefined && (
            <details>
              <summary>{say('body')}</summary>
              <pre tabIndex={0}>{JSON.stringify(body, null, 2)}</pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
