export type Locale = 'zh' | 'en';

/** What may surprise about a rule. Codes are stable; texts are for people. */
export type WarningCode =
  | 'UNKNOWN_EVENT'
  | 'ALWAYS_TRUE'
  | 'NEVER_TRUE'
  | 'EXISTS_ALWAYS'
  | 'NE_TAKES_UNKNOWN'
  | 'EXCLUSION_IN_ANY'
  | 'STALE_TAG'
  | 'HISTORY_NOT_KEPT';

export interface RuleWarning {
  code: WarningCode;
  path: string;
  message: string;
}

type WarningText = Record<Locale, (detail: string) => string>;

export const WARNING_TEXTS: Record<WarningCode, WarningText> = {
  UNKNOWN_EVENT: {
    en: (event) => `No event “${event}” has ever arrived`,
    zh: (event) => `从未收到过事件「${event}」`,
  },
  ALWAYS_TRUE: { en: () => 'This is true of everyone', zh: () => '所有人都满足，这一条不起作用' },
  NEVER_TRUE: { en: () => 'This is true of nobody', zh: () => '没有人能满足这一条' },
  EXISTS_ALWAYS: {
    en: (measure) => `Everyone has a ${measure}: it is 0 without any event`,
    zh: () => '每个人都有这个值：没有事件时为 0',
  },
  NE_TAKES_UNKNOWN: {
    en: (name) => `Takes in everyone whose “${name}” is unknown`,
    zh: (name) => `「${name}」未知的人也会算在内`,
  },
  EXCLUSION_IN_ANY: {
    en: () => 'An exclusion inside “any” excludes nobody: it adds everyone it does not name',
    zh: () => '「满足任一」里的排除不会排除任何人，反而会加入它没有提到的所有人',
  },
  STALE_TAG: {
    en: (tags) => `The data of ${tags} is old; this count may be too`,
    zh: (tags) => `「${tags}」的数据已过期，人数可能偏旧`,
  },
  HISTORY_NOT_KEPT: {
    en: () => 'Not all that it asks for is known of that time: no history was kept',
    zh: () => '当时的部分数据未知：未保留历史',
  },
};
