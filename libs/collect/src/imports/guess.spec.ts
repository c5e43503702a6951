import { expect, test } from '@jest/globals';
import { profileColumns } from './column-profile.js';
import { guessMapping } from './guess.js';
import type { KnownAttribute } from './guess.js';

/** What rows have under usual headers; anything else is one of five words. */
const VALUES: [RegExp, (at: number) => string][] = [
  [/^(customer_id|user_id|userId|会员卡号|会员号|客户ID|uid)$/, (at) => `U${at % 20}`],
  [/phone|手机|电话/i, (at) => `138001${10_000 + at}`],
  [/mail|邮箱/i, (at) => `a${at}@qq.com`],
  [/time|_at$|时间|日期/i, (at) => `2024-01-${10 + (at % 18)} 10:11:12`],
  [/生日/, (at) => `1990-01-${10 + (at % 18)}`],
  [/amount|金额|price/i, (at) => `${at}.5`],
  [/id$|编号|流水号/i, (at) => `A${1_000 + at}`],
];

/** Each header with what it is guessed to be; `—`: nothing. */
function guessed(headers: string, attributes: readonly KnownAttribute[] = []): string {
  const names = headers.split(' ');
  const fieldsOf = (at: number) => names.map((name) => VALUES.find(([of]) => of.test(name))?.[1](at) ?? `w${at % 5}`);
  const rows = Array.from({ length: 60 }, (_, at) => ({ line: at + 2, text: '', fields: fieldsOf(at) }));
  const { kind, fields } = guessMapping(profileColumns(rows, names), attributes);
  const targets = names.map((name) => fields.find(({ source }) => source === name)?.target ?? '—');
  return `${kind}: ${targets.map((target) => target.replace(/^(attributes|properties|identities)\./, '')).join(' ')}`;
}

test.each([
  [
    '会员号 手机号 姓名 性别 生日 注册时间 省 市 区 邮箱 微信 openid',
    'users: externalId PHONE name gender birthday registered_at province city district EMAIL IM/wechat IM/wechat',
  ],
  ['会员卡号 会员姓名 手机号码 会员等级', 'users: externalId name PHONE member_level'],
  ['外部联系人ID 外部联系人昵称 备注手机号 添加时间', 'users: externalId nickname PHONE 添加时间'],
  ['unionid openid 昵称 性别', 'users: IM/wechat IM/wechat nickname gender'],
  ['id 姓名 手机 城市', 'users: externalId name PHONE city'],
  // Nobody is called by a first name, a nickname or a coupon where there is a number or an address.
  ['姓名 手机 生日', 'users: name PHONE birthday'],
  ['手机号 优惠券编号', 'users: PHONE 优惠券编号'],
  ['email phone_number first_name created_at', 'users: EMAIL PHONE first_name registered_at'],
  ['Nickname Phone Region', 'users: nickname PHONE region'],
  // The id of an event is not whose it is; an order's number is neither.
  ['id user_id event timestamp', 'events: messageId externalId name occurredAt'],
  ['order_id customer_id event timestamp amount', 'events: order externalId name occurredAt amount'],
  ['anonymous_id user_id event message_id timestamp', 'events: ANONYMOUS externalId name messageId occurredAt'],
  ['userId eventType eventTime pageUrl', 'events: externalId name occurredAt pageUrl'],
  ['流水号 会员卡号 交易时间 交易金额', 'events: messageId externalId occurredAt amount'],
  ['订单编号 收货人手机 下单时间 实付金额', 'events: order PHONE occurredAt amount'],
  ['订单号 会员号 下单时间 支付时间 金额', 'events: order externalId occurredAt 支付时间 amount'],
])('%s', (headers, expected) => {
  expect(guessed(headers)).toBe(expected);
});

test('an id that comes again is no id of an event: two would be taken for one', () => {
  const fields = (at: number) => [`A${at % 3}`, `U${at % 20}`, 'view', `2024-01-01 10:11:${10 + at}`];
  const rows = Array.from({ length: 40 }, (_, at) => ({ line: at + 2, text: '', fields: fields(at) }));
  const guess = guessMapping(profileColumns(rows, ['id', 'user_id', 'event', 'time']), []);
  expect(guess.fields.map(({ target }) => target)).toEqual(['properties.id', 'externalId', 'name', 'occurredAt']);
});

test('takes a birthday for the attribute that holds it, whatever that is called', () => {
  const born: KnownAttribute = { key: 'born', name: '出生', type: 'DATE', standardForm: 'BIRTH_DATE' };
  expect(guessed('会员号 生日', [born])).toBe('users: externalId born');
});
