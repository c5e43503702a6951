import { ItemRejected, normalizeEmail, normalizePhone } from '@strata/profile';
import type { StandardForm } from '@strata/profile';
import { formatDate, formatInstant, parseDate, parseInstant } from '@strata/rules';
import type { EventItem } from '../event-item.js';
import type { BoundUser } from '../mapping/bind.js';
import { inferRegion } from './infer-region.js';
import type { InferenceTables } from './infer-region.js';
import { Pass } from './pass.js';
import type { Unreadable } from './pass.js';
import { instantReader, noEmail, noPhone, valueReader } from './read-value.js';
import type { CleanedAttribute, ReadingSettings, ReadValue } from './read-value.js';
import { fillRegions, regionColumns } from './region/fill-regions.js';
import type { CleaningSettings, RepairRule } from './rules.js';

/** What became of an item: one rule for each repair of it. A rejected one has no item. */
export type Cleaned<Item> =
  | { item: Item; repairs: readonly RepairRule[]; rejected?: undefined }
  | { item?: undefined; repairs: readonly RepairRule[]; rejected: Unreadable };

export interface Cleaner {
  user(item: BoundUser): Cleaned<BoundUser>;
  event(item: EventItem): Cleaned<EventItem>;
}

export interface CleanerOptions extends CleaningSettings {
  attributes: ReadonlyMap<string, CleanedAttribute>;
  /** Of times without a zone. */
  timeZone: string;
  /** Whose phones are written without a country code. */
  defaultRegion: string;
  /** Whether small numbers are dates, as in the cells of a workbook. */
  serials?: boolean | undefined;
  /** What the company gave to infer by. */
  tables?: InferenceTables | undefined;
  /** For ages, where an item does not say of when it is. */
  now?: () => number;
}

/**
 * Reads what came in the many ways in which it is written and gives it in one. Nothing here throws, asks a clock twice or invents: a
 * value that cannot be read rejects the item or is left out, as the source says. What is clean comes back as it is.
 */
export function cleanerOf(options: CleanerOptions): Cleaner {
  const pass = new Pass(new Set(options.off), options.unreadable === 'DROP');
  const settings: ReadingSettings = { ...options, region: options.defaultRegion };
  const readers = new Map(
    [...options.attributes].map(([key, attribute]) => [key, valueReader(key, attribute, settings)]),
  );
  const keys = keysByForm(options.attributes);
  const hidden = new Set([...options.attributes].filter(([, { sensitive }]) => sensitive).map(([key]) => key));
  const columns = regionColumns(keys, hidden);
  const places = columns.texts.length > 0 && pass.may('REGION');
  const birth = keys.get('BIRTH_DATE')?.[0];
  const age = keys.get('AGE')?.[0];
  // An age that everybody may see would tell the year of a birth that not everybody may.
  const tells = birth !== undefined && age !== undefined && hidden.has(birth) && !hidden.has(age);
  const now = options.now ?? Date.now;
  const occurredAt = instantReader('occurredAt', settings);
  const at = instantReader('at', settings);

  const user = (item: BoundUser): BoundUser => {
    const originals: Record<string, string> = { ...item.originals };
    const attributes = readAttributes(item.attributes, readers, originals, pass);
    const clean: BoundUser = { ...item };
    if (attributes) clean.attributes = attributes;
    const identities = item.identities ? readIdentities(item.identities, options.defaultRegion, pass) : undefined;
    if (identities) clean.identities = identities;
    if (typeof item.at === 'string') clean.at = isoOf(at(item.at, pass));
    if (attributes) {
      const place = places ? fillRegions(attributes, originals, columns, pass) : undefined;
      if (birth !== undefined) checkBirth(attributes, birth, now, pass);
      if (birth !== undefined && age !== undefined && !tells && pass.may('AGE'))
        alignAge(attributes, originals, birth, age, clean.at, now, pass);
      if (options.infer?.length) {
        const inferred = inferRegion(
          attributes,
          isList(identities) ? identities : [],
          place,
          keys,
          columns,
          options.infer,
          options.tables,
        );
        if (inferred) {
          clean.inferred = { ...item.inferred, ...inferred.keys };
          pass.did(`INFERRED_${inferred.method}`);
        }
      }
    }
    if (!isEmpty(originals)) clean.originals = originals;
    return clean;
  };

  const event = (item: EventItem): EventItem => {
    if (typeof item.occurredAt !== 'string') return item;
    const instant = occurredAt(item.occurredAt, pass);
    // As a Date, because reading ISO text again would take a fifth of an import's time.
    return { ...item, occurredAt: instant === undefined ? null : new Date(instant) };
  };

  return { user: (item) => told(pass, item, user), event: (item) => told(pass, item, event) };
}

function told<Item>(pass: Pass, item: Item, clean: (item: Item) => Item): Cleaned<Item> {
  pass.begin();
  try {
    return { item: clean(item), repairs: pass.repairs };
  } catch (error) {
    if (!(error instanceof ItemRejected)) throw error;
    return { repairs: [], rejected: { code: error.code, message: error.message } };
  }
}

function isEmpty(object: object): boolean {
  for (const _key in object) return false;
  return true;
}

function keysByForm(attributes: CleanerOptions['attributes']): Map<StandardForm, string[]> {
  const keys = new Map<StandardForm, string[]>();
  for (const [key, { standardForm }] of attributes)
    if (standardForm) keys.set(standardForm, [...(keys.get(standardForm) ?? []), key]);
  return keys;
}

function readAttributes(
  attributes: BoundUser['attributes'],
  readers: ReadonlyMap<string, ReadValue>,
  originals: Record<string, string>,
  pass: Pass,
): Record<string, unknown> | undefined {
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) return undefined;
  const clean: Record<string, unknown> = {};
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    const read = readers.get(key);
    const before = pass.repairs.length;
    const result = read && value !== null ? read(value, pass) : value;
    if (result !== undefined) clean[key] = result;
    if (pass.repairs.length > before && result !== undefined) originals[key] ??= textOf(value);
  }
  return clean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Identities = NonNullable<BoundUser['identities']>;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isIdentity = (value: unknown): value is Identities[number] =>
  typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string';

/** Phones and e-mail addresses in standard form. What is no identity at all stays: whoever stores it says what is wrong. */
function readIdentities(identities: Identities, region: string, pass: Pass): Identities {
  if (!isList(identities)) return identities;
  const clean: Identities[number][] = [];
  for (const identity of identities) {
    const standard = isIdentity(identity) ? readIdentity(identity, region, pass) : identity;
    if (standard !== undefined) clean.push(standard);
  }
  return clean;
}

function readIdentity(identity: Identities[number], region: string, pass: Pass): Identities[number] | undefined {
  const { kind, value } = identity;
  if ((kind !== 'PHONE' && kind !== 'EMAIL') || !pass.may(kind)) return identity;
  const standard = kind === 'PHONE' ? normalizePhone(value, region) : normalizeEmail(value);
  if (standard === undefined) {
    return kind === 'PHONE' ? noPhone('identities.PHONE', value, pass) : noEmail('identities.EMAIL', value, pass);
  }
  if (standard === value) return identity;
  pass.did(kind);
  return { ...identity, value: standard };
}

const isoOf = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : formatInstant(instant);

const EARLIEST_BIRTH = parseDate('1870-01-01')!;
const DAY = 86_400_000;

/** Nobody is born tomorrow, or was 150 years ago. */
function checkBirth(attributes: Record<string, unknown>, key: string, now: () => number, pass: Pass): void {
  const text = attributes[key];
  const day = typeof text === 'string' ? parseDate(text) : undefined;
  if (day === undefined || !pass.may('DATE') || (day >= EARLIEST_BIRTH && day <= now() / DAY + 1)) return;
  pass.unreadable('NOT_A_BIRTH_DATE', `attributes.${key}`, 'a day of birth in the last 150 years', text);
  delete attributes[key];
}

/** The day of birth wins over an age that contradicts it: it does not grow old. */
function alignAge(
  attributes: Record<string, unknown>,
  originals: Record<string, string>,
  birth: string,
  age: string,
  at: string | null | undefined,
  now: () => number,
  pass: Pass,
): void {
  const given = attributes[age];
  const born = attributes[birth];
  if (typeof given !== 'number' || typeof born !== 'string' || parseDate(born) === undefined) return;
  const today = formatDate(Math.floor(((at ? parseInstant(at) : undefined) ?? now()) / DAY));
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
  // A year apart is no contradiction: the age may be of another day than the item.
  if (years < 0 || Math.abs(years - given) <= 1) return;
  originals[age] ??= String(given);
  attributes[age] = years;
  pass.did('AGE');
}
