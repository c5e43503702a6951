import type { StandardForm } from '@strata/profile';
import type { Pass } from '../pass.js';
import { divisionOf, fullName, partsOf } from './divisions.js';
import type { Division, Level } from './divisions.js';
import { resolveRegion } from './resolve-region.js';
import type { Region } from './resolve-region.js';

/** The attributes of a place, by what they stand for; several may stand for the same. */
export type RegionKeys = ReadonlyMap<StandardForm, readonly string[]>;

const LEVELS = ['PROVINCE', 'CITY', 'DISTRICT'] as const;
/** From the outer to the inner, so that a column is read within the one before; an address as a whole last. */
const READ = [...LEVELS, 'REGION'] as const;

/**
 * Reads the texts of a place within one another and writes each as the whole name at its level; parts that nobody gave follow from
 * those that were (北京朝阳 as a city gives the province and the district), with the text they were read from as their original.
 * What names no place, or could name several, stays.
 */
export function fillRegions(
  attributes: Record<string, unknown>,
  originals: Record<string, string>,
  keys: RegionKeys,
  pass: Pass,
): Division | undefined {
  let place: Division | undefined;
  let from: string | undefined;
  for (const form of READ) {
    for (const key of keys.get(form) ?? []) {
      const text = attributes[key];
      if (typeof text !== 'string') continue;
      const region = read(text, form === 'REGION' ? undefined : form, place);
      if (!region) continue;
      write(attributes, originals, key, text, form, region, pass);
      if (!place || region.division !== place) from = originals[key] ?? text;
      place = region.division.level === 'PROVINCE' && place ? place : region.division;
    }
  }
  if (place && from !== undefined) complete(attributes, place, keys, (key) => (originals[key] ??= from), pass);
  return place;
}

/** Gives each attribute of the place that has no value its own. */
export function complete(
  attributes: Record<string, unknown>,
  place: Division,
  keys: RegionKeys,
  gave: (key: string) => void,
  pass?: Pass,
): boolean {
  const parts = partsOf(place);
  let any = false;
  const give = (key: string, value: string | undefined): void => {
    if (value === undefined || Object.hasOwn(attributes, key)) return;
    attributes[key] = value;
    gave(key);
    any = true;
  };
  for (const level of LEVELS) {
    for (const key of keys.get(level) ?? []) give(key, parts[level]?.name);
    for (const key of keys.get(`${level}_CODE`) ?? []) give(key, parts[level]?.code);
  }
  if (any) pass?.did('REGION');
  return any;
}

function read(text: string, level: Level | undefined, within: Division | undefined): Region | undefined {
  const byCode = /^\d{6}$/.test(text) ? divisionOf(text) : undefined;
  if (byCode) return { division: byCode, rest: '' };
  return resolveRegion(text, { within, ...(level ? { level } : {}) });
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
