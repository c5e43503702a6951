import { useApolloClient, useLazyQuery, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { WebhookDeliveriesQuery } from '../../../graphql/graphql';
import { useRefusal } from '../connectors/faults';
import { finished, NEW_MAPPING, pathsOf } from '../mapping/mapping';
import type { Mapping } from '../mapping/mapping';
import { MappingEditor } from '../mapping/mapping-editor';
import { TriedRecords } from '../mapping/tried-records';
import { CHANGE_WEBHOOK, INBOUND, TRY_WEBHOOK } from './documents';
import type { Webhook } from './webhook-drawer';
import { useSourceWords } from './words';

interface WebhookMappingProps {
  webhook: Webhook;
  deliveries: WebhookDeliveriesQuery['webhook']['deliveries'];
  onClose: () => void;
}

/** The items of a kept body, as far as the screen needs them to offer their paths. */
function itemsIn(body: unknown, items: string): unknown[] {
  const found =
    items === ''
      ? body
      : items.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], body);
  return Array.isArray(found) ? found.slice(0, 3) : [found];
}

/** What becomes of the items of a webhook, tried on what came. */
export function WebhookMapping({ webhook, deliveries, onClose }: WebhookMappingProps): ReactNode {
  const say = useSourceWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { key } = webhook;
  const [items, setItems] = useState(webhook.items ?? '');
  const [mapping, setMapping] = useState<Mapping>((webhook.mapping as Mapping | null) ?? NEW_MAPPING);
  const [triedBy, setTriedBy] = useState<Mapping>();
  const [attempt, tried] = useLazyQuery(TRY_WEBHOOK, { fetchPolicy: 'network-only' });
  const [change, changing] = useMutation(CHANGE_WEBHOOK);
  const refusal = useRefusal(tried.error ?? changing.error);
  const paths = deliveries.flatMap(({ body }) => itemsIn(body, items).flatMap((item) => pathsOf(item)));
  const path = items.trim() === '' ? null : items.trim();

  const tryOut = async (): Promise<void> => {
    const fitting = finished(mapping);
    setTriedBy(fitting);
    changing.reset();
    await attempt({ variables: { key, items: path, mapping: fitting } }).catch(() => undefined);
  };
  const save = async (): Promise<void> => {
    const input = { key, items: path, mapping: finished(mapping) };
    const { data: saved } = await change({ variables: { input }, errorPolicy: 'all' });
    if (!saved?.changeWebhook) return;
    void message.success(say('saved', { name: saved.changeWebhook.name }));
    onClose();
    await client.refetchQueries({ include: [INBOUND] });
  };
  return (
    <>
      {!webhook.mapping && <Alert type="info" title={say('noMapping')} showIcon className="data-alert" />}
      <label className="data-field">
        <span>{say('items')}</span>
        <Input value={items} maxLength={256} onChange={(event) => setItems(event.target.value)} />
        <small>{say('itemsHint')}</small>
      </label>
      <MappingEditor mapping={mapping} onChange={setMapping} paths={[...new Set(paths)]} />
      {tried.data && <TriedRecords records={tried.data.tryWebhookMapping} mapping={triedBy} />}
      <div className="data-foot">
        {refusal && (
          <Alert type="error" showIcon className="data-alert" title={refusal.title} description={refusal.detail} />
        )}
        <div className="data-buttons">
          <Button loading={tried.loading} disabled={deliveries.length === 0} onClick={() => void tryOut()}>
            {say('try')}
          </Button>
          <Button type="primary" loading={changing.loading} onClick={() => void save()}>
            {say('keep')}
          </Button>
          {deliveries.length === 0 && <span className="data-quiet">{say('tryLater')}</span>}
        </div>
      </div>
    </>
  );
}
