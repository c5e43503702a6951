import LeftOutlined from '@ant-design/icons/LeftOutlined';
import { useQuery } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useMay } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Masked } from '../../parts/masked';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { useWidth } from '../../theme/theme-provider';
import { Attributes } from './attributes';
import { ConsentPanel } from './consent/consent-panel';
import { USER } from './documents';
import { Holdings } from './holdings';
import { IdentityValue } from './identity-value';
import { RightsMenu } from './rights-menu';
import { useRightsWords } from './rights-words';
import { Timeline } from './timeline';
import { WhyPanel } from './why-panel';
import { useUserWords } from './words';
import './user.css';

/** Under the name; all of them stand in a list of their own below. */
const IDENTITIES_SHOWN = 4;

/** Everything about one person; `?why=key` opens the reason why she is in that segment, or not. */
export function UserScreen(): ReactNode {
  const { id = '' } = useParams();
  const say = useUserWords();
  const sayRights = useRightsWords();
  const phone = useWidth() === 'phone';
  const format = useFormat();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const why = params.get('why');
  const may = useMay();
  const { data, error, refetch } = useQuery(USER, {
    variables: { id, mayMerge: may('PROFILE_MERGE') },
    fetchPolicy: 'cache-and-network',
  });
  const user = data?.user;
  const title = user?.name ?? user?.externalId ?? id;

  const back = (
    <Button type="text" icon={<LeftOutlined />} aria-label={say('toUsers')} onClick={() => void navigate('/users')} />
  );
  if (error && !data)
    return (
      <Page title={id} back={back}>
        <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page title={say('users')} back={back}>
        <Skeleton rows={12} />
      </Page>
    );
  if (!user)
    return (
      <Page title={id} back={back}>
        <Empty
          title={say('unknown')}
          text={say('unknownText')}
          actions={<Button onClick={() => void navigate('/users')}>{say('toUsers')}</Button>}
        />
      </Page>
    );

  const lastEvent = user.latest.edges[0]?.node;
  return (
    <Page
      bare
      back={
        <>
          {back}
          <Link to="/users" className="user-crumb">
            {say('users')}
          </Link>
          <span aria-hidden="true">/</span>
        </>
      }
      title={title}
      actions={!phone && <RightsMenu user={user} />}
    >
      {user.restrictedAt && (
        <Alert
          type="warning"
          showIcon
          banner
          title={sayRights('restricted', { time: format.dateTime(user.restrictedAt) })}
        />
      )}
      <section className="user-head">
        <span className="user-initial" aria-hidden="true">
          {title.slice(0, 1)}
        </span>
        <div className="user-who">
          <h2>{title}</h2>
          <p className="figure">
            {user.identities.slice(0, IDENTITIES_SHOWN).map(({ kind, namespace, value, masked }, at) => (
              <span key={`${kind} ${namespace} ${value} ${masked ? at : ''}`}>
                {say(kind)} {masked ? <Masked /> : <IdentityValue kind={kind} value={value} />}
              </span>
            ))}
            {user.identities.length > IDENTITIES_SHOWN && (
              <span>{say('moreIdentities', { count: user.identities.length - IDENTITIES_SHOWN })}</span>
            )}
          </p>
        </div>
        <dl className="user-figures figure">
          <div>
            <dt>{say('events')}</dt>
            <dd>{format.count(user.latest.totalCount)}</dd>
          </div>
          <div>
            <dt>{say('lastSeen')}</dt>
            <dd>{lastEvent ? <Instant at={lastEvent.occurredAt} as="relative" /> : say('never')}</dd>
          </div>
          <div>
            <dt>{say('joined')}</dt>
            <dd>
              <Instant at={user.createdAt} as="day" />
            </dd>
          </div>
        </dl>
      </section>
      <div className="user-columns">
        <div className="user-column">
          <Attributes user={user} definitions={data.attributes} />
          <ConsentPanel user={user} />
        </div>
        <Holdings user={user} tags={data.tags} why={why} onWhy={(key) => setParams(key ? { why: key } : {})} />
        <Timeline id={user.id} activity={user.activity} />
        {why !== null && (
          <WhyPanel user={user} segmentKey={why} onChoose={(key) => setParams(key ? { why: key } : {})} />
        )}
      </div>
    </Page>
  );
}
