import type { Language, OperatorWords, SpokenEvent, Wording } from './language.js';
import type { PredicateType } from '../column.js';
import type { Phrase } from './phrase.js';
import { concat, excluded, list, say, strong } from './phrase.js';

const isTime = ({ type }: Wording): boolean => type === 'DATE' || type === 'DATETIME';

/** Numbers and times stand alone ("at least 5"), so that they can follow other words than "is". */
const standsAlone = (type: PredicateType): boolean => type === 'NUMBER' || type === 'DATE' || type === 'DATETIME';
const is = ({ type }: Wording): string => (standsAlone(type) ? '' : 'is ');
const named = (name: string, predicate: Phrase[], type: PredicateType): Phrase[] =>
  say`${name} ${standsAlone(type) ? 'is ' : ''}${predicate}`;
/** "the last 1 month" is the last month. */
const the = (duration: string): string => duration.replace(/^1 (?=\w+$)/, '');

const operators: OperatorWords = {
  eq: (literal, words) => say`${is(words)}${strong(words.literal(literal))}`,
  ne: (literal, words) => say`${is(words)}not ${strong(words.literal(literal))}`,
  in: (literals, words) => say`${is(words)}${strong(words.some(literals, 'or'))}`,
  notIn: (literals, words) => say`${is(words)}not ${strong(words.some(literals, 'or'))}`,
  gt: (literal, words) => say`${isTime(words) ? 'after' : 'over'} ${strong(words.literal(literal))}`,
  gte: (literal, words) =>
    isTime(words)
      ? say`on or after ${strong(words.literal(literal))}`
      : say`at least ${strong(words.literal(literal))}`,
  lt: (literal, words) => say`${isTime(words) ? 'before' : 'under'} ${strong(words.literal(literal))}`,
  lte: (literal, words) =>
    isTime(words)
      ? say`on or before ${strong(words.literal(literal))}`
      : say`at most ${strong(words.literal(literal))}`,
  contains: (text, words) => say`contains “${strong(words.literal(text))}”`,
  startsWith: (text, words) => say`starts with “${strong(words.literal(text))}”`,
  endsWith: (text, words) => say`ends with “${strong(words.literal(text))}”`,
  has: (text, words) => say`includes ${strong(words.literal(text))}`,
  hasAny: (texts, words) => say`includes ${strong(words.some(texts, 'or'))}`,
  hasAll: (texts, words) => say`includes ${strong(words.some(texts, 'and'))}`,
  inLast: (text, words) => say`in the last ${strong(the(words.duration(text)))}`,
  inNext: (text, words) => say`in the next ${strong(the(words.duration(text)))}`,
  anniversaryInNext: (text, words) => say`due again in the next ${strong(the(words.duration(text)))}, today included`,
  exists: (exists, words) => say`${is(words)}${strong(exists ? 'known' : 'unknown')}`,
};

const spoken = ({ name, where }: SpokenEvent) => say`${strong(name)}${where}`;
/** order completed with total amount at least 500 in the last 30 days */
const of =
  (what: string) =>
  (event: SpokenEvent, property: string, predicate: ReturnType<typeof say>): ReturnType<typeof say> =>
    say`${spoken(event)} with ${what} ${property} ${predicate}${timed(event.when)}`;
const timed = (when: string): string => (when === '' ? '' : ` ${when}`);

export const en: Language = {
  operators,
  between: (from, to) => [strong(`${from}–${to}`)],
  and: ' and ',
  some: (shown, hidden, joined) => {
    if (hidden > 0) return `${shown.join(', ')} ${joined} ${hidden} more`;
    const last = shown.at(-1) ?? '';
    return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} ${joined} ${last}` : last;
  },
  attribute: named,
  held: (condition, duration) => say`${condition} for ${strong(`at least ${duration}`)} without a break`,
  property: named,
  filters: (filters) => say` (${list(filters, ', ', ' and ')})`,
  tag: (names, conditions) =>
    conditions.length > 0 ? say`tagged ${strong(names)} (${list(conditions, ', ')})` : say`tagged ${strong(names)}`,
  weight: (predicate, decays) => (decays ? say`decaying weight ${predicate}` : say`weight ${predicate}`),
  assigned: (predicate) => say`assigned ${predicate}`,
  segment: (name) => say`in segment ${strong(name)}`,
  sample: (salt, from, to) => say`in ${strong(`${from}–${to}%`)} of the random sample “${salt}”`,
  channels: {
    INBOX: 'in-app inbox',
    EMAIL: 'e-mail',
    SMS: 'SMS',
    WEB_PUSH: 'web push',
    TELEGRAM: 'Telegram',
    WECOM: 'WeCom',
    DINGTALK: 'DingTalk',
    FEISHU: 'Feishu',
    WEBHOOK: 'webhook',
  },
  reachable: (channel, purpose) => say`reachable by ${strong(channel)} for ${strong(purpose)}`,
  everyone: [strong('everyone')],
  happened: (event) => say`${spoken(event)}${timed(event.when)}`,
  neverHappened: (event) => say`${strong('no')} ${spoken(event)}${timed(event.when)}`,
  measures: {
    count: (event, _property, predicate) => say`${spoken(event)} ${predicate}${timed(event.when)}`,
    days: (event, _property, predicate) => say`${spoken(event)} on ${predicate}${timed(event.when)}`,
    sum: of('total'),
    avg: of('average'),
    min: of('least'),
    max: of('greatest'),
    distinct: of('distinct'),
    first: (event, _property, predicate) => say`first ${spoken(event)} ${predicate}${timed(event.when)}`,
    last: (event, _property, predicate) => say`latest ${spoken(event)} ${predicate}${timed(event.when)}`,
    lastValue: (event, property, predicate) =>
      say`latest ${spoken(event)}${timed(event.when)}, its ${property} ${predicate}`,
  },
  times: 'times',
  days: 'days',
  sequence: (steps, when, within) => {
    const limit = within === undefined ? '' : ` within ${within}`;
    return say`${list(steps, ', then ')}${limit}${timed(when)}`;
  },
  step: spoken,
  notFollowed: (event, within) => {
    const until = within === undefined ? '' : ` within ${within}`;
    return say`, and ${strong('no')} ${spoken(event)} after that${until}`;
  },
  last: (duration) => `in the last ${the(duration)}`,
  calendar: {
    TODAY: 'today',
    YESTERDAY: 'yesterday',
    THIS_WEEK: 'this week',
    LAST_WEEK: 'last week',
    THIS_MONTH: 'this month',
    LAST_MONTH: 'last month',
    THIS_YEAR: 'this year',
  },
  range: (from, to) => {
    if (from === undefined) return `before ${to}`;
    return to === undefined ? `since ${from}` : `between ${from} and ${to}`;
  },
  clauses: (clauses) =>
    list(
      clauses.map(({ phrases }) => phrases),
      '; ',
    ),
  all: (parts) => list(parts, ' and '),
  any: (parts, nested) => (nested ? list(parts, ' or ') : list(parts, ', or ')),
  group: (inner) => say`(${inner})`,
  not: (inner) => say`${excluded('not')} ${inner}`,
  without: (taken, left) => {
    const exclusions = left.map((inner, i) => say`${excluded(i === 0 ? 'not' : 'nor')} ${inner}`);
    return concat([taken ?? 'everyone', taken ? '; ' : ' ', list(exclusions, ', ')]);
  },
  sentence: (inner) => {
    const [first, ...rest] = concat([...inner, '.']);
    if (!first) return [];
    return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
  },
};
