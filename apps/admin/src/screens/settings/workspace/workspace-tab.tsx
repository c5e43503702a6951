import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { WORKSPACE } from '../../../api/workspace';
import { graphql } from '../../../graphql';
import { Failure, useFailureText } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { useWorkspaceWords } from './words';

const UPDATE_WORKSPACE = graphql(`
  mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {
    updateWorkspace(input: $input) {
      name
      timeZone
      locale
    }
  }
`);

interface Fields {
  name: string;
  timeZone: string;
  locale: string;
}

const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));

/** What is the same for the whole company. A new time zone moves days and calendar windows, so all is asked anew. */
export function WorkspaceTab(): ReactNode {
  const say = useWorkspaceWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  // From the server, not the cache: a form begins with what is so now.
  const asked = useQuery(WORKSPACE, { fetchPolicy: 'network-only' });
  const [update, { error, loading }] = useMutation(UPDATE_WORKSPACE);
  const edits = useMayDo()('updateWorkspace');
  const failure = useFailureText(error);
  const workspace = asked.data?.workspace;

  const save = async (input: Fields): Promise<void> => {
    const { data } = await update({ variables: { input }, errorPolicy: 'all' });
    if (!data?.updateWorkspace) return;
    void message.success(say('saved'));
    await client.refetchQueries({ include: 'active' });
  };
  if (!workspace) {
    if (!asked.error) return <Skeleton />;
    return <Failure title={say('failed')} error={asked.error} onRetry={() => void asked.refetch()} />;
  }
  return (
    <Form<Fields>
      layout="vertical"
      className="settings-form"
      aria-label={say('title')}
      disabled={!edits}
      initialValues={workspace}
      onFinish={(fields) => void save(fields)}
    >
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="timeZone" label={say('timeZone')} extra={say('timeZoneWhy')}>
        <Select showSearch options={ZONES} />
      </Form.Item>
      <Form.Item name="locale" label={say('locale')} extra={say('localeWhy')}>
        <Select
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
      {error && <Alert type="error" title={failure} showIcon className="settings-alert" />}
      {edits && (
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      )}
    </Form>
  );
}
