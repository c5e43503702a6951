import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
import type { IdentityPoliciesQuery, SetIdentityPolicyInput } from '../../graphql/graphql';
import { Failure, useFailureText } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { POLICIES, SET_POLICY } from './documents';
import { usePeopleWords } from './words';

const CHOICES = ['MERGE', 'LINK', 'REJECT'] as const;

type Choice = (typeof CHOICES)[number];
type Policy = IdentityPoliciesQuery['identityPolicies'][number];

/** What becomes of data that names an identity of another user, kind by kind. */
export function PoliciesTab(): ReactNode {
  const say = usePeopleWords();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery(POLICIES, { fetchPolicy: 'cache-and-network' });
  const sets = useMayDo()('setIdentityPolicy');
  const [set, setting] = useMutation(SET_POLICY);
  const failure = useFailureText(setting.error);
  if (error && !data) return <Failure title={say('policiesFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={7} />;
  const change = async (input: SetIdentityPolicyInput): Promise<void> => {
    const { data: done } = await set({ variables: { input }, errorPolicy: 'all' });
    if (done?.setIdentityPolicy) void message.success(say('saved'));
    await refetch();
  };
  return (
    <>
      <p className="people-note people-lead">{say('policiesText')}</p>
      {setting.error && <Alert type="error" title={failure} showIcon className="people-alert" />}
      <Table<Policy>
        label={say('policies')}
        rows={data.identityPolicies}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', title: say('kind'), render: ({ kind }) => say(kind) },
          {
            key: 'policy',
            title: say('policy'),
            render: ({ kind, policy }) => (
              <Select
                className="people-policy"
                disabled={!sets}
                aria-label={say('policyOf', { kind: say(kind) })}
                value={policy}
                onChange={(chosen) => void change({ kind, policy: chosen })}
                options={CHOICES.map((value) => ({ value, label: say(value) }))}
                popupMatchSelectWidth={false}
                optionRender={({ value }) => (
                  <span className="people-option">
                    {say(value as Choice)}
                    <small>{say(`${value as Choice}-text`)}</small>
                  </span>
                )}
              />
            ),
          },
          {
            key: 'most',
            title: say('most'),
            wideOnly: true,
            render: ({ kind, policy, mostProfiles }) =>
              policy === 'MERGE' ? (
                <InputNumber
                  key={mostProfiles}
                  disabled={!sets}
                  min={1}
                  max={1000}
                  precision={0}
                  suffix={say('persons')}
                  aria-label={say('mostOf', { kind: say(kind) })}
                  defaultValue={mostProfiles}
                  onBlur={({ target }) => {
                    const most = Number(target.value);
                    if (most !== mostProfiles && most >= 1) void change({ kind, mostProfiles: most });
                  }}
                />
              ) : (
                '—'
              ),
          },
        ]}
      />
    </>
  );
}
