export type PageLanguage = 'zh' | 'en';

/** What came of a click, as the address of the page that follows says. */
export const OUTCOMES = ['saved', 'withdrawn', 'unchanged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface PageWords {
  htmlLang: string;
  languages: string;
  title: string;
  /** `{company}` is replaced. */
  lead: string;
  child: string;
  agreedOn: string;
  withdrawnOn: string;
  never: string;
  suppressed: string;
  inGeneral: string;
  save: string;
  withdrawAll: string;
  withdrawHint: string;
  kept: string;
  outcomes: Record<Outcome, string>;
  gone: { title: string; text: string };
  tooOften: { title: string; text: string };
}

export const PAGE_WORDS: Record<PageLanguage, PageWords> = {
  zh: {
    htmlLang: 'zh-CN',
    languages: '语言',
    title: '我的订阅与授权',
    lead: '这里列出了你对{company}的授权。勾选表示同意，取消勾选表示撤回，保存后立即生效。',
    child: '根据你的出生日期，你未满 14 周岁：新的同意需要由监护人作出，请让监护人联系我们。撤回随时可以自己做。',
    agreedOn: '{date} 同意',
    withdrawnOn: '{date} 撤回',
    never: '尚未选择',
    suppressed: '目前已暂停向这里发送，无论是否勾选',
    inGeneral: '我同意',
    save: '保存选择',
    withdrawAll: '全部撤回',
    withdrawHint: '点一下即撤回以上全部同意，不影响撤回之前的处理。',
    kept: '我们会记录你的选择、时间、语言和当时显示的文字版本作为凭证，不记录你的 IP 地址。',
    outcomes: {
      saved: '已保存，立即生效。',
      withdrawn: '已全部撤回，立即生效。',
      unchanged: '没有变化。',
    },
    gone: {
      title: '链接已失效',
      text: '这个链接已过期或不完整。请使用最近一条消息里的链接，或直接联系发送方。',
    },
    tooOften: { title: '请求过于频繁', text: '请稍等一分钟再试。你之前保存的选择不受影响。' },
  },
  en: {
    htmlLang: 'en',
    languages: 'Language',
    title: 'Your choices',
    lead: 'This is what you have agreed to with {company}. Tick to agree, untick to withdraw; it takes effect as soon as you save.',
    child:
      'By your date of birth you are under 14: a parent or guardian has to agree for you, and can contact us to do so. You can withdraw at any time yourself.',
    agreedOn: 'agreed on {date}',
    withdrawnOn: 'withdrawn on {date}',
    never: 'not chosen yet',
    suppressed: 'nothing is being sent here at present, ticked or not',
    inGeneral: 'I agree',
    save: 'Save choices',
    withdrawAll: 'Withdraw everything',
    withdrawHint: 'One click withdraws everything above. What was done before stays lawful.',
    kept: 'As proof we keep what you chose, when, in which language and the version of the text shown; not your IP address.',
    outcomes: {
      saved: 'Saved, and in effect now.',
      withdrawn: 'Everything is withdrawn, as of now.',
      unchanged: 'Nothing has changed.',
    },
    gone: {
      title: 'This link is no longer valid',
      text: 'It is over or not complete. Use the link in the latest message, or contact the sender.',
    },
    tooOften: {
      title: 'Too many requests',
      text: 'Please try again in a minute. What you saved before stays as it is.',
    },
  },
};
