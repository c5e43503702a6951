import type { AttributeType } from '@strata/rules';

/**
 * What the values of an attribute mean beyond their type, so that cleaning knows how to read them, and the type each needs. A region,
 * given under any of its parts, fills the others.
 */
export const STANDARD_FORMS = {
  NAME: 'TEXT',
  GENDER: 'TEXT',
  BIRTH_DATE: 'DATE',
  AGE: 'NUMBER',
  PHONE: 'TEXT',
  EMAIL: 'TEXT',
  REGION: 'TEXT',
  PROVINCE: 'TEXT',
  CITY: 'TEXT',
  DISTRICT: 'TEXT',
  PROVINCE_CODE: 'TEXT',
  CITY_CODE: 'TEXT',
  DISTRICT_CODE: 'TEXT',
  POSTAL_CODE: 'TEXT',
  RESIDENT_NUMBER: 'TEXT',
  IP: 'TEXT',
} as const satisfies Record<string, AttributeType>;

export type StandardForm = keyof typeof STANDARD_FORMS;

/** What reaches or names one person: sensitive, unless whoever defines the attribute says otherwise. */
export const SENSITIVE_FORMS: readonly StandardForm[] = ['PHONE', 'EMAIL', 'RESIDENT_NUMBER'];
