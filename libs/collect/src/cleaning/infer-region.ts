import type { StandardForm } from '@strata/profile';
import type { BoundUser } from '../mapping/bind.js';
import { divisionOf, liesWithin, partsOf } from './region/divisions.js';
import type { Division } from './region/divisions.js';
import { complete } from './region/fill-regions.js';
import type { FormKeys, RegionColumns } from './region/fill-regions.js';
import type { InferenceTableKind } from './inference/inference-table.js';
import type { InferenceMethod } from './rules.js';

/** The tables that a company gave. */
export interface InferenceTables {
  /** The place of a postal code, or the city of a phone in E.164 or of an IP address; undefined where no table has it. */
  find(kind: InferenceTableKind, value: string): Division | undefined;
}

/**
 * Gives the parts of a place that are missing by the first of the methods that knows it. Nothing that was given is touched, and a place
 * that contradicts it is none. A resident number tells where it was issued; whoever switches it on takes that for a home.
 */
export function inferRegion(
  attributes: Record<string, unknown>,
  identities: BoundUser['identities'],
  known: Division | undefined,
  keys: FormKeys,
  columns: RegionColumns,
  methods: readonly InferenceMethod[],
  tables: InferenceTables | undefined,
): { method: InferenceMethod; keys: Record<string, InferenceMethod> } | undefined {
  for (const method of methods) {
    const place = BY[method](attributes, identities, keys, tables);
    if (!place || (known && !liesWithin(place, known)) || contradicts(attributes, place, columns)) continue;
    const given = complete(attributes, place, columns.parts);
    if (given.length > 0) return { method, keys: Object.fromEntries(given.map((key) => [key, method])) };
  }
  return undefined;
}

/** Whether a part that was given, though it could not be read as a place, is another one. */
function contradicts(attributes: Record<string, unknown>, place: Division, { parts }: RegionColumns): boolean {
  const known = partsOf(place);
  return parts.some(
    ({ key, level, as }) => as === 'name' && Object.hasOwn(attributes, key) && attributes[key] !== known[level]?.name,
  );
}

type Method = (
  attributes: Record<string, unknown>,
  identities: BoundUser['identities'],
  keys: FormKeys,
  tables: InferenceTables | undefined,
) => Division | undefined;

const textOf = (attributes: Record<string, unknown>, keys: FormKeys, form: StandardForm): string | undefined => {
  const value = attributes[keys.get(form)?.[0] ?? ''];
  return typeof value === 'string' ? value : undefined;
};

const BY: Record<InferenceMethod, Method> = {
  POSTAL_CODE(attributes, _identities, keys, tables) {
    const code = textOf(attributes, keys, 'POSTAL_CODE');
    return code === undefined ? undefined : tables?.find('POSTAL_CODE', code);
  },
  RESIDENT_NUMBER(attributes, _identities, keys) {
    const number = textOf(attributes, keys, 'RESIDENT_NUMBER');
    return number === undefined ? undefined : divisionOf(number.slice(0, 6));
  },
  PHONE_PREFIX(attributes, identities, keys, tables) {
    const phone =
      identities?.find((identity) => identity?.kind === 'PHONE')?.value ?? textOf(attributes, keys, 'PHONE');
    return typeof phone === 'string' ? tables?.find('PHONE_PREFIX', phone) : undefined;
  },
  IP(attributes, _identities, keys, tables) {
    const address = textOf(attributes, keys, 'IP');
    return address === undefined ? undefined : tables?.find('IP', address);
  },
};
