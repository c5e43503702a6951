import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useRefusal } from '../connectors/faults';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Copyable } from './copyable';
import { CHANGE_WEBHOOK, INBOUND, REMOVE_WEBHOOK, ROTATE_WEBHOOK } from './documents';
import { useReachable } from './reachable';
import { OnlyHere } from './sdk-snippets';
import { curlSnippet } from './snippet';
import type { Webhook } from './webhook-drawer';
import { useSourceWords } from './words';

/** A webhook's name, address and secret; and the ways to let it rest or end it. */
export function WebhookSettings({ webhook, onClose }: { webhook: Webhook; onClose: () => void }): ReactNode {
  const say = useSourceWords();
  const format = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { key, paused, receivedAt } = webhook;
  const [name, setName] = useState(webhook.name);
  const [change, changing] = useMutation(CHANGE_WEBHOOK);
  const [rotate, rotated] = useMutation(ROTATE_WEBHOOK);
  const [remove, removing] = useMutation(REMOVE_WEBHOOK);
  const refusal = useRefusal(changing.error ?? rotated.error ?? removing.error);
  const address = `${useReachable().origin}/v1/hooks/${key}`;
  const again = (): Promise<unknown> => client.refetchQueries({ include: [INBOUND] });

  const rename = async (): Promise<void> => {
    const { data } = await change({ variables: { input: { key, name: name.trim() } }, errorPolicy: 'all' });
    if (!data?.changeWebhook) return;
    void message.success(say('saved', { name: data.changeWebhook.name }));
    await again();
  };
  const pause = async (): Promise<void> => {
    const { data } = await change({ variables: { input: { key, paused: !paused } }, errorPolicy: 'all' });
    if (!data?.changeWebhook) return;
    void message.success(say(paused ? 'resumedText' : 'pausedText', { name: webhook.name }));
    await again();
  };
  const end = async (): Promise<void> => {
    const { data } = await remove({ variables: { input: { key } }, errorPolicy: 'all' });
    if (!data) return;
    void message.success(say('removed', { name: webhook.name }));
    onClose();
    await again();
  };
  return (
    <>
      {refusal && (
        <Alert type="error" showIcon className="data-alert" title={refusal.title} description={refusal.detail} />
      )}
      <form
        className="data-field"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <label htmlFor="webhook-name">{say('name')}</label>
        <div className="data-buttons">
          <Input
            id="webhook-name"
            className="data-grow"
            value={name}
            maxLength={256}
            onChange={({ target }) => setName(target.value)}
          />
          <Button htmlType="submit" disabled={name.trim() === '' || name.trim() === webhook.name}>
            {say('rename')}
          </Button>
        </div>
      </form>
      <OnlyHere />
      <Copyable label={say('address')} text={address} />
      {rotated.data && (
        <Copyable label={say('secret')} hint={say('secretText')} text={rotated.data.rotateWebhookSecret.secret} />
      )}
      <Copyable label={say('tryCall')} hint={say('tryCallText')} text={curlSnippet(address)} />
      <div className="data-buttons">
        <Button loading={changing.loading} onClick={() => void pause()}>
          {say(paused ? 'resume' : 'pause')}
        </Button>
        <ConfirmedButton
          label={say('rotate')}
          question={say('rotateTitle')}
          text={say('rotateText')}
          keep={say('cancel')}
          loading={rotated.loading}
          onConfirm={() => void rotate({ variables: { input: { key } }, errorPolicy: 'all' })}
        />
        <ConfirmedButton
          label={say('remove')}
          question={say('removeTitle', { name: webhook.name })}
          text={`${receivedAt ? say('lastCame', { time: format.relative(receivedAt) }) : ''}${say('removeText')}`}
          keep={say('cancel')}
          danger
          loading={removing.loading}
          onConfirm={() => void end()}
        />
      </div>
      <p className="data-quiet">{say(paused ? 'isPaused' : 'pauseText')}</p>
    </>
  );
}
