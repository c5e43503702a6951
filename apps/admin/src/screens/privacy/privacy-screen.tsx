import { useState } from 'react';
import type { ReactNode } from 'react';
import { AddressTabs } from '../../parts/address-tabs';
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

const TABS = [
  { key: 'records', Tab: RecordsTab },
  { key: 'purposes', Tab: PurposesTab },
  { key: 'retention', Tab: RetentionTab },
  { key: 'erasures', Tab: ErasuresTab },
] as const;

/** What the law asks of those who keep data of people. */
export function PrivacyScreen(): ReactNode {
  const say = usePrivacyWords();
  const [actions, setActions] = useState<ReactNode>();
  return (
    <Page bare title={say('title')} actions={actions}>
      <AddressTabs tabs={TABS.map(({ key, Tab }) => ({ key, label: say(key), body: <Tab actions={setActions} /> }))} />
    </Page>
  );
}
