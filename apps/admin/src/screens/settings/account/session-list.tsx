import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { App } from 'antd';
import type { ReactNode } from 'react';
import type { SessionsQuery } from '../../../graphql/graphql';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Failure } from '../../../parts/failure';
import { Instant } from '../../../parts/instant';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { Refusal } from '../refusal';
import { browserOf } from './agent';
import { END_OTHER_SESSIONS, END_SESSION, SESSIONS } from './documents';
import { useAccountWords } from './words';

type SessionRow = SessionsQuery['sessions'][number];

/** Where somebody is signed in, the one that asks marked; each can be ended, and of one's own all others at once. */
export function SessionList({ member }: { member?: string }): ReactNode {
  const say = useAccountWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const variables = { ...(member !== undefined && { member }) };
  const { data, error, refetch } = useQuery(SESSIONS, { variables, fetchPolicy: 'cache-and-network' });
  const [end, one] = useMutation(END_SESSION);
  const [endOthers, others] = useMutation(END_OTHER_SESSIONS);
  if (error && !data) return <Failure title={say('sessionsFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={2} />;
  const nameOf = ({ agent }: SessionRow): string => {
    const { browser, system } = browserOf(agent);
    if (browser === '') return say('unknownAgent');
    return system === undefined ? browser : say('agentOn', { browser, system });
  };
  const after = async (done: boolean): Promise<void> => {
    if (done) void message.success(say('ended'));
    await client.refetchQueries({ include: [SESSIONS] });
  };
  return (
    <>
      <Refusal error={one.error ?? others.error} />
      {data.sessions.length === 0 ? (
        <p className="settings-note">{say('sessionsNone')}</p>
      ) : (
        <Table
          dense
          label={say('sessions')}
          rows={data.sessions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'agent',
              title: say('where'),
              render: (row) => (
                <div className="table-two">
                  <span title={row.agent}>
                    {nameOf(row)} {row.isThis && <span className="chip">{say('thisOne')}</span>}
                  </span>
                  <span>{row.address}</span>
                </div>
              ),
            },
            { key: 'seen', title: say('seen'), render: ({ lastSeenAt }) => <Instant at={lastSeenAt} as="relative" /> },
            {
              key: 'began',
              title: say('began'),
              wideOnly: true,
              render: ({ createdAt }) => <Instant at={createdAt} as="relative" />,
            },
            {
              key: 'end',
              title: <span className="visually-hidden">{say('end')}</span>,
              align: 'right',
              render: (row) =>
                !row.isThis && (
                  <ConfirmedButton
                    size="small"
                    label={say('end')}
                    aria-label={say('endThis', { agent: nameOf(row) })}
                    question={say('endThis', { agent: nameOf(row) })}
                    keep={say('cancel')}
                    loading={one.loading}
                    onConfirm={() =>
                      void end({ variables: { id: row.id }, errorPolicy: 'all' }).then(({ data: done }) =>
                        after(done?.endSession === true),
                      )
                    }
                  />
                ),
            },
          ]}
        />
      )}
      {member === undefined && data.sessions.length > 1 && (
        <div className="settings-steps settings-pad">
          <ConfirmedButton
            label={say('endOthers')}
            question={say('endOthers')}
            text={say('endOthersText')}
            keep={say('cancel')}
            loading={others.loading}
            onConfirm={() =>
              void endOthers({ errorPolicy: 'all' }).then(({ data: done }) => after(done?.endOtherSessions === true))
            }
          />
        </div>
      )}
    </>
  );
}
