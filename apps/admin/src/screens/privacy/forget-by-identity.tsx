import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { ERASE_BY_IDENTITY } from './documents';
import type { Erasure } from './erasures-tab';
import { usePrivacyWords } from './words';

const KINDS = ['EXTERNAL_ID', 'PHONE', 'EMAIL'] as const;
export type ForgetKind = (typeof KINDS)[number];

interface ForgetByIdentityProps {
  value: string;
  /** What it looks like. */
  kind: ForgetKind;
  onForgotten: (receipt: Erasure) => void;
  onClose: () => void;
}

/** Forgets whoever has an id, a phone or an e-mail, whether or not they are a user. */
export function ForgetByIdentity({ value, kind, onForgotten, onClose }: ForgetByIdentityProps): ReactNode {
  const say = usePrivacyWords();
  const client = useApolloClient();
  const [chosen, setChosen] = useState<ForgetKind>(kind);
  const [typed, setTyped] = useState('');
  const [erase, { error, loading }] = useMutation(ERASE_BY_IDENTITY);
  const failure = useFailureText(error);
  const forget = async (): Promise<void> => {
    const { data } = await erase({ variables: { input: { identity: { kind: chosen, value } } }, errorPolicy: 'all' });
    if (!data?.eraseUser) return;
    onForgotten(data.eraseUser);
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer title={say('forgetTitle')} size={420} onClose={onClose}>
      <p>{say('forgetText')}</p>
      <p>{say('forgetBack')}</p>
      <Form layout="vertical" onFinish={() => void forget()}>
        <Form.Item label={say('forgetKind')} htmlFor="forget-kind">
          <Select
            id="forget-kind"
            value={chosen}
            options={KINDS.map((one) => ({ value: one, label: say(one) }))}
            onChange={setChosen}
          />
        </Form.Item>
        <Form.Item label={say('forgetAgain', { value })} htmlFor="forget-again">
          <Input
            id="forget-again"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="privacy-alert" />}
        <Button type="primary" danger htmlType="submit" disabled={typed.trim() !== value} loading={loading}>
          {say('forgetTitle')}
        </Button>
      </Form>
    </Drawer>
  );
}
