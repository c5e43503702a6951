import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import type { Permission } from '../../graphql/graphql';
import { AddressTabs } from '../../parts/address-tabs';
import { Page } from '../../parts/page';
import { AccountTab } from './account/account-tab';
import { ApiKeysTab } from './api-keys/api-keys-tab';
import { ApprovalsTab } from './approvals/approvals-tab';
import { AuditTab } from './audit/audit-tab';
import { MembersTab } from './members/members-tab';
import { RolesTab } from './roles/roles-tab';
import { useSettingsWords } from './words';
import { WorkspaceTab } from './workspace/workspace-tab';
import './settings.css';

/** What each tab is given: where its one action goes, in the header of the page. */
export interface SettingsTabProps {
  actions: (actions: ReactNode) => void;
}

interface SettingsTab {
  key: 'workspace' | 'account' | 'members' | 'roles' | 'apiKeys' | 'approvals' | 'audit';
  Tab: ComponentType<SettingsTabProps>;
  takes: readonly Permission[];
  /** One of these beside. */
  oneOf?: readonly (readonly Permission[])[];
}

/** Who decides what takes a second person, and who may ask for it. */
const MAY_ASK_OR_DECIDE: readonly (readonly Permission[])[] = [
  ['APPROVAL_DECIDE'],
  ['PROFILE_ERASE'],
  ['SEGMENT_EXPORT', 'PROFILE_SENSITIVE'],
];

/** Each a folder of its own beside this file. */
const TABS: readonly SettingsTab[] = [
  { key: 'workspace', Tab: WorkspaceTab, takes: [] },
  { key: 'account', Tab: AccountTab, takes: [] },
  { key: 'members', Tab: MembersTab, takes: ['MEMBER_READ'] },
  { key: 'roles', Tab: RolesTab, takes: ['MEMBER_READ'] },
  { key: 'apiKeys', Tab: ApiKeysTab, takes: ['KEY_READ'] },
  { key: 'approvals', Tab: ApprovalsTab, takes: [], oneOf: MAY_ASK_OR_DECIDE },
  { key: 'audit', Tab: AuditTab, takes: ['AUDIT_READ'] },
];

/** What is the same for the whole company, who works in it, and who else may ask. */
export function SettingsScreen(): ReactNode {
  const say = useSettingsWords();
  const may = useMay();
  const [actions, setActions] = useState<ReactNode>();
  const open = TABS.filter(({ takes, oneOf = [[]] }) => may(...takes) && oneOf.some((one) => may(...one)));
  return (
    <Page bare title={say('title')} actions={actions}>
      <AddressTabs tabs={open.map(({ key, Tab }) => ({ key, label: say(key), body: <Tab actions={setActions} /> }))} />
    </Page>
  );
}
