import { useApolloClient, useLazyQuery, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { InboundQuery, WebhookDeliveriesQuery } from '../../../graphql/graphql';
import { useFailureText } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { finished, NEW_MAPPING, pathsOf } from '../mapping/mapping';
import type { Mapping } from '../mapping/mapping';
import { MappingEditor } from '../mapping/mapping-editor';
import { TriedRecords } from '../mapping/tried-records';
import { Copyable } from './copyable';
import { CHANGE_WEBHOOK, DELIVERIES, INBOUND, ROTATE_WEBHOOK, TRY_WEBHOOK } from './documents';
import { useSourceWords } from './words';

export type Webhook = InboundQuery['webhooks'][number];
type Delivery = WebhookDeliveriesQuery['webhook']['deliveries'][number];

/** The items of a kept body, as far as the screen needs them to offer their paths. */
function itemsIn(body: unknown, items: string): unknown[] {
  const found =
    items === ''
      ? body
      : items.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], body);
  return Array.isArray(found) ? found.slice(0, 3) : [found];
}

/** A webhook: its address and secret, its mapping, and its last deliveries to try the mapping on. */
export function WebhookDrawer({ webhook, onClose }: { webhook: Webhook; onClose: () => void }): ReactNode {
  const say = useSourceWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { key } = webhook;
  const [items, setItems] = useState(webhook.items ?? '');
  const [mapping, setMapping] = useState<Mapping>((webhook.mapping as Mapping | null) ?? NEW_MAPPING);
  const { data } = useQuery(DELIVERIES, { variables: { key }, fetchPolicy: 'cache-and-network' });
  const [attempt, tried] = useLazyQuery(TRY_WEBHOOK, { fetchPolicy: 'network-only' });
  const [change, changing] = useMutation(CHANGE_WEBHOOK);
  const [rotate, rotated] = useMutation(ROTATE_WEBHOOK);
  const error = tried.error ?? changing.error ?? rotated.error;
  const failure = useFailureText(error);
  const deliveries = data?.webhook.deliveries;
  const paths = (deliveries ?? []).flatMap(({ body }) => itemsIn(body, items).flatMap((item) => pathsOf(item)));
  const path = items.trim() === '' ? null : items.trim();

  const save = async (): Promise<void> => {
    const input = { key, items: path, mapping: finished(mapping) };
    const { data: saved } = await change({ variables: { input }, errorPolicy: 'all' });
    if (!saved?.changeWebhook) return;
    void message.success(say('saved', { name: saved.changeWebhook.name }));
    onClose();
    await client.refetchQueries({ include: [INBOUND] });
  };
  return (
    <Drawer open title={webhook.name} size={640} onClose={onClose}>
      <Copyable label={say('address')} text={`${window.location.origin}/v1/hooks/${key}`} />
      {rotated.data && (
        <Copyable label={say('secret')} hint={say('secretText')} text={rotated.data.rotateWebhookSecret.secret} />
      )}
      <h3 className="data-heading">{say('mapping')}</h3>
      {webhook.mapping === null && <Alert type="info" title={say('noMapping')} showIcon className="data-alert" />}
      <label className="data-field">
        <span>{say('items')}</span>
        <Input value={items} maxLength={256} onChange={(event) => setItems(event.target.value)} />
        <small>{say('itemsHint')}</small>
      </label>
      <MappingEditor mapping={mapping} onChange={setMapping} paths={[...new Set(paths)]} />
      {error && <Alert type="error" title={failure} showIcon className="data-alert" />}
      {tried.data && <TriedRecords records={tried.data.tryWebhookMapping} />}
      <div className="data-buttons">
        <Button
          loading={tried.loading}
          onClick={() => void attempt({ variables: { key, items: path, mapping: finished(mapping) } })}
        >
          {say('try')}
        </Button>
        <Button type="primary" loading={changing.loading} onClick={() => void save()}>
          {say('keep')}
        </Button>
        <Button
          title={say('rotateText')}
          loading={rotated.loading}
          onClick={() => void rotate({ variables: { input: { key } } })}
        >
          {say('rotate')}
        </Button>
      </div>
      <h3 className="data-heading">{say('deliveries')}</h3>
      {deliveries ? <Deliveries of={deliveries} /> : <Skeleton rows={3} />}
    </Drawer>
  );
}

function Deliveries({ of }: { of: readonly Delivery[] }): ReactNode {
  const say = useSourceWords();
  const format = useFormat();
  if (of.length === 0) return <p>{say('noDeliveries')}</p>;
  return (
    <ul className="tried" aria-label={say('deliveries')}>
      {of.map(({ id, receivedAt, answer, fault, body }) => (
        <li key={id}>
          <span>
            {format.dateTime(receivedAt)} ·{' '}
            {answer ? say('taken', { accepted: answer.accepted + answer.duplicates }) : fault}
            {answer && answer.rejected.length > 0 && (
              <>
                {' '}
                · {say('rejected', { count: answer.rejected.length })}: {answer.rejected[0]?.message}
              </>
            )}
          </span>
          {body !== null && <pre>{JSON.stringify(body)}</pre>}
        </li>
      ))}
    </ul>
  );
}
