import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Drawer } from '../../../parts/drawer';
import { useWidth } from '../../../theme/theme-provider';
import { Refusal } from '../refusal';
import { INVITE_MEMBER, MEMBERS } from './documents';
import { LinkOnce } from './link-once';
import type { OnceLink } from './link-once';
import type { Hand, RoleChoice } from './may-give';
import { RoleSelect, WhoMayBeGiven } from './role-select';
import { useMemberWords } from './words';

interface Fields {
  name: string;
  email: string;
  role: string;
}

/** Who is invited and as what; then the link, once. */
export function InviteMember({
  roles,
  hand,
  owners,
  onClose,
}: {
  roles: readonly RoleChoice[];
  hand: Hand;
  owners: readonly string[];
  onClose: () => void;
}): ReactNode {
  const say = useMemberWords();
  const client = useApolloClient();
  const phone = useWidth() === 'phone';
  const [made, setMade] = useState<OnceLink & { name: string }>();
  const [invite, { error, loading }] = useMutation(INVITE_MEMBER);
  const submit = async (input: Fields): Promise<void> => {
    const { data } = await invite({ variables: { input }, errorPolicy: 'all' });
    if (!data?.inviteMember) return;
    setMade({ ...data.inviteMember, name: input.name });
    await client.refetchQueries({ include: [MEMBERS] });
  };
  return (
    <Drawer title={say('invite')} size={phone ? '100%' : 520} onClose={onClose} mask={{ closable: made === undefined }}>
      {made ? (
        <LinkOnce of={made} name={made.name} onDone={onClose} />
      ) : (
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          aria-label={say('invite')}
          onFinish={(fields) => void submit(fields)}
        >
          <p className="settings-note">{say('inviteWhy')}</p>
          <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
            <Input autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item name="email" label={say('email')} rules={[{ required: true, type: 'email' }]}>
            <Input maxLength={254} type="email" autoComplete="off" />
          </Form.Item>
          <Form.Item name="role" label={say('role')} extra={say('roleWhy')} rules={[{ required: true }]}>
            <RoleSelect label={say('role')} roles={roles} hand={hand} />
          </Form.Item>
          <WhoMayBeGiven roles={roles} hand={hand} owners={owners} />
          <Refusal error={error} />
          <Button type="primary" htmlType="submit" loading={loading}>
            {say('create')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
