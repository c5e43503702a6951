import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { channelName } from '@strata/rules';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Offered } from '../../../parts/offered';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import type { ConsentPurposesQuery } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { crowdPath } from '../../users/crowd';
import type { PrivacyTabProps } from '../privacy-screen';
import { DefinePurpose } from './define-purpose';
import { PURPOSES } from './documents';
import { usePurposeWords } from './words';

export type Purpose = ConsentPurposesQuery['consentPurposes'][number];

/** What people are asked to consent to, with the text in force and the number of those before it. */
export function PurposesTab({ actions }: PrivacyTabProps): ReactNode {
  const say = usePurposeWords();
  const defines = useMayDo()('defineConsentPurpose');
  const [defining, setDefining] = useState<Purpose | 'new'>();
  const { data, error, refetch } = useQuery(PURPOSES, { fetchPolicy: 'cache-and-network' });
  useEffect(() => {
    actions(
      defines && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setDefining('new')}>
          {say('define')}
        </Button>
      ),
    );
    return () => actions(undefined);
  }, [actions, defines, say]);
  const body = (): ReactNode => {
    if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={8} />;
    if (data.consentPurposes.length === 0) return <Empty title={say('empty')} text={say('emptyText')} />;
    return (
      <ul className="purposes-list">
        {data.consentPurposes.map((purpose) => (
          <PurposeItem key={purpose.key} purpose={purpose} onEdit={() => setDefining(purpose)} />
        ))}
      </ul>
    );
  };
  return (
    <>
      {body()}
      {defining && (
        <DefinePurpose {...(defining !== 'new' && { purpose: defining })} onClose={() => setDefining(undefined)} />
      )}
    </>
  );
}

function PurposeItem({ purpose, onEdit }: { purpose: Purpose; onEdit: () => void }): ReactNode {
  const say = usePurposeWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { key, name, description, basis, channels, wordings } = purpose;
  const last = wordings.at(-1);
  const anywhere = { any: channels.map((channel) => ({ reachable: { channel, purpose: key } })) };
  return (
    <li>
      <div className="purposes-head">
        <h2>{name[language]}</h2>
        <code>{key}</code>
        <Offered to={['defineConsentPurpose']}>
          <Button size="small" type="link" aria-label={`${say('edit')} ${name[language]}`} onClick={onEdit}>
            {say('edit')}
          </Button>
        </Offered>
      </div>
      {description[language] && <p>{description[language]}</p>}
      <dl>
        <dt>{say('basis')}</dt>
        <dd>{say(basis)}</dd>
        <dt>{say('channels')}</dt>
        <dd>
          {channels.length === 0
            ? say('noChannels')
            : format.list(channels.map((channel) => channelName(channel, language)))}
        </dd>
        <dt>{say('wording')}</dt>
        <dd>
          {last ? <span className="purposes-wording">{last.text[language]}</span> : say('noWording')}
          {last && (
            <p className="figure" title={format.exact(last.createdAt)}>
              {say('version', { version: last.version, day: format.day(last.createdAt) })}
              {wordings.length > 1 && ` · ${say('older', { count: wordings.length - 1 })}`}
            </p>
          )}
        </dd>
        {channels.length > 0 && (
          <>
            <dt>{say('people')}</dt>
            <dd>
              <Link to={crowdPath(anywhere)}>{say('see')}</Link>
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
