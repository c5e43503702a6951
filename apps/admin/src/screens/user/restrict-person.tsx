import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { UserQuery } from '../../graphql/graphql';
import { useFailureText } from '../../parts/failure';
import { LIFT_RESTRICTION, RESTRICT_USER } from './rights-documents';
import { useRightsWords } from './rights-words';

interface RestrictPersonProps {
  user: NonNullable<UserQuery['user']>;
  onClose: () => void;
}

/** Keeps someone's data from being used, or lets it be used again, with the reason. */
export function RestrictPerson({ user, onClose }: RestrictPersonProps): ReactNode {
  const say = useRightsWords();
  const client = useApolloClient();
  const lifting = Boolean(user.restrictedAt);
  const [restrict, restricting] = useMutation(RESTRICT_USER);
  const [lift, lifted] = useMutation(LIFT_RESTRICTION);
  const error = restricting.error ?? lifted.error;
  const failure = useFailureText(error);
  const save = async ({ reason }: { reason: string }): Promise<void> => {
    const options = { variables: { input: { id: user.id, reason } }, errorPolicy: 'all' } as const;
    const { data } = lifting ? await lift(options) : await restrict(options);
    if (!data) return;
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer open title={say(lifting ? 'unrestrictTitle' : 'restrictTitle')} size={380} onClose={onClose}>
      <p>{say(lifting ? 'unrestrictText' : 'restrictText')}</p>
      <Form layout="vertical" onFinish={(fields: { reason: string }) => void save(fields)}>
        <Form.Item name="reason" label={say('reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={500} autoSize />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="user-alert" />}
        <Button type="primary" htmlType="submit" loading={restricting.loading || lifted.loading}>
          {say(lifting ? 'confirmUnrestrict' : 'confirmRestrict')}
        </Button>
      </Form>
    </Drawer>
  );
}
