import { useImportsWords } from './words';

/** The rules of cleaning that can be switched off for a source, in the order in which they are shown. */
export const CLEANING_RULES = [
  'PHONE',
  'EMAIL',
  'NAME',
  'TEXT',
  'WIDTH',
  'DATE',
  'INSTANT',
  'NUMBER',
  'BOOLEAN',
  'GENDER',
  'AGE',
  'REGION',
  'RESIDENT_NUMBER',
] as const;

const OTHERS = [
  'INFERRED_POSTAL_CODE',
  'INFERRED_RESIDENT_NUMBER',
  'INFERRED_PHONE_PREFIX',
  'INFERRED_IP',
  'REGION_UNRESOLVED',
  'DROPPED',
] as const;

const KNOWN = [...CLEANING_RULES, ...OTHERS];

/** What a repair is called. */
export function useRuleName(): (rule: string) => string {
  const say = useImportsWords();
  return (rule) => {
    const known = KNOWN.find((one) => one === rule);
    return known ? say(`rule.${known}`) : rule;
  };
}
