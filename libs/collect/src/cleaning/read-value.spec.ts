import { describe, expect, test } from '@jest/globals';
import type { CleanerOptions } from './cleaner.js';
import type { CleanedAttribute } from './read-value.js';
import { clean, cleaner, cleanOne } from './testing/cleaner.js';

describe('values by what they stand for', () => {
  test.each<[string, unknown, ...unknown[]]>([
    ['text', 'plain text', 'plain text'],
    ['text', '  \uFEFFtrim\u200Bmed ', 'trimmed', 'TEXT'],
    ['text', 'Cafe\u0301', 'Café', 'TEXT'],
    ['text', 'ＡＢＣ－１２３', 'ABC-123', 'WIDTH'],
    ['text', '价格：１００元，很好！（真的）', '价格：100元，很好！（真的）', 'WIDTH'],
    ['text', 42, '42'],
    ['name', '  张  三 ', '张三', 'TEXT', 'NAME'],
    ['name', '张　三', '张三', 'WIDTH', 'NAME'],
    ['name', 'John   Smith', 'John Smith', 'NAME'],
    ['name', '阿依古丽•买买提', '阿依古丽·买买提', 'NAME'],
    ['gender', '男', '男'],
    ['gender', '先生', '男', 'GENDER'],
    ['gender', ' Female', '女', 'TEXT', 'GENDER'],
    ['gender', '1', '男', 'GENDER'],
    ['gender', '２', '女', 'WIDTH', 'GENDER'],
    ['gender', '0', undefined, 'GENDER'],
    ['gender', '保密', undefined, 'GENDER'],
    ['gender', '桌子', 'NOT_A_GENDER'],
    ['birthday', '1990-05-06', '1990-05-06'],
    ['birthday', '1990-5-6', '1990-05-06', 'DATE'],
    ['birthday', '1890-5-6', '1890-05-06', 'DATE'],
    ['birthday', '1790-5-6', 'NOT_A_BIRTH_DATE'],
    ['birthday', '2190-5-6', 'NOT_A_BIRTH_DATE'],
    ['age', '35', 35],
    ['age', '35岁', 35, 'AGE'],
    ['age', '３５', 35, 'AGE'],
    ['age', '351', 'NOT_AN_AGE'],
    ['mobile', '138 0013 8000', '+8613800138000', 'PHONE'],
    ['mobile', 13800138000, '+8613800138000', 'PHONE'],
    ['mobile', '1.38E+10', 'INVALID_PHONE'],
    ['mail', 'A@Example.COM', 'a@example.com', 'EMAIL'],
    ['mail', 'a@b', 'INVALID_EMAIL'],
    ['resident', '11010519491231002x', '11010519491231002X', 'RESIDENT_NUMBER'],
    ['resident', '110105194912310021', 'NOT_A_RESIDENT_NUMBER'],
    ['amount', '1031', 1031],
    ['amount', '-0.50', -0.5],
    ['amount', '1,031.50', 1031.5, 'NUMBER'],
    ['amount', '￥１，２００', 1200, 'NUMBER'],
    ['amount', '1.1万', 11_000, 'NUMBER'],
    ['amount', '3.2亿元', 320_000_000, 'NUMBER'],
    ['amount', '(1,200)', -1200, 'NUMBER'],
    ['amount', 'CNY 88', 88, 'NUMBER'],
    ['amount', '12k', 12_000, 'NUMBER'],
    ['amount', '007', 7, 'NUMBER'],
    ['amount', '1.234,56', 'NOT_A_NUMBER'],
    ['amount', '12%', 'NOT_A_NUMBER'],
    ['amount', '很大', 'NOT_A_NUMBER'],
    ['vip', true, true],
    ['vip', 'true', true],
    ['vip', '是', true, 'BOOLEAN'],
    ['vip', 'N', false, 'BOOLEAN'],
    ['vip', 1, true, 'BOOLEAN'],
    ['vip', '也许', 'NOT_A_BOOLEAN'],
    ['likes', ['茶', ' 书 '], ['茶', '书'], 'TEXT'],
    ['likes', ['茶', 1], ['茶', 1]],
    ['text', { deep: true }, { deep: true }],
    ['unknown', ' as it is ', ' as it is '],
    ['text', null, null],
    ['text', '', undefined],
    ['text', '   ', undefined, 'TEXT'],
  ])('%s %j is %j %s %s', (key, value, ...expected) => {
    expect(cleanOne(key, value)).toEqual(expected);
  });

  test('the words of genders are those of the attribute', () => {
    const attributes = new Map<string, CleanedAttribute>([
      ['sex', { type: 'TEXT', standardForm: 'GENDER', options: ['F', 'M'] }],
    ]);
    expect(cleanOne('sex', '先生', { attributes })).toEqual(['M', 'GENDER']);
    expect(cleanOne('sex', 'F', { attributes })).toEqual(['F']);
  });
});

describe('dates', () => {
  test.each([
    '1990/05/06',
    '1990.5.6',
    '19900506',
    '1990年5月6日',
    '１９９０年０５月０６日',
    '1990年5月6号 星期日',
    '6 May 1990',
    '6th May, 1990',
    'May 6, 1990',
    'Sunday, May 6 1990',
    '06-MAY-1990',
    '1990-May-06',
    '1990-05-06T00:00:00',
    '1990-05-06 23:59:59+08:00',
    'Sun May 06 1990 08:00:00 GMT+0800 (China Standard Time)',
    '1990-05-06T00:00:00Z',
    // China had summer time then.
    '1990-05-05T15:00:00Z',
    '1990-05-06T14:59:59Z',
  ])('%s is 1990-05-06', (text) => {
    expect(cleanOne('joined', text)).toEqual(['1990-05-06', 'DATE']);
  });

  test.each<[string, Partial<CleanerOptions>, string]>([
    ['05/06/1990', {}, 'AMBIGUOUS_DATE'],
    ['05/06/1990', { dateOrder: 'DMY' }, '1990-06-05'],
    ['05/06/1990', { dateOrder: 'MDY' }, '1990-05-06'],
    ['25/06/1990', {}, '1990-06-25'],
    ['06/25/1990', {}, '1990-06-25'],
    ['06/06/1990', {}, '1990-06-06'],
    ['06/25/1990', { dateOrder: 'DMY' }, 'INVALID_DATE'],
    ['90-05-06', {}, 'AMBIGUOUS_DATE'],
    ['90-05-06', { dateOrder: 'YMD' }, 'TWO_DIGIT_YEAR'],
    ['90-05-06', { dateOrder: 'YMD', pivotYear: 30 }, '1990-05-06'],
    ['29-05-06', { dateOrder: 'YMD', pivotYear: 30 }, '2029-05-06'],
    ['90年5月6日', {}, 'TWO_DIGIT_YEAR'],
    ['90年5月6日', { pivotYear: 30 }, '1990-05-06'],
    ['6 May 90', { pivotYear: 30 }, '1990-05-06'],
    ['32999', {}, 'INVALID_DATE'],
    ['32999', { serials: true }, '1990-05-06'],
    ['32999.5', { serials: true }, '1990-05-06'],
    ['19900506', { serials: true }, '1990-05-06'],
    ['1', { serials: true }, '1900-01-01'],
    ['60', { serials: true }, 'INVALID_DATE'],
    ['61', { serials: true }, '1900-03-01'],
    ['1990-02-30', {}, 'INVALID_DATE'],
    ['1990-05', {}, 'INVALID_DATE'],
    ['6 Mayor 1990', {}, 'INVALID_DATE'],
    ['明天', {}, 'INVALID_DATE'],
    ['0000-00-00', {}, 'INVALID_DATE'],
  ])('%s with %j is %s', (text, options, expected) => {
    expect(cleanOne('joined', text, options)[0]).toBe(expected);
  });
});

describe('instants', () => {
  test.each([
    ['2026-01-02T00:00:00.500Z', '2026-01-02T00:00:00.500Z', undefined],
    ['2026-01-02 08:00:00', '2026-01-02T00:00:00.000Z', undefined],
    ['2026-01-02T08:00:00+08:00', '2026-01-02T00:00:00.000Z', 'INSTANT'],
    ['2026-01-01T19:00:00-0500', '2026-01-02T00:00:00.000Z', 'INSTANT'],
    ['2026年1月2日 上午8点', '2026-01-02T00:00:00.000Z', 'INSTANT'],
    ['2026/1/2 下午3时20分', '2026-01-02T07:20:00.000Z', 'INSTANT'],
    ['2026/1/2 12:30 AM', '2026-01-01T16:30:00.000Z', 'INSTANT'],
    ['1/2/2026 8:00 PM UTC', 'AMBIGUOUS_DATE', undefined],
    ['Fri, 02 Jan 2026 08:00:00 GMT', '2026-01-02T08:00:00.000Z', 'INSTANT'],
    ['1767312000', '2026-01-02T00:00:00.000Z', 'INSTANT'],
    ['1767312000000', '2026-01-02T00:00:00.000Z', 'INSTANT'],
    ['20260102080000', '2026-01-02T00:00:00.000Z', 'INSTANT'],
    ['2026-01-02', '2026-01-01T16:00:00.000Z', 'INSTANT'],
    ['2026-01-02 25:00:00', 'INVALID_DATE', undefined],
    ['2026-01-02 08:61', 'INVALID_DATE', undefined],
    ['2026-01-02T08:00:00+19:00', 'INVALID_DATE', undefined],
  ])('%s is %s', (text, expected, rule) => {
    expect(cleanOne('seen', text)).toEqual(rule ? [expected, rule] : [expected]);
  });

  test('the zone of an instant is kept as its original', () => {
    expect(clean({ seen: '2026-01-02T08:00:00+08:00' }).item!.originals).toEqual({ seen: '2026-01-02T08:00:00+08:00' });
  });

  test('the time of an event is read in any form', () => {
    const event = { externalId: 'u', name: 'n', occurredAt: '2026年1月2日 08:00:00' };
    expect(cleaner().event(event)).toEqual({
      item: { ...event, occurredAt: new Date('2026-01-02T00:00:00Z') },
      repairs: ['INSTANT'],
    });
    expect(cleaner().event({ ...event, occurredAt: 'yesterday' }).rejected).toMatchObject({ code: 'INVALID_DATE' });
  });
});
