import { defineWords } from '../i18n/words';

export const usePlaygroundWords = defineWords(
  'playground',
  { back: '回到 Strata', title: 'API 调试台', what: '与管理界面同一个接口；左侧的文档来自它的结构' },
  {
    back: 'Back to Strata',
    title: 'API playground',
    what: 'The same API that this app uses; the docs on the left come from its schema',
  },
);
