import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { LIFT_ERASURE } from './documents';
import type { Erasure } from './erasures-tab';
import { usePrivacyWords } from './words';

/** Lets someone in again who came back and consented anew. */
export function LiftErasure({ erasure, onClose }: { erasure: Erasure; onClose: () => void }): ReactNode {
  const say = usePrivacyWords();
  const client = useApolloClient();
  const [lift, { error, loading }] = useMutation(LIFT_ERASURE);
  const failure = useFailureText(error);
  const save = async ({ reason }: { reason: string }): Promise<void> => {
    const { data } = await lift({ variables: { input: { id: erasure.id, reason } }, errorPolicy: 'all' });
    if (!data?.liftErasure) return;
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer title={say('liftTitle')} size={380} onClose={onClose}>
      <p>{say('liftText')}</p>
      <Form layout="vertical" onFinish={(fields: { reason: string }) => void save(fields)}>
        <Form.Item
          name="reason"
          label={say('liftReason')}
          extra={say('liftReasonHint')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="privacy-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('liftConfirm')}
        </Button>
      </Form>
    </Drawer>
  );
}
