import { defineWords } from '../i18n/words';

export const usePlaygroundWords = defineWords(
  'playground',
  {
    back: '回到 Strata',
    title: 'API 调试台',
    what: '与管理界面同一个接口；左侧的文档来自它的结构',
    closed:
      '用会话只能执行管理界面自己的请求。要在这里试用接口，需要“管理 API 密钥”的权限；请向管理员申请，或请其为您创建 API 密钥。',
  },
  {
    back: 'Back to Strata',
    title: 'API playground',
    closed:
      'A session asks only what the app asks. To try the API here takes the right to manage API keys: ask an administrator for it, or for an API key.',
    what: 'The same API that this app uses; the docs on the left come from its schema',
  },
);
