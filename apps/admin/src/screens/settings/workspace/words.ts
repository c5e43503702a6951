import { defineWords } from '../../../i18n/words';

export const useWorkspaceWords = defineWords(
  'workspace',
  {
    title: '工作区',
    name: '名称',
    timeZone: '时区',
    timeZoneWhy: '日期、「本周」「本月」都按它算，改了会影响所有人群',
    locale: '规则读作的语言',
    localeWhy: '接口没有指明语言时用它；界面语言各人自己选',
    save: '保存',
    saved: '已保存',
    failed: '工作区没有取到',
  },
  {
    title: 'Workspace',
    name: 'Name',
    timeZone: 'Time zone',
    timeZoneWhy: 'Dates, “this week” and “this month” are read in it; a change affects every segment',
    locale: 'Language of sentences',
    localeWhy: 'Where the API is not told one; everyone chooses the language of the screen themselves',
    save: 'Save',
    saved: 'Saved',
    failed: 'The workspace could not be fetched',
  },
);
