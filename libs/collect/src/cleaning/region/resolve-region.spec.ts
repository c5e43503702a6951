import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { divisionOf, divisions, fullName, partsOf } from './divisions.js';
import { resolveRegion } from './resolve-region.js';
import type { RegionContext } from './resolve-region.js';

const codeOf = (text: string, context?: RegionContext): string | undefined =>
  resolveRegion(text, context)?.division.code;

test.each([
  ['北京朝阳', '110105'],
  ['上海市浦东新区', '310115'],
  ['浦东', '310115'],
  ['广东深圳南山区', '440305'],
  ['深圳南山', '440305'],
  ['内蒙古呼市', '150100'],
  ['重庆 万州', '500101'],
  ['中国 四川省-成都市-武侯区', '510107'],
  ['北京市/北京市/朝阳区', '110105'],
  ['北京市市辖区朝阳区', '110105'],
  ['重庆市县城口县', '500229'],
  ['湖北省省直辖县级行政区划仙桃市', '429004'],
  ['仙桃', '429004'],
  ['延边州', '222400'],
  ['恩施', '422800'],
  ['密云县', '110118'],
  ['襄樊', '420600'],
  ['毕节地区', '520500'],
  ['宣武区', '110102'],
  ['Guangdong, 深圳', '440300'],
  ['INNER MONGOLIA', '150000'],
  ['Shaanxi', '610000'],
  ['Hong Kong', '810000'],
])('%s is %s', (text, code) => {
  expect(codeOf(text)).toBe(code);
});

test('what follows the names is the rest of an address', () => {
  const { division, rest } = resolveRegion('湖北省武汉市洪山区珞喻路1037号')!;
  expect([fullName(division), rest]).toEqual(['湖北省武汉市洪山区', '珞喻路1037号']);
  expect(resolveRegion('广东深圳科技园')).toMatchObject({ division: { code: '440300' }, rest: '科技园' });
});

test.each([
  ['北京海定区', '110000', '海定区'],
  ['北京市海定区', '110000', '海定区'],
  ['东莞南城', '441900', '南城'],
  ['东莞长安镇', '441900', '长安镇'],
  ['东莞虎门', '441900', '虎门'],
  ['中山火炬开发区', '442000', '火炬开发区'],
  ['儋州那大镇', '460400', '那大镇'],
  ['嘉峪关雄关区', '620200', '雄关区'],
  ['河北雄安', '130000', '雄安'],
  ['雄安新区', '130000', '雄安新区'],
  ['深圳蛇口', '440300', '蛇口'],
  ['上海虹桥', '310000', '虹桥'],
  ['成都高新区', '510100', '高新区'],
  ['香港九龙', '810000', '九龙'],
  ['台湾台北', '710000', '台北'],
  ['北京昌平回龙观', '110114', '回龙观'],
  ['Beijing Chaoyang', '110000', 'Chaoyang'],
])('of %s what is certain is read, and the rest told as unresolved', (text, code, rest) => {
  expect(resolveRegion(text)).toMatchObject({ division: { code }, rest, partial: true });
});

test.each(['北京朝阳', '广东省深圳市南山区科技园', '湖北武汉洪山区珞喻路1037号', '东莞市', 'Shenzhen', "Xi'an"])(
  '%s is read whole',
  (text) => {
    expect(resolveRegion(text)).toMatchObject({ partial: false });
  },
);

describe('what could mean several places', () => {
  test.each(['朝阳', '朝阳区', '朝阳双井街道', '鼓楼区', '通州', '南山区', '和平区'])('%s is left', (text) => {
    expect(codeOf(text)).toBeUndefined();
  });

  test('is resolved where another column says in which', () => {
    expect(codeOf('朝阳', { within: divisionOf('110000')! })).toBe('110105');
    expect(codeOf('朝阳', { within: divisionOf('210000')! })).toBe('211300');
    expect(codeOf('鼓楼区', { within: divisionOf('320000')!, level: 'DISTRICT' })).toBeUndefined();
    expect(codeOf('鼓楼区', { within: divisionOf('320100')! })).toBe('320106');
    expect(codeOf('上海', { within: divisionOf('110000')! })).toBeUndefined();
  });

  test('is resolved where the level decides', () => {
    expect(codeOf('朝阳', { level: 'CITY' })).toBe('211300');
    expect(codeOf('吉林', { level: 'CITY' })).toBe('220200');
    expect(codeOf('吉林', { level: 'PROVINCE' })).toBe('220000');
  });

  test('is the outer one of places in each other, the province before all else, the city of today before names of old', () => {
    expect(codeOf('长沙')).toBe('430100');
    expect(codeOf('吉林')).toBe('220000');
    expect(codeOf('海南')).toBe('460000');
    expect(codeOf('朝阳市')).toBe('211300');
    expect(codeOf('西安')).toBe('610100');
  });
});

test.each([
  '长安街1号',
  '北京路1号',
  '青岛路',
  '中山路',
  '南京西路',
  '中山大学',
  '东方明珠',
  '武侯祠大街',
  '海南岛人',
  '',
  ' ',
  '无',
  '市辖区',
  'x'.repeat(500),
])('"%s" names no place', (text) => {
  expect(codeOf(text)).toBeUndefined();
});

test('a street named after a gate is in no district of that name', () => {
  expect(resolveRegion('北京朝阳门内大街')).toMatchObject({ division: { code: '110000' }, rest: '朝阳门内大街' });
});

test('a municipality is its own city', () => {
  expect(partsOf(divisionOf('110000')!)).toMatchObject({ CITY: { code: '110100', name: '北京市' } });
  expect(partsOf(divisionOf('500229')!)).toMatchObject({ CITY: { name: '重庆市' }, DISTRICT: { name: '城口县' } });
  expect(partsOf(divisionOf('440000')!)).not.toHaveProperty('CITY');
  expect(fullName(divisionOf('110105')!)).toBe('北京市朝阳区');
});

test('no text makes it throw, and a full name is read as itself again', () => {
  const word = fc.constantFrom(
    '北京',
    '市',
    '朝阳',
    '区',
    '海',
    '南',
    '省',
    ' ',
    '（',
    'Beijing',
    '中国',
    '县',
    '\0',
    '\u{1F600}',
  );
  fc.assert(
    fc.property(
      fc.array(word).map((words) => words.join('')),
      (text) => {
        const found = resolveRegion(text)?.division;
        if (found) expect(fullName(resolveRegion(fullName(found))!.division)).toBe(fullName(found));
      },
    ),
    { numRuns: 2_000 },
  );
});

/** The shared reference data, where it is there. */
const FOLDER = join(import.meta.dirname, '../../../../../../shared/data/china_divisions');
const rows = (file: string): string[][] =>
  readFileSync(`${FOLDER}/${file}.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','));

(existsSync(FOLDER) ? describe : describe.skip)('of every province, city and district of the official list', () => {
  const provinces = new Map(existsSync(FOLDER) ? rows('provinces').map(([code, name]) => [code, name]) : []);
  const cities = new Map(
    existsSync(FOLDER) ? rows('cities').map(([code, name, province]) => [code, { name, province }]) : [],
  );
  const sum = /^(市辖区|县|.*直辖县级行政区划)$/;

  test('the whole path resolves to its code', () => {
    for (const [code, name] of provinces) expect(codeOf(name!)).toBe(`${code}0000`);
    for (const [code, { name, province }] of cities) {
      const city = provinces.get(province)! + (sum.test(name!) ? '' : name!);
      expect(codeOf(city)).toBe(sum.test(name!) ? `${province}0000` : `${code}00`);
    }
    for (const [code, name, cityCode, province] of rows('areas')) {
      const city = cities.get(cityCode)!.name!;
      const expected = city === name ? `${cityCode}00` : code;
      expect([city + name!, codeOf(provinces.get(province)! + city + name!)]).toEqual([city + name!, expected]);
    }
  });

  test('every name with its province that no other place there has resolves to its code, with and without suffix', () => {
    const places = [
      ...[...cities]
        .filter(([, { name }]) => !sum.test(name!))
        .map(([code, { name, province }]) => [`${code}00`, name!, province!]),
      ...rows('areas')
        .filter(([code, name]) => !code!.endsWith('00') && name !== '嘉峪关市')
        .map(([code, name, , province]) => [code!, name!, province!]),
    ] as [string, string, string][];
    const bare = (name: string): string => name.replace(/(?:新区|林区|矿区|特区|市|区|县|盟|地区)$/, '');
    let checked = 0;
    for (const [code, name, province] of places) {
      const own = bare(name);
      const namesakes = places.filter(([, other, its]) => its === province && bare(other).startsWith(own));
      if (own.length < 2 || namesakes.length > 1 || name.includes('自治')) continue;
      expect([name, codeOf(`${provinces.get(province)}${name}`)]).toEqual([name, code]);
      expect([own, codeOf(`${provinces.get(province)!.replace(/[省市]$/, '')}${own}`)]).toEqual([own, code]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(2_500);
  });

  test('every name that no other place of China has resolves without its province', () => {
    const all = divisions.filter(({ name, within }) => within && within.name !== name);
    let checked = 0;
    for (const { code, name } of all) {
      if (name.length < 3 || all.some((other) => other.code !== code && other.name.slice(0, 2) === name.slice(0, 2)))
        continue;
      expect([name, codeOf(name)]).toEqual([name, code]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(1_800);
  });
});
