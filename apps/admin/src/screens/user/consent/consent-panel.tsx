import { useQuery } from '@apollo/client/react';
import { channelName } from '@strata/rules';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { ConsentQuery } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { ChannelIcon } from '../../../parts/channel-icon';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { ConsentDrawer } from './consent-drawer';
import { CONSENT } from './documents';
import { useConsentWords } from './words';
import './consent.css';

type Reach = NonNullable<ConsentQuery['user']>['reachability'][number];

/** On which channels someone may be written to, for a purpose, and what is in the way. */
export function ConsentPanel({ user }: { user: { id: string; externalId: string | null } }): ReactNode {
  const say = useConsentWords();
  const format = useFormat();
  const { language } = useLanguage();
  const [purpose, setPurpose] = useState('MARKETING');
  const [opened, setOpened] = useState(false);
  const { data, error, refetch } = useQuery(CONSENT, {
    variables: { id: user.id, purpose },
    fetchPolicy: 'cache-and-network',
  });
  const asked = data?.consentPurposes.find(({ key }) => key === purpose)?.channels ?? [];
  const known = data?.user?.reachability ?? [];
  const shown = known.filter(({ addresses }) => addresses > 0);
  const others = known.filter(({ channel, addresses }) => addresses === 0 && asked.includes(channel));
  return (
    <section aria-label={say('title')}>
      <h3>
        {say('title')}
        {data && data.consentPurposes.length > 1 && (
          <Select
            size="small"
            variant="borderless"
            aria-label={say('purpose')}
            value={purpose}
            onChange={setPurpose}
            options={data.consentPurposes.map(({ key, name }) => ({ value: key, label: name[language] }))}
            popupMatchSelectWidth={false}
          />
        )}
        <Button size="small" type="link" className="user-give" onClick={() => setOpened(true)}>
          {say('records')}
        </Button>
      </h3>
      {error && !data && <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && (
        <ul className="consent-channels">
          {shown.map((reach) => (
            <ChannelRow key={reach.channel} reach={reach} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p className="consent-others">
          {say('noAddressOn', { channels: format.list(others.map(({ channel }) => channelName(channel, language))) })}
        </p>
      )}
      {opened && data && (
        <ConsentDrawer user={user} purposes={data.consentPurposes} purpose={purpose} onClose={() => setOpened(false)} />
      )}
    </section>
  );
}

function ChannelRow({ reach }: { reach: Reach }): ReactNode {
  const say = useConsentWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { channel, reachable, consent, suppressedSince } = reach;
  const [tone, state] = reachable
    ? ['good', say('reachable')]
    : suppressedSince
      ? ['bad', say('suppressed')]
      : consent?.state === 'WITHDRAWN'
        ? ['bad', say('WITHDRAWN')]
        : ['none', say('noConsent')];
  const meta = suppressedSince
    ? say('since', { day: format.day(suppressedSince) })
    : consent
      ? say(consent.state === 'GRANTED' ? 'asked' : 'withdrawn', { day: format.day(consent.at) })
      : say('never');
  const instant = suppressedSince ?? consent?.at;
  return (
    <li>
      <ChannelIcon channel={channel} />
      <span>{channelName(channel, language)}</span>
      <span className={`consent-${tone}`}>{state}</span>
      <span className="consent-meta figure" {...(instant && { title: format.exact(instant) })}>
        {meta}
      </span>
    </li>
  );
}
