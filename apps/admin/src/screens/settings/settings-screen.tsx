import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import type { Permission } from '../../graphql/graphql';
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

interface SettingsTab {
  key: 'workspace' | 'apiKeys' | 'audit';
  Tab: ComponentType<SettingsTabProps>;
  takes: readonly Permission[];
}

/** Each a folder of its own beside this file. */
const TABS: readonly SettingsTab[] = [
  { key: 'workspace', Tab: WorkspaceTab, takes: [] },
  { key: 'apiKeys', Tab: ApiKeysTab, takes: ['KEY_READ'] },
  { key: 'audit', Tab: AuditTab, takes: ['AUDIT_READ'] },
];

/** What is the same for the whole company, who works in it, and who else may ask. */
export function SettingsScreen(): ReactNode {
  const say = useSettingsWords();
  const may = useMay();
  const [actions, setActions] = useState<ReactNode>();
  const open = TABS.filter(({ takes }) => may(...takes));
  return (
    <Page bare title={say('title')} actions={actions}>
      <AddressTabs tabs={open.map(({ key, Tab }) => ({ key, label: say(key), body: <Tab actions={setActions} /> }))} />
    </Page>
  );
}
