import type { StandardForm } from '@strata/profile';
import type { Pass } from '../pass.js';
import { divisionOf, fullName, partsOf } from './divisions.js';
import type { Division, Level } from './divisions.js';
import { resolveRegion } from './resolve-region.js';
import type { Region } from './resolve-region.js';

const LEVELS = ['PROVINCE', 'CITY', 'DISTRICT'] as const;
const CODES = { PROVINCE: 'PROVINCE_CODE', CITY: 'CITY_CODE', DISTRICT: 'DISTRICT_CODE' } as const;
/** From the outer to the inner, so that a column is read within the one before; an address as a whole last. */
const READ = [...LEVELS, 'REGION'] as const;

/** The attributes of a place; several may stand for the same. */
export interface RegionColumns {
  /** Of texts that name a place, in the order in which they are read. */
  texts: readonly { key: string; form: (typeof READ)[number] }[];
  /** Of what follows from a place. */
  parts: readonly { key: string; level: Level; as: 'name' | 'code' }[];
  /** Those of them that not everybody may see. */
  hidden: ReadonlySet<string>;
}

/** The keys of the attributes that have each form. */
export type FormKeys = ReadonlyMap<StandardForm, readonly string[]>;

export function regionColumns(keys: FormKeys, hidden: ReadonlySet<string>): RegionColumns {
  const of = (form: StandardForm): readonly string[] => keys.get(form) ?? [];
  return {
    texts: READ.flatMap((form) => of(form).map((key) => ({ key, form }))),
    parts: LEVELS.flatMap((level) => [
      ...of(level).map((key) => ({ key, level, as: 'name' as const })),
      ...of(CODES[level]).map((key) => ({ key, level, as: 'code' as const })),
    ]),
    hidden,
  };
}

/**
 * Reads the texts of a place within one another and writes each as the whole name at its level; parts that nobody gave follow from
 * those that were (北京朝阳 as a city gives the province and the district), with the text they were read from as their original.
 * What names no place, or could name several, stays. What not everybody may see decides nothing of what everybody may: it is read behind
 * all else, and only parts that are hidden like it follow from it. Answers the place of what everybody may see.
 */
export function fillRegions(
  attributes: Record<string, unknown>,
  originals: Record<string, string>,
  columns: RegionColumns,
  pass: Pass,
): Division | undefined {
  const shown = follow(false, {});
  if (columns.hidden.size > 0) follow(true, shown);
  return shown.place;

  function follow(isHidden: boolean, before: Found): Found {
    const isOurs = ({ key }: { key: string }): boolean => columns.hidden.has(key) === isHidden;
    let { place, from } = before;
    for (const { key, form } of columns.texts.filter(isOurs)) {
      const text = attributes[key];
      if (typeof text !== 'string') continue;
      const region = read(text, form === 'REGION' ? undefined : form, place);
      if (!region || region.partial) pass.did('REGION_UNRESOLVED');
      if (!region) continue;
      write(attributes, originals, key, text, form, region, pass);
      if (!place || region.division !== place) from = originals[key] ?? text;
      place = region.division.level === 'PROVINCE' && place ? place : region.division;
    }
    if (place && from !== undefined) {
      const given = complete(attributes, place, columns.parts.filter(isOurs));
      for (const key of given) originals[key] ??= from;
      if (given.length > 0) pass.did('REGION');
    }
    return { place, from };
  }
}

/** A place, and the text that it was read from. */
interface Found {
  place?: Division | undefined;
  from?: string | undefined;
}

/** Gives each attribute of the place that has no value its own. Answers which. */
export function complete(
  attributes: Record<string, unknown>,
  place: Division,
  parts: RegionColumns['parts'],
): string[] {
  const known = partsOf(place);
  const given: string[] = [];
  for (const { key, level, as } of parts) {
    const value = known[level]?.[as];
    if (value === undefined || Object.hasOwn(attributes, key)) continue;
    attributes[key] = value;
    given.push(key);
  }
  return given;
}

function read(text: string, level: Level | undefined, within: Division | undefined): Region | undefined {
  const byCode = text.length === 6 && /^\d{6}$/.test(text) ? divisionOf(text) : undefined;
  if (byCode) return { division: byCode, rest: '', partial: false };
  return resolveRegion(text, { within, level });
}

function write(
  attributes: Record<string, unknown>,
  originals: Record<string, string>,
  key: string,
  text: string,
  form: (typeof READ)[number],
  { division, rest }: Region,
  pass: Pass,
): void {
  // A street in a column of cities is no repair that keeps what was there.
  const name =
    form === 'REGION' ? withRest(fullName(division), rest) : rest === '' ? partsOf(division)[form]?.name : undefined;
  if (name === undefined || name === text) return;
  attributes[key] = name;
  originals[key] ??= text;
  pass.did('REGION');
}

const withRest = (name: string, rest: string): string => (/^[!-~]/.test(rest) ? `${name} ${rest}` : name + rest);
