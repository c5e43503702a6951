import type { ReactNode } from 'react';
import type { EvidenceKind } from '../../graphql/graphql';
import { IdentityValue } from '../user/identity-value';
import type { Duplicate } from './duplicates-tab';
import { usePeopleWords } from './words';

/** The kind of address that an evidence shows, and that is masked as one. */
const ADDRESSES: Partial<Record<EvidenceKind, string>> = { SIMILAR_PHONE: 'PHONE', SIMILAR_EMAIL: 'EMAIL' };

/** What speaks for one person, then what speaks against it; both values where they are not the same. */
export function Evidence({ evidence }: { evidence: Duplicate['evidence'] }): ReactNode {
  const say = usePeopleWords();
  return (
    <ul className="people-evidence">
      {evidence.map(({ kind, one, other }) => (
        <li key={kind}>
          <span className={kind.startsWith('OTHER') ? 'chip people-against' : 'chip'}>{say(kind)}</span>
          {one && other && one !== other && (
            <span className="people-values figure">
              <IdentityValue kind={ADDRESSES[kind] ?? ''} value={one} />
              <span aria-hidden="true">·</span>
              <IdentityValue kind={ADDRESSES[kind] ?? ''} value={other} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
