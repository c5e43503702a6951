import { useQuery } from '@apollo/client/react';
import { Drawer, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMay, useMayDo } from '../../../api/viewer';
import type { InboundQuery } from '../../../graphql/graphql';
import { Failure } from '../../../parts/failure';
import { NotAllowed } from '../../../parts/not-allowed';
import { Skeleton } from '../../../parts/skeleton';
import { useWidth } from '../../../theme/theme-provider';
import { Deliveries } from './deliveries';
import { DELIVERIES } from './documents';
import { WebhookMapping } from './webhook-mapping';
import { WebhookSettings } from './webhook-settings';
import { useSourceWords } from './words';

export type Webhook = InboundQuery['webhooks'][number];

/** While the other system is being set up, what it sends is waited for. */
const POLL = 5_000;

/** A webhook: what came, what becomes of it, and its address and secret. */
export function WebhookDrawer({ webhook, onClose }: { webhook: Webhook; onClose: () => void }): ReactNode {
  const say = useSourceWords();
  const phone = useWidth() === 'phone';
  const changes = useMayDo()('changeWebhook', 'rotateWebhookSecret', 'removeWebhook') && !phone;
  const [tab, setTab] = useState(webhook.receivedAt && webhook.mapping ? 'deliveries' : 'mapping');
  // What came holds whatever the other system sends of people.
  const mayRead = useMay()('PROFILE_SENSITIVE');
  const { data, error, refetch } = useQuery(DELIVERIES, {
    variables: { key: webhook.key },
    skip: !mayRead,
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL,
  });
  const deliveries = data?.webhook.deliveries;
  const came = !mayRead ? (
    <NotAllowed takes={['PROFILE_SENSITIVE']} />
  ) : deliveries ? (
    <Deliveries of={deliveries} />
  ) : error ? (
    <Failure title={say('deliveriesFailed')} error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton rows={3} />
  );
  return (
    <Drawer open title={webhook.name} size={phone ? '100%' : 760} onClose={onClose}>
      {!changes ? (
        came
      ) : (
        <Tabs
          className="data-drawer-tabs"
          activeKey={tab}
          onChange={setTab}
          items={[
            { key: 'deliveries', label: say('deliveries'), children: came },
            {
              key: 'mapping',
              label: say('mapping'),
              children: <WebhookMapping {...{ webhook, onClose }} deliveries={deliveries ?? []} />,
            },
            { key: 'settings', label: say('settings'), children: <WebhookSettings {...{ webhook, onClose }} /> },
          ]}
        />
      )}
    </Drawer>
  );
}
