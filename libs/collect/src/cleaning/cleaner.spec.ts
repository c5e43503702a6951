import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BoundUser } from '../mapping/bind.js';
import { divisionOf } from './region/divisions.js';
import { ATTRIBUTES, clean, cleaner } from './testing/cleaner.js';

describe('ages and days of birth', () => {
  test('the day of birth wins over an age that contradicts it, as of the time of the values', () => {
    const { item, repairs } = clean({ birthday: '1990-05-06', age: 29 });
    expect(item).toMatchObject({ attributes: { age: 36 }, originals: { age: '29' } });
    expect(repairs).toEqual(['AGE']);
    const then = cleaner().user({
      externalId: 'u',
      at: '2019-06-01T00:00:00Z',
      attributes: { birthday: '1990-05-06', age: 29 },
    });
    expect(then).toMatchObject({ item: { attributes: { age: 29 } }, repairs: [] });
  });

  test('a year apart is no contradiction', () => {
    expect(clean({ birthday: '1990-05-06', age: 35 }).repairs).toEqual([]);
  });
});

describe('places', () => {
  test('a column of cities gives the province and the district too, with what it was read from', () => {
    expect(clean({ city: '北京朝阳' })).toEqual({
      item: {
        externalId: 'u',
        attributes: { city: '北京市', province: '北京市', cityCode: '110100', district: '朝阳区' },
        originals: { city: '北京朝阳', province: '北京朝阳', cityCode: '北京朝阳', district: '北京朝阳' },
      },
      repairs: ['REGION', 'REGION'],
    });
  });

  test('what not everybody may see decides nothing of what everybody may', () => {
    const hiding = (...keys: string[]) => ({
      attributes: new Map([...ATTRIBUTES].map(([key, one]) => [key, { ...one, sensitive: keys.includes(key) }])),
    });
    const address = '北京市朝阳区建国路88号';
    const home = clean({ address }, hiding('address')).item!;
    expect(home).toEqual({ externalId: 'u', attributes: { address } });
    // Nor what is ambiguous without it; what is hidden like it follows from all that is known.
    expect(clean({ address, district: '朝阳' }, hiding('address')).item!.attributes).toEqual({
      address,
      district: '朝阳',
    });
    expect(clean({ address }, hiding('address', 'city')).item).toMatchObject({
      attributes: { address, city: '北京市' },
      originals: { city: address },
    });
    expect(clean({ city: '北京朝阳' }, hiding('district')).item!.attributes).toMatchObject({ district: '朝阳区' });
    expect(clean({ city: '北京朝阳' }, hiding('city')).item!.attributes).toEqual({ city: '北京市' });
    expect(clean({ birthday: '1990-05-06', age: 29 }, hiding('birthday')).repairs).toEqual([]);
  });

  test('columns are read within each other', () => {
    expect(clean({ province: '北京', district: '朝阳' }).item!.attributes).toMatchObject({
      province: '北京市',
      city: '北京市',
      district: '朝阳区',
    });
    expect(clean({ province: '辽宁', city: '朝阳' }).item!.attributes).toMatchObject({
      province: '辽宁省',
      city: '朝阳市',
    });
    expect(clean({ city: '朝阳' }).item!.attributes).toMatchObject({ province: '辽宁省', city: '朝阳市' });
    expect(clean({ district: '朝阳' }).item!.attributes).toEqual({ district: '朝阳' });
  });

  test('an address is written with whole names and keeps its street', () => {
    expect(clean({ address: '广东 深圳 南山区 科技园路1号' }).item!.attributes).toEqual({
      address: '广东省深圳市南山区科技园路1号',
      province: '广东省',
      city: '深圳市',
      cityCode: '440300',
      district: '南山区',
    });
  });

  test('codes are read, what was given stays, and what contradicts is left', () => {
    expect(clean({ city: '440300' }).item!.attributes).toMatchObject({ city: '深圳市', province: '广东省' });
    expect(clean({ city: '深圳', cityCode: 'SZ' }).item!.attributes).toMatchObject({ cityCode: 'SZ' });
    expect(clean({ province: '广东省', city: '北京' }).item!.attributes).toEqual({ province: '广东省', city: '北京' });
    expect(clean({ city: '火星' })).toMatchObject({
      item: { attributes: { city: '火星' } },
      repairs: ['REGION_UNRESOLVED'],
    });
  });
});

describe('inference', () => {
  const given = new Map([
    ['POSTAL_CODE 518057', '440305'],
    ['PHONE_PREFIX +8613800138000', '110100'],
    ['IP 203.0.113.9', '310100'],
  ]);
  const tables = {
    find: (kind: string, value: string) => divisionOf(given.get(`${kind} ${value}`) ?? ''),
  };
  const infer = ['POSTAL_CODE', 'RESIDENT_NUMBER', 'PHONE_PREFIX', 'IP'] as const;

  test('happens only where it is stated', () => {
    expect(clean({ postal: '518057' }, { tables }).item).not.toHaveProperty('inferred');
  });

  test('gives the missing parts by the first method that knows, marked with it', () => {
    const { item, repairs } = clean({ postal: '518057', ip: '203.0.113.9' }, { tables, infer: [...infer] });
    expect(item).toMatchObject({
      attributes: { province: '广东省', city: '深圳市', district: '南山区', cityCode: '440300' },
      inferred: { province: 'POSTAL_CODE', city: 'POSTAL_CODE', district: 'POSTAL_CODE', cityCode: 'POSTAL_CODE' },
    });
    expect(repairs).toEqual(['INFERRED_POSTAL_CODE']);
    expect(clean({ resident: '11010519491231002X' }, { infer: [...infer] }).item).toMatchObject({
      attributes: { district: '朝阳区' },
      inferred: { district: 'RESIDENT_NUMBER' },
    });
    const phone = cleaner({ tables, infer: [...infer] }).user({
      externalId: 'u',
      attributes: {},
      identities: [{ kind: 'PHONE', value: '138 0013 8000' }],
    });
    expect(phone).toMatchObject({
      item: { inferred: { city: 'PHONE_PREFIX' } },
      repairs: ['PHONE', 'INFERRED_PHONE_PREFIX'],
    });
  });

  test('never replaces a part that was given, nor adds to a place that it contradicts', () => {
    const given = clean({ city: '深圳', postal: '518057' }, { tables, infer: [...infer] }).item!;
    expect(given).toMatchObject({
      attributes: { city: '深圳市', district: '南山区' },
      inferred: { district: 'POSTAL_CODE' },
    });
    expect(given.inferred).not.toHaveProperty('city');
    expect(clean({ city: '广州', postal: '518057' }, { tables, infer: [...infer] }).item).not.toHaveProperty(
      'inferred',
    );
    expect(clean({ city: '火星', postal: '518057' }, { tables, infer: [...infer] }).item).not.toHaveProperty(
      'inferred',
    );
  });
});

test('items of a wrong shape come through: whoever stores them says what is wrong', () => {
  for (const identities of ['x', [null], [1], [{ kind: 'PHONE' }], { kind: 'PHONE' }]) {
    const item = { externalId: 'u', attributes: ['x'], identities } as unknown as BoundUser;
    expect(cleaner({ infer: ['PHONE_PREFIX'] }).user(item)).toEqual({ item, repairs: [] });
  }
});

describe('a source', () => {
  test('drops what cannot be read instead of the item, where it says so', () => {
    const { item, repairs } = cleaner({ unreadable: 'DROP' }).user({
      externalId: 'u',
      attributes: { amount: '很大', name: '张三' },
      identities: [
        { kind: 'PHONE', value: '1' },
        { kind: 'OTHER', value: 'x' },
      ],
    });
    expect(item).toEqual({
      externalId: 'u',
      attributes: { name: '张三' },
      identities: [{ kind: 'OTHER', value: 'x' }],
    });
    expect(repairs).toEqual(['DROPPED', 'DROPPED']);
  });

  test('switches every rule off by itself', () => {
    const dirty: Record<string, unknown> = {
      text: 'ｘ ',
      gender: 'M',
      birthday: '1990-05-06',
      age: 3,
      mobile: '13800138000',
      mail: 'A@B.CN',
      city: '深圳',
      resident: '11010519491231002x',
      name: '张 三',
    };
    for (const rule of [
      'TEXT',
      'WIDTH',
      'NAME',
      'PHONE',
      'EMAIL',
      'GENDER',
      'AGE',
      'REGION',
      'RESIDENT_NUMBER',
    ] as const) {
      expect(clean(dirty).repairs).toContain(rule);
      expect(clean(dirty, { off: [rule] }).repairs).not.toContain(rule);
    }
    expect(clean({ amount: '1,000' }, { off: ['NUMBER'] }).rejected).toMatchObject({ code: 'NOT_A_NUMBER' });
    expect(clean({ vip: '是' }, { off: ['BOOLEAN'] }).rejected).toMatchObject({ code: 'NOT_A_BOOLEAN' });
    expect(clean({ joined: '1990-5-6' }, { off: ['DATE'] }).item!.attributes).toEqual({ joined: '1990-5-6' });
    expect(clean({ seen: '2026年1月2日' }, { off: ['INSTANT'] }).rejected).toMatchObject({ code: 'INVALID_DATE' });
  });
});

const dirtyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '北京',
          '朝阳',
          '市',
          '区',
          '广东省',
          '深圳',
          '１２',
          '１',
          '-',
          '/',
          ' ',
          '年',
          '月',
          '日',
          '1990',
          '05',
          '6',
          ':',
          'May',
          '万',
        ],
        ...[
          '，',
          '￥',
          '.',
          '@',
          'ａ',
          'B',
          '男',
          '岁',
          '+86',
          '138',
          '0013',
          '8000',
          '\u3000',
          '\u200B',
          'e\u0301',
          '·',
          '路',
          '1',
          '号',
        ],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
const someValue = fc.oneof(
  dirtyText,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(dirtyText, { maxLength: 2 }),
  fc.object(),
);
const someUser: fc.Arbitrary<BoundUser> = fc.record({
  externalId: fc.constant('u'),
  attributes: fc.dictionary(fc.constantFrom(...ATTRIBUTES.keys()), someValue, { noNullPrototype: true }),
  identities: fc.array(fc.record({ kind: fc.constantFrom('PHONE', 'EMAIL', 'IM'), value: dirtyText }), {
    maxLength: 2,
  }),
});

test('of any values whatever nothing throws, and what is clean stays as it is', () => {
  const options = {
    unreadable: 'DROP',
    infer: ['RESIDENT_NUMBER'],
    dateOrder: 'DMY',
    pivotYear: 30,
    serials: true,
  } as const;
  fc.assert(
    fc.property(someUser, (user) => {
      const once = cleaner({ ...options, infer: [...options.infer] }).user(user);
      expect(once.rejected).toBeUndefined();
      const again = cleaner({ ...options, infer: [...options.infer] }).user(once.item!);
      // What names no place that is known is told each time.
      const repairs = again.repairs.filter((rule) => rule !== 'REGION_UNRESOLVED');
      expect({ ...again, repairs }).toEqual({ item: once.item, repairs: [] });
    }),
    { numRuns: 3_000 },
  );
});

test('whatever is not repaired is what came, and each repaired value has its original', () => {
  fc.assert(
    fc.property(someUser, (user) => {
      const { item, rejected } = cleaner().user(user);
      if (rejected) return;
      for (const [key, value] of Object.entries(item.attributes!)) {
        const came = user.attributes![key];
        if (
          item.originals?.[key] === undefined &&
          typeof came === 'string' &&
          typeof value === 'string' &&
          key !== 'seen'
        )
          expect(value).toBe(came);
      }
    }),
    { numRuns: 1_000 },
  );
});
