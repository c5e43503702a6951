import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWorkspace } from '../api/workspace';
import { graphql } from '../graphql';
import { useFailureText } from '../parts/failure';
import { useShellWords } from './words';

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
export default function WorkspaceDrawer({ onClose }: { onClose: () => void }): ReactNode {
  const say = useShellWords();
  const workspace = useWorkspace();
  const client = useApolloClient();
  const [update, { error, loading }] = useMutation(UPDATE_WORKSPACE);
  const failure = useFailureText(error);

  const save = async (input: Fields): Promise<void> => {
    const { data } = await update({ variables: { input }, errorPolicy: 'all' });
    if (!data?.updateWorkspace) return;
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer open title={say('workspace')} placement="left" size={380} onClose={onClose}>
      <Form<Fields> layout="vertical" initialValues={workspace} onFinish={(fields) => void save(fields)}>
        <Form.Item name="name" label={say('workspaceName')} rules={[{ required: true, whitespace: true }]}>
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
        {error && <Alert type="error" title={failure} showIcon className="drawer-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}
