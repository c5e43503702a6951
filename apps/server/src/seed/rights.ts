import type { ConsentItem, ConsentPurposeInput, ProcessedKind, ProcessingInput } from '@strata/profile';
import type { EventItem } from '@strata/collect';
import type { TaggedUserItem } from '@strata/tag';
import { Calendar, DAY } from './calendar.js';
import { drawShopper, shopperRandom } from './shopper.js';
import type { Shopper } from './shopper.js';

/** What is asked for beside marketing: another purpose by consent, one by contract, and one for sensitive data. */
export const PURPOSES: readonly ConsentPurposeInput[] = [
  {
    key: 'SERVICE',
    name: { zh: '订单与服务通知', en: 'Orders and service' },
    description: { zh: '发货、退款和售后的进展。', en: 'Dispatch, refunds and after-sales service.' },
    basis: 'CONTRACT',
    channels: ['INBOX', 'SMS', 'WECOM'],
    wording: {
      text: { zh: '为履行订单，我们会发送发货、退款和售后通知。', en: 'To fulfil orders we send news of them.' },
    },
  },
  {
    key: 'RESEARCH',
    name: { zh: '调研回访', en: 'Surveys' },
    description: { zh: '一年至多两次的问卷和电话回访。', en: 'Questionnaires and calls, at most two a year.' },
    channels: ['EMAIL', 'SMS'],
    wording: {
      text: { zh: '我愿意参加调研回访，并可随时退出。', en: 'I am willing to take part in surveys, and may stop.' },
    },
  },
  {
    key: 'HEALTH',
    name: { zh: '过敏信息', en: 'Allergies' },
    description: {
      zh: '敏感个人信息，只用于避免推荐致敏的商品。',
      en: 'Sensitive: used only to leave out what you react to.',
    },
    channels: [],
    wording: {
      text: {
        zh: '我单独同意青禾商城处理我的过敏信息，只用于商品推荐时避开致敏成分。',
        en: 'I separately agree that my allergies are used to avoid recommending what I react to.',
      },
    },
  },
];

/** Kept only with the separate consent to it. */
export const ALLERGIES = {
  key: 'allergies',
  name: '过敏原',
  type: 'TEXT_LIST',
  options: ['花生', '牛奶', '海鲜', '花粉', '香精'],
  sensitive: true,
  consentPurpose: 'HEALTH',
} as const;

const MEMBERS = 40;
const ALLERGIC = 6;
const CHILD = 'family-0001';
/** She asked to be forgotten; nothing of hers but the receipt is left. */
export const FORGOTTEN = 'store-9001';
/** The members, by place, of whom one asked that her data is not used, and one had a value put right. */
export const RESTRICTED_PLACE = 4;
export const CORRECTED_PLACE = 7;

export interface Life {
  /** External ids of the members below, by place. */
  members: string[];
  consents: ConsentItem[];
  /** After the consents: some values need theirs. */
  users: TaggedUserItem[];
  events: EventItem[];
}

/** What some members said of each purpose, a child by her mother, an inferred city, and who will be forgotten. */
export function life({ users, seed, now }: { users: number; seed: number; now: number }): Life {
  const calendar = new Calendar(now);
  const draw = (number: number): Shopper => drawShopper(shopperRandom(seed, number), number, calendar);
  const members = Array.from({ length: MEMBERS }, (_, at) => draw(Math.floor((users * (at + 0.5)) / MEMBERS)));
  const daysAgo = (days: number): string => new Date(now - days * DAY).toISOString();
  const consents = members.flatMap(({ externalId }, at): ConsentItem[] => [
    { externalId, purpose: 'SERVICE', state: 'GRANTED', source: 'App', wording: '1', at: daysAgo(60 + at) },
    {
      externalId,
      purpose: 'RESEARCH',
      channel: at % 3 === 0 ? 'SMS' : null,
      state: 'GRANTED',
      source: '门店纸质表',
      wording: '1',
      at: daysAgo(40 + at),
      proof: { form: `门店-${String(at + 1).padStart(3, '0')}`, page: '第 2 页签名' },
    },
    ...(at % 5 === 0
      ? [{ externalId, purpose: 'RESEARCH', state: 'WITHDRAWN', source: 'preference_page', at: daysAgo(at / 2 + 1) }]
      : []),
    ...(at < ALLERGIC
      ? [{ externalId, purpose: 'HEALTH', state: 'GRANTED', source: 'App', wording: '1', at: daysAgo(30) }]
      : []),
  ]);
  const child: ConsentItem = {
    externalId: CHILD,
    purpose: 'MARKETING',
    channel: 'INBOX',
    state: 'GRANTED',
    givenBy: 'GUARDIAN',
    source: '门店纸质表',
    wording: '1',
    at: daysAgo(20),
    proof: { form: '监护人同意书 017' },
  };
  return {
    members: members.map(({ externalId }) => externalId),
    consents: [...consents, child],
    users: [
      ...members.slice(0, ALLERGIC).map(({ externalId }, at) => ({
        externalId,
        attributes: { allergies: [ALLERGIES.options[at % ALLERGIES.options.length]!] },
      })),
      {
        externalId: CHILD,
        attributes: { name: draw(users + 30).name.full, birthday: daysAgo(4_000).slice(0, 10), city: '上海市' },
        inferred: { city: 'PHONE_PREFIX' },
      },
      {
        externalId: FORGOTTEN,
        attributes: { name: draw(users + 31).name.full, city: '杭州市', gender: '女' },
        identities: [{ kind: 'PHONE', value: '+8613900009001' }],
        tags: ['lifecycle/new'],
      },
    ],
    events: Array.from({ length: 12 }, (_, at) => ({
      externalId: FORGOTTEN,
      messageId: `${FORGOTTEN}-${at}`,
      name: at % 4 === 3 ? 'order_completed' : 'product_viewed',
      occurredAt: daysAgo(12 - at),
      properties: { amount: 60 + at },
    })),
  };
}

/** A sheet typed at a counter, with what such sheets have: digits of full width, dates in three forms, a wrong number, no id. */
export const STORE_FILE = {
  name: '徐汇店会员.csv',
  content(shop: { users: number; seed: number; now: number }): Buffer {
    const calendar = new Calendar(shop.now);
    const lines = Array.from({ length: 24 }, (_, at) => {
      const { name, phone, city, birthday, gender } = drawShopper(
        shopperRandom(shop.seed, shop.users + 100 + at),
        shop.users + 100 + at,
        calendar,
      );
      const born = new Date(birthday * DAY);
      const [year, month, day] = [born.getUTCFullYear(), born.getUTCMonth() + 1, born.getUTCDate()];
      const id = at === 11 ? '' : `xuhui-${String(at + 1).padStart(3, '0')}`;
      const number = at % 7 === 3 ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : phone;
      const written = at === 17 ? '1380' : at % 6 === 5 ? fullWidth(number) : number;
      const date = at === 20 ? '1990-02-31' : at % 3 === 0 ? `${year}年${month}月${day}日` : `${year}/${month}/${day}`;
      const sex = at % 4 === 0 ? (gender === '女' ? 'F' : 'M') : gender;
      return [id, at % 5 === 0 ? ` ${name.full} ` : name.full, written, sex, date, city].join(',');
    });
    return Buffer.from(['会员号,姓名,手机号,性别,生日,城市', ...lines, ''].join('\r\n'));
  },
};

/** ０１２ as a Chinese keyboard types digits. */
const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** What each thing is collected for. Some are left for the officer to fill in: the page says which. */
export const RECORDS: readonly ProcessingInput[] = (
  [
    ['IDENTITY', ['EXTERNAL_ID'], '识别会员、合并重复档案', 'CONTRACT', '无'],
    [
      'IDENTITY',
      ['PHONE', 'EMAIL', 'IM'],
      '联系本人：订单通知；同意营销的还有新品和优惠',
      'CONTRACT',
      '短信和邮件服务商',
    ],
    ['ATTRIBUTE', ['name', 'member_tier', 'points', 'signup_date', 'signup_channel'], '会员服务', 'CONTRACT', '无'],
    ['ATTRIBUTE', ['city', 'province'], '收货与就近门店', 'CONTRACT', '物流公司'],
    [
      'ATTRIBUTE',
      ['birthday', 'gender', 'favourite_categories', 'marketing_opt_in'],
      '生日关怀和个性化推荐',
      'CONSENT',
      '无',
    ],
    ['ATTRIBUTE', ['allergies'], '推荐时避开致敏商品', 'CONSENT', '无'],
    ['ATTRIBUTE', ['total_spent', 'average_order'], '会员等级和财务记录', 'LEGAL_OBLIGATION', '税务机关（依法要求时）'],
    ['EVENT', ['order_completed', 'order_refunded'], '履行订单、售后和财务记录', 'CONTRACT', '支付机构、物流公司'],
    ['EVENT', ['session_started', 'product_viewed', 'cart_added'], '个性化推荐和活跃分层', 'CONSENT', '无'],
    [
      'EVENT',
      ['message_sent', 'message_opened', 'message_clicked', 'message_unsubscribed'],
      '控制打扰、统计效果',
      'CONSENT',
      '短信和邮件服务商',
    ],
    ['TAG', ['lifecycle', 'interest', 'value'], '分层运营', 'CONSENT', '无'],
  ] as const satisfies readonly [ProcessedKind, readonly string[], string, ProcessingInput['basis'], string][]
).flatMap(([kind, names, purpose, basis, recipients]) =>
  names.map((name) => ({ kind, name, purpose, basis, recipients })),
);

/** How long browsing is kept; what the demo shop has is younger. */
export const RETENTIONS = [
  ['EVENT', 'session_started', 'P3Y'],
  ['EVENT', 'product_viewed', 'P3Y'],
] as const;
