import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../parts/page';
import { PurposesTab } from './purposes/purposes-tab';
import { usePrivacyWords } from './words';
import './privacy.css';

/** Each with its tab, in this order; the first is the one of an address that names none. */
const TABS = { purposes: PurposesTab };
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

/** What the law asks of a company about people's data. The tab is in the address. */
export function PrivacyScreen(): ReactNode {
  const say = usePrivacyWords();
  const [params, setParams] = useSearchParams();
  const tab = NAMES.find((name) => name === params.get('tab')) ?? 'purposes';
  const Body = TABS[tab];
  return (
    <Page bare title={say('title')}>
      <div className="privacy-tabs">
        <Segmented
          aria-label={say('title')}
          value={tab}
          onChange={(value) => setParams({ tab: value }, { replace: true })}
          options={NAMES.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <Body />
    </Page>
  );
}
