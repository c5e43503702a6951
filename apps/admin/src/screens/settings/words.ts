import { defineWords } from '../../i18n/words';

/** The title and the names of the tabs; each tab has its own words beside it. */
export const useSettingsWords = defineWords(
  'settings',
  {
    title: '设置',
    workspace: '工作区',
    apiKeys: 'API 密钥',
    audit: '审计记录',
  },
  {
    title: 'Settings',
    workspace: 'Workspace',
    apiKeys: 'API keys',
    audit: 'Audit trail',
  },
);
