import { Select, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useWidth } from '../theme/theme-provider';
import './parts.css';
import { usePartWords } from './words';

/** So many have room side by side on a phone, in English, too. */
const MOST_ON_A_PHONE = 6;

interface AddressTabsProps {
  /** In the order in which they stand; the first is shown when the address names none. */
  tabs: readonly { key: string; label: string; body: ReactNode }[];
}

/** The views of one screen. Which is open is in the address, so that it can be sent, and outlives a reload. */
export function AddressTabs({ tabs }: AddressTabsProps): ReactNode {
  const [params, setParams] = useSearchParams();
  const say = usePartWords();
  const phone = useWidth() === 'phone';
  const [first] = tabs;
  const show = (key: string): void => setParams(key === first?.key ? {} : { tab: key }, { replace: true });
  const open = tabs.find(({ key }) => key === params.get('tab')) ?? first;
  if (phone && tabs.length > MOST_ON_A_PHONE)
    return (
      <>
        <Select
          className="address-tabs-choice"
          aria-label={say('view')}
          value={open?.key}
          onChange={show}
          options={tabs.map(({ key, label }) => ({ value: key, label }))}
        />
        {open?.body}
      </>
    );
  return (
    <Tabs
      className="address-tabs"
      activeKey={open?.key}
      onChange={show}
      destroyOnHidden
      items={tabs.map(({ key, label, body }) => ({ key, label, children: body }))}
    />
  );
}
