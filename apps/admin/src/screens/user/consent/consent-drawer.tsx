import { useQuery } from '@apollo/client/react';
import { channelName } from '@strata/rules';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Offered } from '../../../parts/offered';
import { useFormat } from '../../../format/use-format';
import { useSourceText } from '../../../format/values';
import type { ConsentHistoryQuery, ConsentQuery } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { Drawer } from '../../../parts/drawer';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { CONSENT_HISTORY } from './documents';
import { PreferenceLink } from './preference-link';
import { RecordConsent } from './record-consent';
import { Suppressions } from './suppressions';
import { useConsentWords } from './words';

const PAGE = 20;

interface ConsentDrawerProps {
  user: { id: string; externalId: string | null };
  purposes: ConsentQuery['consentPurposes'];
  purpose: string;
  onClose: () => void;
}

/** Everything that someone has said, and what can be done about it: record, suppress, give them their page. */
export function ConsentDrawer({ user, purposes, purpose, onClose }: ConsentDrawerProps): ReactNode {
  const say = useConsentWords();
  const { data, error, refetch, fetchMore, loading } = useQuery(CONSENT_HISTORY, {
    variables: { id: user.id, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.user;
  const more = (): void => {
    void fetchMore({
      variables: { after: found?.consents.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => {
        if (!before.user || !next.user) return before;
        const edges = [...before.user.consents.edges, ...next.user.consents.edges];
        return { user: { ...before.user, consents: { ...next.user.consents, edges } } };
      },
    });
  };
  return (
    <Drawer title={say('drawer')} size={420} onClose={onClose} className="consent-drawer">
      {user.externalId === null ? (
        <p>{say('noExternalId')}</p>
      ) : (
        <>
          <Offered to={['recordConsents']}>
            <RecordConsent externalId={user.externalId} purposes={purposes} purpose={purpose} />
          </Offered>
          {found && <Suppressions externalId={user.externalId} suppressions={found.suppressions} />}
        </>
      )}
      <Offered to={['preferenceLink']}>
        <PreferenceLink id={user.id} />
      </Offered>
      <h3>
        {say('history')} {found && <span>{say('historyAside', { count: found.consents.totalCount })}</span>}
      </h3>
      {error && !data && <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} />}
      {found?.consents.totalCount === 0 && <p>{say('none')}</p>}
      {found && (
        <ul className="consent-history">
          {found.consents.edges.map(({ cursor, node }) => (
            <Entry key={cursor} consent={node} purposes={purposes} />
          ))}
        </ul>
      )}
      {found?.consents.pageInfo.hasNextPage && (
        <Button type="link" size="small" loading={loading} onClick={more}>
          {say('more')}
        </Button>
      )}
    </Drawer>
  );
}

type Said = NonNullable<ConsentHistoryQuery['user']>['consents']['edges'][number]['node'];

function Entry({ consent, purposes }: { consent: Said; purposes: ConsentDrawerProps['purposes'] }): ReactNode {
  const say = useConsentWords();
  const format = useFormat();
  const sourceText = useSourceText();
  const { language } = useLanguage();
  const { purpose, channel, state, givenBy, source, wording, proof, at } = consent;
  const purposeName = purposes.find(({ key }) => key === purpose)?.name[language] ?? purpose;
  const told = say('by', { source: sourceText(source), giver: say(givenBy) });
  return (
    <li>
      <span className={state === 'GRANTED' ? 'consent-good' : 'consent-bad'}>{say(state)}</span>{' '}
      <strong>{purposeName}</strong> · {channel ? channelName(channel, language) : say('everyChannel')}
      <div className="figure" title={format.exact(at)}>
        {[format.dateTime(at), told, wording && say('version', { version: wording })].filter(Boolean).join(' · ')}
      </div>
      {proof !== null && <div>{say('proofOf', { proof: proofText(proof) })}</div>}
    </li>
  );
}

/** An object of a few texts, as people write it: `form: 12; page: /preferences`. */
function proofText(proof: unknown): string {
  if (typeof proof !== 'object' || proof === null) return String(proof);
  return Object.entries(proof)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ');
}
