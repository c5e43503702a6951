import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import './parts.css';

interface AddressTabsProps {
  /** In the order in which they stand; the first is shown when the address names none. */
  tabs: readonly { key: string; label: string; body: ReactNode }[];
}

/** The views of one screen. Which is open is in the address, so that it can be sent, and outlives a reload. */
export function AddressTabs({ tabs }: AddressTabsProps): ReactNode {
  const [params, setParams] = useSearchParams();
  const [first] = tabs;
  const open = tabs.find(({ key }) => key === params.get('tab')) ?? first;
  return (
    <Tabs
      className="address-tabs"
      activeKey={open?.key}
      onChange={(key) => setParams(key === first?.key ? {} : { tab: key }, { replace: true })}
      destroyOnHidden
      items={tabs.map(({ key, label, body }) => ({ key, label, children: body }))}
    />
  );
}
