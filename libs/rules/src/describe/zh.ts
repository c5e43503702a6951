import type { Language, OperatorWords, SpokenEvent, Wording } from './language.js';
import type { Part } from './phrase.js';
import { concat, excluded, joined, list, say, strong } from './phrase.js';

const isTime = ({ type }: Wording): boolean => type === 'DATE' || type === 'DATETIME';

const operators: OperatorWords = {
  eq: (literal, words) =>
    words.type === 'NUMBER' ? [strong(words.literal(literal))] : say`为${strong(words.literal(literal))}`,
  ne: (literal, words) => say`不是${strong(words.literal(literal))}`,
  in: (literals, words) => say`为${strong(words.some(literals, 'or'))}`,
  notIn: (literals, words) => say`不是${strong(words.some(literals, 'or'))}`,
  gt: (literal, words) =>
    isTime(words) ? say`晚于${strong(words.literal(literal))}` : [strong(joined('超过', words.literal(literal)))],
  gte: (literal, words) =>
    isTime(words) ? say`不早于${strong(words.literal(literal))}` : [strong(joined(words.literal(literal), '及以上'))],
  lt: (literal, words) =>
    isTime(words) ? say`早于${strong(words.literal(literal))}` : [strong(joined('不到', words.literal(literal)))],
  lte: (literal, words) =>
    isTime(words) ? say`不晚于${strong(words.literal(literal))}` : [strong(joined('不超过', words.literal(literal)))],
  contains: (text, words) => say`包含「${strong(words.literal(text))}」`,
  startsWith: (text, words) => say`以「${strong(words.literal(text))}」开头`,
  endsWith: (text, words) => say`以「${strong(words.literal(text))}」结尾`,
  has: (text, words) => say`含${strong(words.literal(text))}`,
  hasAny: (texts, words) => say`含${strong(words.some(texts, 'or'))}`,
  hasAll: (texts, words) => say`同时含${strong(words.some(texts, 'and'))}`,
  inLast: (text, words) => say`在${strong(`近 ${words.duration(text)}`)}内`,
  inNext: (text, words) => say`在${strong(`未来 ${words.duration(text)}`)}内`,
  anniversaryInNext: (text, words) => say`在${strong(`未来 ${words.duration(text)}`)}内（含今天）`,
  exists: (exists) => [strong(exists ? '已知' : '未知')],
};

const spoken = ({ name, known, where }: SpokenEvent) => say`${strong(known ? name : `「${name}」事件`)}${where}`;
/** 近 30 天完成订单的金额合计 … */
const of =
  (what: string) =>
  (event: SpokenEvent, property: string, predicate: ReturnType<typeof say>): ReturnType<typeof say> =>
    say`${event.when}${spoken(event)}的${property}${what}${predicate}`;

export const zh: Language = {
  operators,
  between: (from, to) => [strong(`${from}–${to}`)],
  and: '，且',
  some: (shown, hidden, by) => {
    if (hidden > 0) return joined(shown.join('、'), `等 ${shown.length + hidden} 项`);
    const last = shown.at(-1) ?? '';
    return shown.length > 1 ? joined(shown.slice(0, -1).join('、'), by === 'or' ? '或' : '和', last) : last;
  },
  attribute: (name, predicate) => say`${name}${predicate}`,
  held: (condition, duration) => say`${condition}（已持续${strong(`至少 ${duration}`)}）`,
  property: (name, predicate) => say`${name}${predicate}`,
  filters: (filters) => say`（${list(filters, '，')}）`,
  tag: (names, conditions) =>
    conditions.length > 0 ? say`带标签${strong(names)}（${list(conditions, '，')}）` : say`带标签${strong(names)}`,
  weight: (predicate, decays) => (decays ? say`随时间衰减的权重${predicate}` : say`权重${predicate}`),
  assigned: (predicate) => say`打标时间${predicate}`,
  segment: (name, left) => (left ? [strong(name)] : say`属于人群${strong(name)}`),
  sample: (salt, from, to) => say`在随机分桶「${salt}」的${strong(`${from}%–${to}%`)}内`,
  channels: {
    INBOX: '站内信',
    EMAIL: '邮件',
    SMS: '短信',
    WEB_PUSH: '网页推送',
    TELEGRAM: 'Telegram',
    WECOM: '企业微信',
    DINGTALK: '钉钉',
    FEISHU: '飞书',
    WEBHOOK: 'Webhook',
  },
  reachable: (channel, purpose) => say`可通过${strong(channel)}触达（${strong(purpose)}）`,
  everyone: [strong('所有人')],
  happened: (event) => say`${event.when}${strong(event.known ? '曾' : '有过')}${spoken(event)}`,
  neverHappened: (event) => say`${event.when}${strong('没有')}${spoken(event)}`,
  measures: {
    count: (event, _property, predicate) => say`${event.when}${spoken(event)}${predicate}`,
    days: (event, _property, predicate) => say`${event.when}有${predicate}${spoken(event)}`,
    sum: of('合计'),
    avg: of('平均'),
    min: of('最小值'),
    max: of('最大值'),
    distinct: (event, property, predicate) => say`${event.when}${spoken(event)}的不同${property}${predicate}`,
    first: (event, _property, predicate) => say`${event.when}首次${spoken(event)}${predicate}`,
    last: (event, _property, predicate) => say`${event.when}最近一次${spoken(event)}${predicate}`,
    lastValue: (event, property, predicate) => say`${event.when}最近一次${spoken(event)}的${property}${predicate}`,
  },
  times: '次',
  days: '天',
  sequence: (steps, when, within) => {
    const first = steps.length > 1 ? '先' : '';
    const limit = within === undefined ? '' : `（${within}内完成）`;
    return say`${when}${first}${list(steps, '，再')}${limit}`;
  },
  step: spoken,
  notFollowed: (event, within) => {
    const until = within === undefined ? '至今' : `${within}内`;
    return say`，之后${until}${strong('没有')}${spoken(event)}`;
  },
  last: (duration) => `近 ${duration}`,
  calendar: {
    TODAY: '今天',
    YESTERDAY: '昨天',
    THIS_WEEK: '本周',
    LAST_WEEK: '上周',
    THIS_MONTH: '本月',
    LAST_MONTH: '上月',
    THIS_YEAR: '今年',
  },
  range: (from, to) => {
    if (from === undefined) return joined(to ?? '', '之前');
    return to === undefined ? joined(from, '起') : joined(from, '到', to);
  },
  clauses: (clauses) =>
    concat(
      clauses.flatMap(({ phrases, isGroup }, i): Part[] => {
        if (i === 0) return [phrases];
        const between = isGroup || clauses[i - 1]?.isGroup === true ? '；' : '，';
        return [between, i === clauses.length - 1 ? '且' : '', phrases];
      }),
    ),
  all: (parts) => list(parts, '且'),
  any: (parts, nested) => (nested ? list(parts, '或') : list(parts, '，或')),
  group: (inner) => say`（${inner}）`,
  not: (inner) => say`${excluded('并非')}${inner}`,
  without: (taken, left) => {
    const exclusions = left.map((inner, i) => say`${excluded(i === 0 ? '不含' : '也不含')}${inner}`);
    return concat([taken ?? '所有人', taken ? '；' : '，', list(exclusions, '，')]);
  },
  sentence: (inner) => (inner.length === 1 && inner[0]?.text === '所有人' ? say`${inner}。` : say`${inner}的人。`),
};
