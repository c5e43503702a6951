import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { askAuth } from '../../api/auth';
import { CodeForm } from './code-form';
import { Door } from './door';
import { useRefusalText, useSignInWords } from './words';

/** Where one was, if that is a page of ours. */
const backTo = (to: string | null): string => (to?.startsWith('/') && !/^\/[/\\]/.test(to) ? to : '/');

export function SignInScreen(): ReactNode {
  const say = useSignInWords();
  const refusalText = useRefusalText();
  const [params] = useSearchParams();
  const failed = params.get('failed');
  const [refusal, setRefusal] = useState(failed === null ? undefined : refusalText({ code: failed }));
  const [ticket, setTicket] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [openId, setOpenId] = useState(false);
  useEffect(() => {
    void askAuth('ways').then((ways) => setOpenId(ways.openId === true));
  }, []);

  const enter = (): void => location.assign(backTo(params.get('to')));
  const submit = async (fields: { email: string; password: string }): Promise<void> => {
    setAsking(true);
    const answer = await askAuth('sign-in', fields);
    setAsking(false);
    if (answer.next === 'DONE') enter();
    else if (answer.ticket !== undefined) setTicket(answer.ticket);
    else setRefusal(refusalText({ ...answer, code: answer.code ?? 'OTHER' }));
  };
  if (ticket !== undefined) {
    const onBack = (said?: string): void => {
      setTicket(undefined);
      setRefusal(said);
    };
    return <CodeForm ticket={ticket} onDone={enter} onBack={onBack} />;
  }
  return (
    <Door title={say('title')} refusal={refusal}>
      <Form<{ email: string; password: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="email" label={say('email')} rules={[{ required: true, message: say('email') }]}>
          <Input autoFocus type="email" autoComplete="username" maxLength={254} />
        </Form.Item>
        <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('password') }]}>
          <Input.Password autoComplete="current-password" maxLength={1000} />
        </Form.Item>
        <Button type="primary" block htmlType="submit" loading={asking}>
          {say('signIn')}
        </Button>
        {openId && (
          <>
            <p className="door-or">{say('or')}</p>
            <Button block href="/auth/openid">
              {say('openId')}
            </Button>
          </>
        )}
      </Form>
    </Door>
  );
}
