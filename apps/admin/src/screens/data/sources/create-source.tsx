import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFailureText } from '../../../parts/failure';
import { SOURCES } from '../cleaning/documents';
import { Copyable } from './copyable';
import { CREATE_WEBHOOK, CREATE_WRITE_KEY, INBOUND } from './documents';
import { useReachable } from './reachable';
import { OnlyHere, SdkSnippets } from './sdk-snippets';
import { curlSnippet } from './snippet';
import { useSourceWords } from './words';

interface Fields {
  what: 'SDK' | 'WEBHOOK';
  name: string;
  source: string;
}

type Made = { writeKey: string } | { address: string; secret: string };

/** A new source, and then what has to be taken to where the data is. */
export function CreateSource({ onClose }: { onClose: () => void }): ReactNode {
  const say = useSourceWords();
  const client = useApolloClient();
  const [createKey, key] = useMutation(CREATE_WRITE_KEY);
  const [createWebhook, webhook] = useMutation(CREATE_WEBHOOK);
  const [made, setMade] = useState<Made>();
  const error = key.error ?? webhook.error;
  const failure = useFailureText(error);
  const { origin } = useReachable();

  const save = async ({ what, name, source }: Fields): Promise<void> => {
    const variables = { input: { name: name.trim(), source: source.trim() } };
    if (what === 'SDK') {
      const { data } = await createKey({ variables, errorPolicy: 'all' });
      if (data?.createWriteKey) setMade({ writeKey: data.createWriteKey.key });
    } else {
      const { data } = await createWebhook({ variables, errorPolicy: 'all' });
      if (data?.createWebhook) {
        const { secret, webhook: created } = data.createWebhook;
        setMade({ secret, address: `${origin}/v1/hooks/${created.key}` });
      }
    }
    await client.refetchQueries({ include: [INBOUND, SOURCES] });
  };
  return (
    <Drawer open title={say('add')} size={640} onClose={onClose}>
      {!made && (
        <Form<Fields> layout="vertical" initialValues={{ what: 'SDK' }} onFinish={(fields) => void save(fields)}>
          <Form.Item name="what" label={say('what')}>
            <Radio.Group
              options={[
                { value: 'SDK', label: say('SDK') },
                { value: 'WEBHOOK', label: say('WEBHOOK') },
              ]}
            />
          </Form.Item>
          <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={256} />
          </Form.Item>
          <Form.Item
            name="source"
            label={say('source')}
            extra={say('sourceHint')}
            rules={[
              { required: true, whitespace: true },
              { pattern: /^[\p{L}\p{N}_.-]{1,64}$/u, message: say('sourceBad') },
            ]}
          >
            <Input maxLength={64} />
          </Form.Item>
          {error && <Alert type="error" title={failure} showIcon className="data-alert" />}
          <Button type="primary" htmlType="submit" loading={key.loading || webhook.loading}>
            {say('save')}
          </Button>
        </Form>
      )}
      {made && 'writeKey' in made && (
        <>
          <Alert type="success" showIcon className="data-alert" title={say('keyMade')} />
          <SdkSnippets writeKey={made.writeKey} />
        </>
      )}
      {made && 'secret' in made && (
        <>
          <Alert type="success" showIcon className="data-alert" title={say('webhookMade')} />
          <OnlyHere />
          <Copyable label={say('address')} text={made.address} />
          <Copyable label={say('secret')} hint={say('secretText')} text={made.secret} />
          <Copyable label={say('tryCall')} hint={say('tryCallText')} text={curlSnippet(made.address)} />
        </>
      )}
    </Drawer>
  );
}
