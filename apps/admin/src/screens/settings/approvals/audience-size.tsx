import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useFailureText } from '../../../parts/failure';
import { APPROVAL_SETTINGS, UPDATE_APPROVAL_SETTINGS } from './documents';
import { useApprovalWords } from './words';

/** Above how many people a campaign takes a second person. */
export function AudienceSize(): ReactNode {
  const say = useApprovalWords();
  const { message } = App.useApp();
  const { data } = useQuery(APPROVAL_SETTINGS, { fetchPolicy: 'network-only' });
  const [update, { error, loading }] = useMutation(UPDATE_APPROVAL_SETTINGS);
  const failure = useFailureText(error);
  if (!data) return null;
  const save = async (input: { approvalAudienceSize: number }): Promise<void> => {
    const { data: saved } = await update({ variables: { input }, errorPolicy: 'all' });
    if (saved?.updateAccessSettings) void message.success(say('saved'));
  };
  return (
    <Form
      layout="vertical"
      className="settings-form"
      aria-label={say('size')}
      initialValues={data.accessSettings}
      onFinish={(fields: { approvalAudienceSize: number }) => void save(fields)}
    >
      <Form.Item
        name="approvalAudienceSize"
        label={say('size')}
        extra={say('sizeWhy')}
        rules={[{ required: true, type: 'integer' }]}
      >
        <InputNumber min={0} max={2_147_483_647} />
      </Form.Item>
      {error && <Alert type="error" showIcon className="settings-alert" title={failure} />}
      <Button htmlType="submit" loading={loading}>
        {say('save')}
      </Button>
    </Form>
  );
}
