import { Drawer, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useWidth } from '../../../theme/theme-provider';
import { ConnectorForm } from './connector-form';
import { ConnectorStatus } from './connector-status';
import type { Connector } from './connectors-tab';
import { useConnectorWords } from './words';

/** A new connector, or one there is: how it is doing, and its settings. */
export function ConnectorDrawer({ connector, onClose }: { connector?: Connector; onClose: () => void }): ReactNode {
  const say = useConnectorWords();
  const phone = useWidth() === 'phone';
  const changes = useMayDo()('changeConnector', 'testConnector') && !phone;
  const [tab, setTab] = useState('status');
  return (
    <Drawer open title={connector ? connector.name : say('add')} size={phone ? '100%' : 760} onClose={onClose}>
      {!connector ? (
        <ConnectorForm onClose={onClose} />
      ) : !changes ? (
        <ConnectorStatus connector={connector} onClose={onClose} />
      ) : (
        <Tabs
          className="data-drawer-tabs"
          activeKey={tab}
          onChange={setTab}
          items={[
            { key: 'status', label: say('status'), children: <ConnectorStatus {...{ connector, onClose }} /> },
            {
              key: 'settings',
              label: say('settings'),
              // What is being changed is not overwritten by the list that is asked for anew.
              children: <ConnectorForm key={connector.key} {...{ connector, onClose }} />,
            },
          ]}
        />
      )}
    </Drawer>
  );
}
