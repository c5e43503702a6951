import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App } from 'antd';
import type { ReactNode } from 'react';
import { Offered } from '../../parts/offered';
import { useFormat } from '../../format/use-format';
import type { IdentityNoticesQuery } from '../../graphql/graphql';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { Empty } from '../../parts/empty';
import { Failure, useFailureText } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Pager, usePages } from '../../parts/pager';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { IdentityValue } from '../user/identity-value';
import { CLEAR_NOTICE, NOTICES } from './documents';
import { PersonLink } from './person';
import { usePeopleWords } from './words';

const PAGE = 50;

type Notice = IdentityNoticesQuery['identityNotices']['edges'][number]['node'];

/** Identities that too many share, and the way to let them join people again. */
export function NoticesTab(): ReactNode {
  const say = usePeopleWords();
  const format = useFormat();
  const pages = usePages();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [clear, clearing] = useMutation(CLEAR_NOTICE);
  const failure = useFailureText(clearing.error);
  const { data, previousData, error, loading, refetch } = useQuery(NOTICES, {
    variables: { first: PAGE, after: pages.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('noticesFailed')} error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Skeleton table rows={8} />;
  const notices = shown.identityNotices.edges.map(({ node }) => node);
  if (notices.length === 0) return <Empty title={say('noNotices')} text={say('noNoticesText')} />;
  const onClear = async ({ identity: { kind, namespace, value } }: Notice): Promise<void> => {
    const input = { identity: { kind, namespace, value } };
    const { data: cleared } = await clear({ variables: { input }, errorPolicy: 'all' });
    if (!cleared?.clearIdentityNotice) return;
    void message.success(say('cleared'));
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <>
      <p className="people-note people-lead">{say('noticesText')}</p>
      {clearing.error && <Alert type="error" title={failure} showIcon className="people-alert" />}
      <Table
        label={say('notices')}
        rows={notices}
        rowKey={({ identity: { kind, namespace, value } }) => `${kind} ${namespace} ${value}`}
        columns={[
          {
            key: 'identity',
            title: say('identity'),
            render: ({ identity: { kind, value } }) => (
              <span className="figure">
                {say(kind)} <IdentityValue kind={kind} value={value} />
              </span>
            ),
          },
          {
            key: 'profiles',
            title: say('profiles'),
            align: 'right',
            render: ({ profiles }) => format.count(profiles),
          },
          {
            key: 'owner',
            title: say('owner'),
            wideOnly: true,
            render: ({ user }) => (user ? <PersonLink person={user} /> : say('nobody')),
          },
          {
            key: 'raised',
            title: say('raised'),
            wideOnly: true,
            render: ({ raisedAt }) => <Instant at={raisedAt} as="relative" />,
          },
          {
            key: 'clear',
            title: '',
            align: 'right',
            render: (notice) => (
              <Offered to={['clearIdentityNotice']}>
                <ConfirmedButton
                  label={say('clear')}
                  question={say('clearTitle')}
                  text={<div className="people-question">{say('clearText', { count: notice.profiles })}</div>}
                  size="small"
                  loading={clearing.loading}
                  aria-label={say('clearOf', { value: say(notice.identity.kind) })}
                  onConfirm={() => void onClear(notice)}
                />
              </Offered>
            ),
          },
        ]}
      />
      <Pager
        pages={pages}
        size={PAGE}
        shown={notices.length}
        total={shown.identityNotices.totalCount}
        loading={loading && !data}
        {...shown.identityNotices.pageInfo}
      />
    </>
  );
}
