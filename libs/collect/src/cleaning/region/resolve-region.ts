/** Places in China from what people write: 北京朝阳, 上海市浦东新区, 广东深圳南山区, 内蒙古呼市, an address. */
import { remembering } from '../remembering.js';
import { divisionOf, liesWithin } from './divisions.js';
import type { Division, Level } from './divisions.js';
import { namesByBeginning } from './names.js';
import type { NamedDivision } from './names.js';

export interface Region {
  division: Division;
  /** What follows the names: the street, as it was written. */
  rest: string;
  /** Whether something that should be a place within it is none that is known: 北京海定区, 东莞南城. */
  partial: boolean;
}

export interface RegionContext {
  /** Where it lies, by another column. */
  within?: Division | undefined;
  /** What the column holds, which decides between places of one name. */
  level?: Level | undefined;
}

/** One reading of a text: down to a division, its names ending at a place in the text. */
interface Reading {
  division: Division;
  end: number;
  /** How far its names are from the whole ones. */
  distance: number;
  /** What follows is taken for a place within it, and is none that is known. */
  partial?: boolean;
  /** Whether the text names what it lies in, too. */
  inside?: boolean;
}

const MAX_TEXT = 200;
const COUNTRY = /^(?:中华人民共和国|中国大陆|中国|china\b)/;
const SEPARATOR = /[\s,，、;；/|_·.。:：()（）>-]/;
/** What stands between names in official lists and says nothing. */
const FILLER = /^(?:市辖区|县(?=\S{1,12}县)|(?:省|自治区)直辖县级行政(?:区划|单位))/;
/** 青岛路 lies anywhere, so a city's short name before one of these is a street's. */
const STREET = /^(?:[路街巷门桥道]|大[道街桥]|中路|[东西南北]路)/;

/** A district, county or town by its last letter. */
const UNIT = /^\p{Script=Han}{1,6}?(?:[区县市旗镇乡]|街道|新城)/u;
/** Of those, what the list of divisions would have. */
const DIVISION = /^\p{Script=Han}{1,6}?[区县市旗]/u;
const LATIN = /^[a-z' -]+$/i;
/** A city in Hainan, and a word in names everywhere: 东方明珠. */
const EASTERN = '东方';
/** What people call a part of a city, 陆家嘴 or 科技园, and by which ends a text of that length is something else. */
const PART = /^\p{Script=Han}{2,4}$/u;
const NO_PART =
  /(?:大学|学院|[中小]学|医院|公司|集团|银行|酒店|饭店|宾馆|商场|机场|车站|公园|广场|花园|[新农]村|社区|小区|大厦|大桥|陵园|[路街巷道店人话菜酒鸭面])$/;
/** New areas that are no divisions, by the beginning of their names: the code of what they lie in for certain. */
const NEW_AREAS: Readonly<Record<string, string>> = {
  雄安: '130000',
  西咸新区: '610000',
  贵安新区: '520000',
  两江新区: '500000',
  天府新区: '510000',
  横琴: '440400',
};

/**
 * The one place that the text names, or undefined where it names none or could mean several. Of names, the reading that takes in
 * most of the text counts; of equal ones that nearest to the whole names of today. Of places within each other the outer one is meant (长沙 is the
 * city, not the county in it), of a province and anything else the province (海南). A short name counts only where something ends it:
 * 长安街 is no 长安. Of a province or city with something behind it that reads like a place of its own but is none (a typing error, a part of a city) that
 * province or city is the answer, where its name means nothing else.
 */
export function resolveRegion(text: string, { within, level }: RegionContext = {}): Region | undefined {
  return text.length > MAX_TEXT ? undefined : answer(`${level ?? ''}/${within?.code ?? ''}/${text}`);
}

/** A column of cities has a few hundred texts, resolved once each. */
const answer = remembering((asked: string): Region | undefined => {
  const [level, within] = asked.split('/', 2) as [Level | '', string];
  return resolve(
    asked.slice(level.length + within.length + 2),
    within === '' ? undefined : divisionOf(within),
    level || undefined,
  );
});

function resolve(text: string, within: Division | undefined, level: Level | undefined): Region | undefined {
  let readings = readingsOf(text);
  if (within)
    readings = readings.filter(({ division }) => liesWithin(division, within) || liesWithin(within, division));
  const best = bestOf(readings);
  const chosen = best.length > 1 && level ? ofLevel(best, level) : best;
  const one = outermost(chosen) ?? chosen.find(({ division }) => division.level === 'PROVINCE');
  if (!one) return readings.length === 0 ? newArea(text, within) : undefined;
  // A short name of a district is that of too much else, unless its city or province is named.
  if (one.partial && !one.inside && one.division.level === 'DISTRICT') return undefined;
  const rest = text.slice(skip(text, one.end)).trim();
  const isUnknown = one.division.level !== 'DISTRICT' && (DIVISION.test(rest) || LATIN.test(rest));
  return { division: one.division, rest, partial: one.partial === true || isUnknown };
}

function newArea(text: string, within: Division | undefined): Region | undefined {
  const named = Object.keys(NEW_AREAS).find((name) => text.startsWith(name));
  const division = named === undefined ? undefined : divisionOf(NEW_AREAS[named]!);
  if (!division || (within && !liesWithin(division, within) && !liesWithin(within, division))) return undefined;
  return { division: within && liesWithin(within, division) ? within : division, rest: text.trim(), partial: true };
}

function bestOf(readings: readonly Reading[]): Reading[] {
  const furthest = Math.max(...readings.map(({ end }) => end));
  const those = readings.filter(({ end }) => end === furthest);
  const nearest = Math.min(...those.map(({ distance }) => distance));
  return those.filter(({ distance }) => distance === nearest);
}

function ofLevel(readings: Reading[], level: Level): Reading[] {
  const those = readings.filter(({ division }) => division.level === level);
  return those.length > 0 ? those : readings;
}

/** The one in which all the others lie. */
const outermost = (readings: readonly Reading[]): Reading | undefined =>
  readings.find((outer) => readings.every(({ division }) => liesWithin(division, outer.division)));

function readingsOf(text: string): readonly Reading[] {
  const lower = text.toLowerCase();
  const country = COUNTRY.exec(lower)?.[0].length ?? 0;
  return lower.length === text.length ? readFrom(lower, skip(lower, country), undefined, 0) : [];
}

function readFrom(text: string, from: number, within: Division | undefined, distance: number): Reading[] {
  const readings: Reading[] = [];
  for (const named of namesAt(text, from, within)) {
    const end = from + named.name.length;
    const next = skip(text, end);
    const sum = distance + named.distance;
    const deeper = readFrom(text, next, named.division, sum);
    if (deeper.length > 0) readings.push(...deeper);
    else if (!named.short || endsHere(text, end, named.division, within))
      readings.push({ division: named.division, end, distance: sum });
    else if (named.name !== EASTERN && isPartBehind(text.slice(end)))
      readings.push({ division: named.division, end, distance: sum, partial: true, inside: within !== undefined });
  }
  return readings;
}

function namesAt(text: string, at: number, within: Division | undefined): NamedDivision[] {
  const those = namesByBeginning.get(text.slice(at, at + 2)) ?? [];
  return those.filter(
    ({ name, division }) =>
      text.startsWith(name, at) && (!within || (division !== within && liesWithin(division, within))),
  );
}

/** Whether a short name is not the beginning of another word. */
function endsHere(text: string, end: number, division: Division, within: Division | undefined): boolean {
  if (end === text.length || SEPARATOR.test(text[end]!)) return true;
  if (namesAt(text, end, division).length > 0) return true;
  return within !== undefined && division.level === 'CITY' && !STREET.test(text.slice(end, end + 2));
}

/** Whether what follows a short name can only be a place within it. */
const isPartBehind = (text: string): boolean =>
  !STREET.test(text.slice(0, 2)) && (UNIT.test(text) || (PART.test(text) && !NO_PART.test(text)));

/** Behind separators and fillers. */
function skip(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && SEPARATOR.test(text[at]!)) at += 1;
    const filler = FILLER.exec(text.slice(at, at + 12));
    if (!filler) return at;
    at += filler[0].length;
  }
}
