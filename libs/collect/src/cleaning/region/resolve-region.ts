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
}

const MAX_TEXT = 200;
const COUNTRY = /^(?:中华人民共和国|中国大陆|中国|china\b)/;
const SEPARATOR = /[\s,，、;；/|_·.。:：()（）>-]/;
/** What stands between names in official lists and says nothing. */
const FILLER = /^(?:市辖区|县(?=\S{1,12}县)|(?:省|自治区)直辖县级行政(?:区划|单位))/;
/** 青岛路 lies anywhere, so a city's short name before one of these is a street's. */
const STREET = /^(?:[路街巷门桥道]|大[道街桥]|中路|[东西南北]路)/;

/**
 * The one place that the text names, or undefined where it names none or could mean several. Of names, the reading that takes in
 * most of the text counts; of equal ones that nearest to the whole names of today. Of places within each other the outer one is meant (长沙 is the
 * city, not the county in it), of a province and anything else the province (海南). A short name counts only where something ends it:
 * 长安街 is no 长安.
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
  if (!one) return undefined;
  return { division: one.division, rest: text.slice(skip(text, one.end)).trim() };
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
