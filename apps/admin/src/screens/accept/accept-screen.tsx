import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { askAuth } from '../../api/auth';
import type { AuthAnswer } from '../../api/auth';
import { CodeForm } from '../sign-in/code-form';
import { Door } from '../sign-in/door';
import { useRefusalText, useSignInWords } from '../sign-in/words';

const TITLE = { SETUP: 'setupTitle', INVITATION: 'invitationTitle', RESET: 'resetTitle' } as const;

interface Fields {
  email: string;
  name?: string;
  password: string;
}

/** What a link leads to: the first owner, an invitation, a new password. Its token is behind the #, which no server is sent. */
export function AcceptScreen(): ReactNode {
  const say = useSignInWords();
  const refusalText = useRefusalText();
  const [token] = useState(() => location.hash.slice(1));
  const [link, setLink] = useState<AuthAnswer>();
  const [refusal, setRefusal] = useState<string>();
  const [ticket, setTicket] = useState<string>();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    void askAuth('link', { token }).then(setLink);
  }, [token]);

  const submit = async (fields: Fields): Promise<void> => {
    setAsking(true);
    const answer = await askAuth('accept', { token, ...fields });
    setAsking(false);
    if (answer.next === 'DONE') location.assign('/');
    else if (answer.ticket !== undefined) setTicket(answer.ticket);
    else setRefusal(refusalText({ ...answer, code: answer.code ?? 'OTHER' }));
  };
  if (ticket !== undefined) {
    const leave = (): void => location.assign('/sign-in');
    return <CodeForm ticket={ticket} onDone={() => location.assign('/')} onBack={leave} />;
  }
  if (!link) return <Door title={say('linkReading')}>{null}</Door>;
  if (!link.purpose) {
    return (
      <Door title={say('resetTitle')} refusal={refusalText({ ...link, code: link.code ?? 'OTHER' })}>
        <Button block href="/sign-in">
          {say('toSignIn')}
        </Button>
      </Door>
    );
  }
  const isSetUp = link.purpose === 'SETUP';
  return (
    <Door title={say(TITLE[link.purpose])} refusal={refusal} {...(isSetUp && { text: say('setupWhy') })}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ email: link.email, name: link.name }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="email" label={say('email')} rules={[{ required: true, message: say('email') }]}>
          <Input type="email" autoComplete="username" readOnly={!isSetUp} autoFocus={isSetUp} maxLength={254} />
        </Form.Item>
        {link.purpose !== 'RESET' && (
          <Form.Item
            name="name"
            label={say('name')}
            rules={[{ required: true, whitespace: true, message: say('name') }]}
          >
            <Input autoComplete="name" maxLength={100} />
          </Form.Item>
        )}
        <Form.Item
          name="password"
          label={say('newPassword')}
          extra={say('passwordWhy')}
          rules={[{ required: true, message: say('LENGTH') }]}
        >
          <Input.Password autoComplete="new-password" autoFocus={!isSetUp} maxLength={256} />
        </Form.Item>
        <Button type="primary" block htmlType="submit" loading={asking}>
          {say('accept')}
        </Button>
      </Form>
    </Door>
  );
}
