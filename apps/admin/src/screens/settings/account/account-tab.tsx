import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { useRoleName } from '../../../parts/role-words';
import { Skeleton } from '../../../parts/skeleton';
import { Refusal } from '../refusal';
import { ChangePassword } from './change-password';
import { ACCOUNT, CHANGE_NAME } from './documents';
import { SecondFactor } from './second-factor';
import { SessionList } from './session-list';
import { useAccountWords } from './words';

/** What is one's own: the name, the password, the second factor, and where one is signed in. */
export function AccountTab(): ReactNode {
  const say = useAccountWords();
  const roleName = useRoleName();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery(ACCOUNT, { fetchPolicy: 'network-only' });
  const [rename, renamed] = useMutation(CHANGE_NAME);
  if (!data) {
    if (!error) return <Skeleton />;
    return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  }
  const { account } = data;
  if (!account) return <Empty title={say('none')} text={say('noneText')} />;
  const save = async (variables: { name: string }): Promise<void> => {
    const done = await rename({ variables, errorPolicy: 'all' });
    if (!done.data?.changeName) return;
    void message.success(say('nameSaved'));
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <div className="settings-parts">
      <section>
        <h2>{say('about')}</h2>
        <Form<{ name: string }>
          name="account"
          layout="vertical"
          requiredMark={false}
          aria-label={say('about')}
          initialValues={account}
          onFinish={(fields) => void save(fields)}
        >
          <Form.Item label={say('email')} name="email" extra={say('emailWhy')}>
            <Input readOnly autoComplete="username" />
          </Form.Item>
          <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} autoComplete="name" />
          </Form.Item>
          <p className="settings-note">
            {say('role')}: {roleName({ key: account.role })}
          </p>
          <Refusal error={renamed.error} />
          <Button type="primary" htmlType="submit" loading={renamed.loading}>
            {say('save')}
          </Button>
        </Form>
      </section>
      <section>
        <h2>{say('password')}</h2>
        {account.hasPassword ? <ChangePassword /> : <p className="settings-note">{say('noPassword')}</p>}
      </section>
      <section>
        <h2>{say('factor')}</h2>
        <SecondFactor of={account} />
      </section>
      <section className="settings-wide">
        <h2>{say('sessions')}</h2>
        <SessionList />
      </section>
    </div>
  );
}
