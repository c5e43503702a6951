import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Masked } from '../../parts/masked';
import { Skeleton } from '../../parts/skeleton';
import { UndoButton } from '../people/undo-button';
import { KNOWN_BY } from './documents';
import { IdentityValue } from './identity-value';
import { useUserWords } from './words';

/** By what someone is known, kind by kind, and who was merged into her, with the way back. */
export function KnownBy({ id }: { id: string }): ReactNode {
  const say = useUserWords();
  const may = useMay();
  const { data, error, refetch } = useQuery(KNOWN_BY, {
    variables: { id, mayMerge: may('PROFILE_MERGE') },
    fetchPolicy: 'cache-and-network',
  });
  const identities = data?.user?.identities ?? [];
  const merges = data?.user?.merges ?? [];
  return (
    <>
      <section aria-label={say('identities')}>
        <h3>
          {say('identities')} <span className="figure">{data && identities.length}</span>
        </h3>
        {!data && !error && <Skeleton rows={2} />}
        {!data && error && <Failure title={say('identitiesFailed')} error={error} onRetry={() => void refetch()} />}
        <ul className="user-known figure">
          {identities.map(({ kind, namespace, value, masked }, at) => (
            // Of masked ones several read the same; they never change their order.
            <li key={`${kind} ${namespace} ${value} ${masked ? at : ''}`}>
              <span>{namespace ? `${say(kind)} · ${namespace}` : say(kind)}</span>
              {masked ? <Masked /> : <IdentityValue kind={kind} value={value} />}
            </li>
          ))}
        </ul>
      </section>
      {merges.length > 0 && (
        <section aria-label={say('merges')}>
          <h3>
            {say('merges')} <span className="figure">{merges.length}</span>
          </h3>
          <ul className="user-known figure">
            {merges.map((merge) => {
              const name = merge.mergedExternalId ?? `#${merge.mergedId}`;
              return (
                <li key={merge.id}>
                  <span>
                    {name} · <Instant at={merge.mergedAt} as="day" />
                    {merge.evidence && ` · ${say(merge.evidence.kind)}`}
                  </span>
                  <UndoButton merge={merge} name={name} />
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
