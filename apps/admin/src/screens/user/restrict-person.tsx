import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import type { UserQuery } from '../../graphql/graphql';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { LIFT_RESTRICTION, RESTRICT_USER } from './rights-documents';
import { useRightsWords } from './rights-words';

/** Enough to know which they are. */
const SEGMENTS_NAMED = 3;

interface RestrictPersonProps {
  user: NonNullable<UserQuery['user']>;
  onClose: () => void;
}

/** Keeps someone's data from being used, or lets it be used again, with the reason. */
export function RestrictPerson({ user, onClose }: RestrictPersonProps): ReactNode {
  const say = useRightsWords();
  const format = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const lifting = Boolean(user.restrictedAt);
  const [restrict, restricting] = useMutation(RESTRICT_USER);
  const [lift, lifted] = useMutation(LIFT_RESTRICTION);
  const error = restricting.error ?? lifted.error;
  const failure = useFailureText(error);
  const save = async ({ reason }: { reason: string }): Promise<void> => {
    const options = { variables: { input: { id: user.id, reason } }, errorPolicy: 'all' } as const;
    const { data } = lifting ? await lift(options) : await restrict(options);
    if (!data) return;
    void message.success(say(lifting ? 'unrestrictedDone' : 'restrictedDone'));
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  const named = user.segments.slice(0, SEGMENTS_NAMED).map(({ name }) => name);
  const leaves =
    user.segments.length === 0
      ? say('leavesNone')
      : say('leaves', {
          count: user.segments.length,
          names: format.list(named) + (user.segments.length > named.length ? say('leavesMore') : ''),
        });
  return (
    <Drawer title={say(lifting ? 'unrestrictTitle' : 'restrictTitle')} size={380} onClose={onClose}>
      <p>{say(lifting ? 'unrestrictText' : 'restrictText')}</p>
      {!lifting && <p className="user-effect figure">{leaves}</p>}
      <Form layout="vertical" onFinish={(fields: { reason: string }) => void save(fields)}>
        <Form.Item name="reason" label={say('reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="user-alert" />}
        <Button type="primary" htmlType="submit" loading={restricting.loading || lifted.loading}>
          {say(lifting ? 'confirmUnrestrict' : 'confirmRestrict')}
        </Button>
      </Form>
    </Drawer>
  );
}
