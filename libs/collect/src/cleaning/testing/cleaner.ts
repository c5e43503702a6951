/** A cleaner of attributes of every form, for tests. */
import { cleanerOf } from '../cleaner.js';
import type { BoundUser } from '../../mapping/bind.js';
import type { Cleaned, Cleaner, CleanerOptions } from '../cleaner.js';
import type { CleanedAttribute } from '../read-value.js';

export const ATTRIBUTES = new Map<string, CleanedAttribute>([
  ['text', { type: 'TEXT' }],
  ['name', { type: 'TEXT', standardForm: 'NAME' }],
  ['gender', { type: 'TEXT', standardForm: 'GENDER' }],
  ['birthday', { type: 'DATE', standardForm: 'BIRTH_DATE' }],
  ['age', { type: 'NUMBER', standardForm: 'AGE' }],
  ['mobile', { type: 'TEXT', standardForm: 'PHONE' }],
  ['mail', { type: 'TEXT', standardForm: 'EMAIL' }],
  ['address', { type: 'TEXT', standardForm: 'REGION' }],
  ['province', { type: 'TEXT', standardForm: 'PROVINCE' }],
  ['city', { type: 'TEXT', standardForm: 'CITY' }],
  ['district', { type: 'TEXT', standardForm: 'DISTRICT' }],
  ['cityCode', { type: 'TEXT', standardForm: 'CITY_CODE' }],
  ['postal', { type: 'TEXT', standardForm: 'POSTAL_CODE' }],
  ['resident', { type: 'TEXT', standardForm: 'RESIDENT_NUMBER' }],
  ['ip', { type: 'TEXT', standardForm: 'IP' }],
  ['joined', { type: 'DATE' }],
  ['seen', { type: 'DATETIME' }],
  ['amount', { type: 'NUMBER' }],
  ['vip', { type: 'BOOLEAN' }],
  ['likes', { type: 'TEXT_LIST' }],
]);
/** The clock stands. */
const NOW = Date.parse('2026-11-22T12:00:00Z');

export const cleaner = (options: Partial<CleanerOptions> = {}): Cleaner =>
  cleanerOf({ attributes: ATTRIBUTES, timeZone: 'Asia/Shanghai', defaultRegion: 'CN', now: () => NOW, ...options });

export const clean = (attributes: Record<string, unknown>, options?: Partial<CleanerOptions>): Cleaned<BoundUser> =>
  cleaner(options).user({ externalId: 'u', attributes });

/** One value cleaned: what is stored, by which rules. */
export const cleanOne = (key: string, value: unknown, options?: Partial<CleanerOptions>): unknown[] => {
  const { item, repairs, rejected } = clean({ [key]: value }, options);
  return rejected ? [rejected.code] : [item.attributes![key], ...repairs];
};
