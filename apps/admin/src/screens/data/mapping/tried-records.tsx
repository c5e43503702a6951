import type { ReactNode } from 'react';
import { useMappingWords } from './words';
import './mapping.css';

export interface TriedRecord {
  record: unknown;
  item?: unknown;
  rejected?: { message: string } | null;
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (key, held: unknown) => (key === '$' ? undefined : held));

/** Records as they came, and as they would be stored. */
export function TriedRecords({ records }: { records: readonly TriedRecord[] }): ReactNode {
  const say = useMappingWords();
  if (records.length === 0) return <p>{say('nothing')}</p>;
  return (
    <ul className="tried" aria-label={say('tried')}>
      {records.map(({ record, item, rejected }, at) => (
        <li key={at}>
          <span>{say('asItCame')}</span>
          <pre>{shown(record)}</pre>
          {rejected ? (
            <p className="tried-rejected">{say('wouldReject', { reason: rejected.message })}</p>
          ) : (
            <>
              <span>{say('asStored')}</span>
              <pre>{shown(item)}</pre>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
