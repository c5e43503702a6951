import { DIVISIONS } from './divisions.data.js';

export type Level = 'PROVINCE' | 'CITY' | 'DISTRICT';

/** A province, city or district of China with its code of six digits, GB/T 2260. */
export interface Division {
  code: string;
  name: string;
  level: Level;
  /** What it lies in; undefined for a province. */
  within: Division | undefined;
}

/** What a province's code book calls the sum of its districts, which nobody calls a city. */
const SUMS = new Set(['市辖区', '县']);
/** Counties that no city comes between: they are their own city. */
const DIRECTLY = /直辖县级行政区划$/;

/** All of them. A municipality is its own city too, so that its people have one. */
export const divisions: readonly Division[] = read();
const byCode = new Map(divisions.map((division) => [division.code, division]));

export const divisionOf = (code: string): Division | undefined => byCode.get(code);

export const liesWithin = (division: Division, outer: Division): boolean =>
  division === outer || (division.within !== undefined && liesWithin(division.within, outer));

export type Parts = Readonly<Partial<Record<Level, Division>>>;
const partsKnown = new Map<Division, Parts>();

/** A division and those it lies in, by level. Of a municipality the city is known with the province. */
export function partsOf(division: Division): Parts {
  let parts = partsKnown.get(division);
  if (!parts) {
    parts = findParts(division);
    partsKnown.set(division, parts);
  }
  return parts;
}

function findParts(division: Division): Parts {
  const parts: Partial<Record<Level, Division>> = {};
  for (let one: Division | undefined = division; one; one = one.within) parts[one.level] = one;
  if (!parts.CITY && parts.PROVINCE) {
    const itself = municipalities.get(parts.PROVINCE.code);
    if (itself) parts.CITY = itself;
  }
  return parts;
}

/** Its name with those of what it lies in: 广东省深圳市南山区, and 北京市朝阳区 without saying 北京市 twice. */
export function fullName(division: Division): string {
  const { PROVINCE, CITY, DISTRICT } = partsOf(division);
  return [...new Set([PROVINCE, CITY, DISTRICT].map((part) => part?.name ?? ''))].join('');
}

function read(): Division[] {
  const all: Division[] = [];
  let province: Division | undefined;
  for (const line of DIVISIONS.trim().split('\n')) {
    const [code, name, ...districts] = line.split(' ') as [string, string, ...string[]];
    if (code.length === 2) {
      province = { code: `${code}0000`, name, level: 'PROVINCE', within: undefined };
      all.push(province);
      continue;
    }
    const inProvince = DIRECTLY.test(name);
    const city: Division = {
      code: `${code}00`,
      name: SUMS.has(name) ? province!.name : name,
      level: 'CITY',
      within: province,
    };
    if (!inProvince) all.push(city);
    for (const district of districts) {
      all.push({
        code: code + district.slice(0, 2),
        name: district.slice(2),
        level: inProvince ? 'CITY' : 'DISTRICT',
        within: inProvince ? province : city,
      });
    }
  }
  return all;
}

const municipalities = new Map(
  divisions
    .filter(({ level, name, within }) => level === 'CITY' && within?.name === name)
    .toReversed()
    .map((city) => [city.within!.code, city]),
);
