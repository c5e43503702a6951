import { describe, expect, test } from '@jest/globals';
import { fieldMapping, fieldsOfHeader, parseField, readMapping } from './mapping.js';

const read = (kind: 'users' | 'events', text: string) => {
  const { target, source, format } = fieldMapping(kind, parseField(kind, text));
  return { target, source, ...(format ? { format } : {}) };
};

describe('a mapping says what it means', () => {
  test.each([
    ['externalId=1', { target: { to: 'externalId' }, source: '1' }],
    [
      'occurredAt=2:yyyyMMdd',
      { target: { to: 'occurredAt' }, source: '2', format: { as: 'date', pattern: 'yyyyMMdd' } },
    ],
    [
      'occurredAt=下单时间:yyyy-MM-dd HH:mm:ss',
      { target: { to: 'occurredAt' }, source: '下单时间', format: { as: 'date', pattern: 'yyyy-MM-dd HH:mm:ss' } },
    ],
    ['occurredAt=t:unix', { target: { to: 'occurredAt' }, source: 't', format: { as: 'unix' } }],
    [
      'properties.amount=4:number',
      { target: { to: 'property', key: 'amount' }, source: '4', format: { as: 'number' } },
    ],
    ['properties.a.b=x', { target: { to: 'property', key: 'a.b' }, source: 'x' }],
    ['messageId=order:id', { target: { to: 'messageId' }, source: 'order:id' }],
    ['name=type', { target: { to: 'name' }, source: 'type' }],
  ])('events: %s', (text, expected) => {
    expect(read('events', text)).toEqual(expected);
  });

  test.each([
    ['attributes.城市=城市', { target: { to: 'attribute', key: '城市' }, source: '城市' }],
    ['identities.PHONE=mobile', { target: { to: 'identity', kind: 'PHONE', namespace: '' }, source: 'mobile' }],
    ['identities.IM/wechat=openid', { target: { to: 'identity', kind: 'IM', namespace: 'wechat' }, source: 'openid' }],
    ['tags=labels:list(|)', { target: { to: 'tags' }, source: 'labels', format: { as: 'list', separator: '|' } }],
  ])('users: %s', (text, expected) => {
    expect(read('users', text)).toEqual(expected);
  });

  test.each([
    'externalId',
    '=1',
    'externalId=',
    'color=3',
    'attributes.city=1',
    'properties.=1',
    'properties=1',
    'properties.__proto__=1',
  ])('events: %s is refused with a code', (text) => {
    expect(() => parseField('events', text)).toThrow(expect.objectContaining({ code: 'INVALID_MAPPING' }));
  });

  test.each(['users', 'USERS'])('its kind is %s, as in JSON or as in GraphQL', (kind) => {
    expect(readMapping({ kind, fields: [] }).kind).toBe('users');
  });

  test('a header that names the targets needs no mapping, and its other columns are left out', () => {
    const names = ['externalId', 'occurredAt', 'properties.amount', 'comment'];
    expect(fieldsOfHeader('events', names).map(({ source }) => source)).toEqual(names.slice(0, 3));
  });
});
