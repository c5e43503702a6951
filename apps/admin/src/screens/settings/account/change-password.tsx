import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { askAuth } from '../../../api/auth';
import { useRefusalText } from '../../sign-in/words';
import { SESSIONS } from './documents';
import { useAccountWords } from './words';

interface Fields {
  current: string;
  password: string;
}

/** A new password, by the one before. This browser stays signed in, under a new session. */
export function ChangePassword(): ReactNode {
  const say = useAccountWords();
  const refusalText = useRefusalText();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [refusal, setRefusal] = useState<string>();
  const [asking, setAsking] = useState(false);
  const submit = async (fields: Fields): Promise<void> => {
    setAsking(true);
    const answer = await askAuth('password', fields);
    setAsking(false);
    if (answer.code !== undefined) {
      setRefusal(refusalText({ ...answer, code: answer.code }));
      return;
    }
    setRefusal(undefined);
    form.resetFields();
    void message.success(say('changed'));
    await client.refetchQueries({ include: [SESSIONS] });
  };
  return (
    <Form<Fields>
      name="changePassword"
      form={form}
      layout="vertical"
      requiredMark={false}
      aria-label={say('password')}
      onFinish={(fields) => void submit(fields)}
    >
      {refusal !== undefined && <Alert type="error" showIcon role="alert" className="settings-alert" title={refusal} />}
      <Form.Item name="current" label={say('current')} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" maxLength={1000} />
      </Form.Item>
      <Form.Item name="password" label={say('new')} extra={say('newWhy')} rules={[{ required: true }]}>
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Button htmlType="submit" loading={asking}>
        {say('change')}
      </Button>
    </Form>
  );
}
