import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../parts/page';
import { ErasuresTab } from './erasures-tab';
import { PurposesTab } from './purposes/purposes-tab';
import { RecordsTab } from './records-tab';
import { RetentionTab } from './retention-tab';
import { usePrivacyWords } from './words';
import './privacy.css';

/** What each tab is given: where its one action goes, in the header of the page. */
export interface PrivacyTabProps {
  actions: (actions: ReactNode) => void;
}

type Tab = 'records' | 'purposes' | 'retention' | 'erasures';

/** Each with its tab, in this order; the first is the one of an address that names none. */
const TABS: Record<Tab, (props: PrivacyTabProps) => ReactNode> = {
  records: RecordsTab,
  purposes: PurposesTab,
  retention: RetentionTab,
  erasures: ErasuresTab,
};
const NAMES = Object.keys(TABS) as Tab[];

/** What the law asks of those who keep data of people. The tab is in the address. */
export function PrivacyScreen(): ReactNode {
  const say = usePrivacyWords();
  const [params, setParams] = useSearchParams();
  const [actions, setActions] = useState<ReactNode>();
  const tab = NAMES.find((name) => name === params.get('tab')) ?? 'records';
  const Shown = TABS[tab];
  return (
    <Page bare title={say('title')} actions={actions}>
      <div className="privacy-tabs">
        <Segmented
          aria-label={say('title')}
          value={tab}
          onChange={(value) => setParams(value === 'records' ? {} : { tab: value }, { replace: true })}
          options={NAMES.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <Shown key={tab} actions={setActions} />
    </Page>
  );
}
