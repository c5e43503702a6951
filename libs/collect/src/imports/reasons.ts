import type { UnreadableCode } from '../cleaning/pass.js';
import type { MappingField } from '../mapping/mapping.js';
import type { ReasonOf } from './rejected-store.js';

export type ReasonLanguage = 'zh' | 'en';

/** Why a row was not taken, by its code, for whoever mends the file in Chinese; in English its message says it. */
const ZH = {
  NO_EXTERNAL_ID: '没有客户编号',
  EXTRA_COLUMN: '列数比表头多',
  MISSING_COLUMN: '列数不够',
  INVALID_DATE: '日期读不懂',
  AMBIGUOUS_DATE: '分不清日和月，请在来源的清洗规则里说明次序',
  TWO_DIGIT_YEAR: '年份只有两位，请在来源的清洗规则里说明世纪',
  INVALID_TIME: '时间读不懂',
  UNKNOWN_KEY: '有不认识的键',
  TOO_MANY_EVENT_NAMES: '事件名太多',
  NOT_A_NUMBER: '不是数',
  NOT_A_BOOLEAN: '看不出是或否',
  NOT_A_GENDER: '看不出性别',
  NOT_AN_AGE: '不像年龄',
  NOT_A_BIRTH_DATE: '不像生日',
  NOT_A_RESIDENT_NUMBER: '身份证号不对',
  INVALID_PHONE: '手机号不对',
  INVALID_EMAIL: '邮箱不对',
  INVALID_IDENTITY: '身份的写法不对',
  IDENTITY_TAKEN: '身份是另一个人的',
  IDENTITY_SHARED: '身份是太多人共用的',
  INVALID_ENCODING: '文字不是这种编码',
  LINE_TOO_LONG: '行太长',
  MISPLACED_QUOTE: '引号放错了地方',
  UNCLOSED_QUOTE: '引号没有关上',
  IN_THE_FUTURE: '时间在将来',
  TOO_OLD: '比保留期还早',
  INVALID_EXTERNAL_ID: '客户编号的写法不对',
  INVALID_NAME: '事件名不对',
  INVALID_JSON: '不是 JSON',
  INVALID_TEXT: '有存不了的字符',
  WRONG_TYPE: '类型不对',
  TOO_LONG: '太长',
  TOO_LARGE: '太大',
  UNKNOWN_TAG: '没有这个标签',
  UNKNOWN_ATTRIBUTE: '没有这个属性',
  KEPT_BY_MODEL: '该属性由模型维护',
  ERASED: '这个人要求过删除，不再收，也不留这一行',
  CONSENT_REQUIRED: '这一项要有本人同意才能存',
  NUMBER_OUT_OF_RANGE: '数太大',
  INVALID_ATTRIBUTES: '属性的写法不对',
  INVALID_PROPERTIES: '事件属性的写法不对',
  INVALID_ITEM: '不是一条完整的记录',
  INVALID_TAGS: '标签的写法不对',
  INVALID_MESSAGE_ID: '消息编号的写法不对',
  INVALID_KEY: '编号的写法不对',
  UNKNOWN_DIVISION: '没有这个省市区',
  WRONG_LEVEL: '省、市、区放错了一列',
} satisfies Readonly<Record<UnreadableCode, string> & Record<string, string>>;

const OF_TARGET = /^((?:attributes|properties|identities)\.[^:]+|externalId|occurredAt|at|name|tags|messageId): /;

/** The reasons of rejected rows in a language; in Chinese they name the column of the file. A code without words keeps its message. */
export function reasonsIn(language: ReasonLanguage, fields: readonly MappingField[]): ReasonOf {
  if (language === 'en') return (_, message) => message;
  const columns = new Map(fields.map(({ target, source }) => [target, String(source)]));
  return (code, message) => {
    const words = Object.hasOwn(ZH, code) ? ZH[code as keyof typeof ZH] : undefined;
    if (words === undefined) return message;
    const target = OF_TARGET.exec(message)?.[1];
    return target === undefined ? words : `「${columns.get(target) ?? target}」${words}`;
  };
}
