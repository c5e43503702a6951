import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Refusal } from '../refusal';
import { BEGIN_SECOND_FACTOR, CONFIRM_SECOND_FACTOR } from './documents';
import { useAccountWords } from './words';
import '../settings.css';

/** Sets a second factor up: that it is really them, what the authenticator needs to know, a first code, and the recovery codes. */
export function SecondFactorSetup({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }): ReactNode {
  const say = useAccountWords();
  const [begin, begun] = useMutation(BEGIN_SECOND_FACTOR);
  const [confirm, confirmed] = useMutation(CONFIRM_SECOND_FACTOR);
  const [codes, setCodes] = useState<readonly string[]>();
  const factor = begun.data?.beginSecondFactor;
  const cancel = onCancel && <Button onClick={onCancel}>{say('cancel')}</Button>;

  if (codes) {
    const text = `${codes.join('\n')}\n`;
    return (
      <section aria-label={say('codes')}>
        <Alert type="warning" showIcon title={say('codes')} description={say('codesWhy')} />
        <ol className="settings-codes" aria-label={say('theCodes')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="settings-steps">
          <Typography.Text className="settings-copy" copyable={{ text, tooltips: [say('copyCodes'), say('copied')] }}>
            {say('copyCodes')}
          </Typography.Text>
          <Button
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download="strata-recovery-codes.txt"
          >
            {say('download')}
          </Button>
          <Button type="primary" onClick={onDone}>
            {say('done')}
          </Button>
        </div>
      </section>
    );
  }
  if (!factor) {
    return (
      <Form<{ password: string }>
        name="beginFactor"
        layout="vertical"
        requiredMark={false}
        aria-label={say('really')}
        onFinish={(input) => void begin({ variables: { input }, errorPolicy: 'all' })}
      >
        <Refusal error={begun.error} />
        <Form.Item name="password" label={say('current')} extra={say('really')} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={1000} />
        </Form.Item>
        <div className="settings-steps">
          <Button type="primary" htmlType="submit" loading={begun.loading}>
            {say('goOn')}
          </Button>
          {cancel}
        </div>
      </Form>
    );
  }
  const submit = async ({ code }: { code: string }): Promise<void> => {
    const { data } = await confirm({ variables: { code }, errorPolicy: 'all' });
    if (data?.confirmSecondFactor) setCodes(data.confirmSecondFactor);
  };
  return (
    <Form<{ code: string }>
      name="confirmFactor"
      layout="vertical"
      requiredMark={false}
      aria-label={say('scan')}
      onFinish={(fields) => void submit(fields)}
    >
      <p className="settings-note">
        <strong>{say('scan')}</strong> {say('scanWhy')}
      </p>
      {/* Dark on white in every theme: cameras do not read it the other way round. */}
      <div role="img" aria-label={say('qr')} className="settings-qr">
        <QRCode type="svg" value={factor.uri} size={184} color="#000" bgColor="#fff" aria-hidden />
      </div>
      <p className="settings-note">{say('secret')}</p>
      <Typography.Paragraph
        className="settings-secret"
        aria-label={say('secret')}
        copyable={{ text: factor.secret, tooltips: [say('copy'), say('copied')] }}
      >
        {factor.secret.replace(/.{4}(?=.)/g, '$& ')}
      </Typography.Paragraph>
      <Refusal error={confirmed.error} />
      <Form.Item name="code" label={say('code')} extra={say('codeWhy')} rules={[{ required: true }]}>
        <Input autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={12} />
      </Form.Item>
      <div className="settings-steps">
        <Button type="primary" htmlType="submit" loading={confirmed.loading}>
          {say('confirm')}
        </Button>
        {cancel}
      </div>
    </Form>
  );
}
