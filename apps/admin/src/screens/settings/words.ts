import { defineWords } from '../../i18n/words';

/** The title and the names of the tabs; each tab has its own words beside it. */
export const useSettingsWords = defineWords(
  'settings',
  {
    title: '设置',
    account: '我的账号',
    members: '成员',
    roles: '角色',
    workspace: '工作区',
    apiKeys: 'API 密钥',
    approvals: '审批',
    audit: '审计记录',
  },
  {
    title: 'Settings',
    account: 'My account',
    members: 'Members',
    roles: 'Roles',
    workspace: 'Workspace',
    apiKeys: 'API keys',
    approvals: 'Approvals',
    audit: 'Audit trail',
  },
);
