import { useApolloClient, useMutation } from '@apollo/client/react';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountQuery } from '../../../graphql/graphql';
import { Refusal } from '../refusal';
import { ACCOUNT, DISABLE_SECOND_FACTOR, SESSIONS } from './documents';
import { SecondFactorSetup } from './second-factor-setup';
import { useAccountWords } from './words';

/** One's second factor: set up, or given up by the password. */
export function SecondFactor({ of }: { of: NonNullable<AccountQuery['account']> }): ReactNode {
  const say = useAccountWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [step, setStep] = useState<'none' | 'enable' | 'disable'>('none');
  const [disable, { error, loading }] = useMutation(DISABLE_SECOND_FACTOR);
  const done = async (said: 'enabled' | 'disabled'): Promise<void> => {
    setStep('none');
    void message.success(say(said));
    await client.refetchQueries({ include: [ACCOUNT, SESSIONS] });
  };
  const giveUp = async (input: { password: string }): Promise<void> => {
    const { data } = await disable({ variables: { input }, errorPolicy: 'all' });
    if (data?.disableSecondFactor) await done('disabled');
  };
  if (!of.hasPassword) return <p className="settings-note">{say('factorOpenId')}</p>;
  if (step === 'enable')
    return <SecondFactorSetup onDone={() => void done('enabled')} onCancel={() => setStep('none')} />;
  if (!of.hasSecondFactor) {
    return (
      <>
        <p className="settings-note">{say('factorOff')}</p>
        <Button onClick={() => setStep('enable')}>{say('enable')}</Button>
      </>
    );
  }
  return (
    <>
      <p className="settings-note">
        {say('factorOn', { count: of.recoveryCodesLeft })} {say('renew')}
      </p>
      {step === 'none' ? (
        <Button danger onClick={() => setStep('disable')}>
          {say('disable')}
        </Button>
      ) : (
        <Form<{ password: string }>
          name="disableFactor"
          layout="vertical"
          requiredMark={false}
          aria-label={say('disable')}
          onFinish={(fields) => void giveUp(fields)}
        >
          <Refusal error={error} />
          <Form.Item name="password" label={say('current')} extra={say('disableWhy')} rules={[{ required: true }]}>
            <Input.Password autoFocus autoComplete="current-password" maxLength={1000} />
          </Form.Item>
          <div className="settings-steps">
            <Button danger htmlType="submit" loading={loading}>
              {say('disable')}
            </Button>
            <Button onClick={() => setStep('none')}>{say('cancel')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
