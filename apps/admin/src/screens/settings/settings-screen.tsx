import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { AddressTabs } from '../../parts/address-tabs';
import { Page } from '../../parts/page';
import { ApiKeysTab } from './api-keys/api-keys-tab';
import { AuditTab } from './audit/audit-tab';
import { useSettingsWords } from './words';
import { WorkspaceTab } from './workspace/workspace-tab';
import './settings.css';

/** What each tab is given: where its one action goes, in the header of the page. */
export interface SettingsTabProps {
  actions: (actions: ReactNode) => void;
}

/** Each a folder of its own beside this file. */
const TABS: readonly { key: 'workspace' | 'apiKeys' | 'audit'; Tab: ComponentType<SettingsTabProps> }[] = [
  { key: 'workspace', Tab: WorkspaceTab },
  { key: 'apiKeys', Tab: ApiKeysTab },
  { key: 'audit', Tab: AuditTab },
];

/** What is the same for the whole company, who works in it, and who else may ask. */
export function SettingsScreen(): ReactNode {
  const say = useSettingsWords();
  const [actions, setActions] = useState<ReactNode>();
  return (
    <Page bare title={say('title')} actions={actions}>
      <AddressTabs tabs={TABS.map(({ key, Tab }) => ({ key, label: say(key), body: <Tab actions={setActions} /> }))} />
    </Page>
  );
}
