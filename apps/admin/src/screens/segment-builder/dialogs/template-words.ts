import { defineWords } from '../../../i18n/words';

export const useTemplateWords = defineWords(
  'templates',
  {
    newUsers: '近 7 天新客',
    sleeping: '沉睡 60 天',
    churning: '即将流失',
    bigSpenders: '高消费',
    cartLeft: '加购未下单',
    birthday: '本周生日',
  },
  {
    newUsers: 'New this week',
    sleeping: 'Sleeping 60 days',
    churning: 'About to churn',
    bigSpenders: 'Big spenders',
    cartLeft: 'Cart left behind',
    birthday: 'Birthday this week',
  },
);
