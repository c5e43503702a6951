import { expect, test } from '@jest/globals';
import { byProvince } from './provinces';

test('a list of cities is chosen by province, each city under its own', () => {
  const cities = [
    '上海市',
    '杭州市',
    '宁波市',
    '南京市',
    '苏州市',
    '广州市',
    '深圳市',
    '成都市',
    '武汉市',
    '西安市',
    '别处',
  ];
  const grouped = byProvince(cities);
  expect(grouped?.get('浙江')).toEqual(['杭州市', '宁波市']);
  expect([...(grouped?.values() ?? [])].flat()).toHaveLength(10);
});

test('other lists stay as they are', () => {
  expect(byProvince(['女', '男'])).toBeUndefined();
  expect(byProvince(['普通', '白银', '黄金', '铂金', '钻石', 'a', 'b', 'c', 'd', 'e', '上海市'])).toBeUndefined();
});
